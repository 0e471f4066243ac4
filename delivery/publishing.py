"""Making a decision public: from then on it is frozen, the round is decided, and scrutiny's period runs."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery import agreeing, signed
from delivery.changing import held_draft
from delivery.errors import DeliveryError
from delivery.models import Decision, DecisionState, Signature
from delivery.ready import readiness, within_means
from delivery.telling import told
from members.models import Person
from record import entries
from statute import clock, parameters
from statute.working_days import HolidaysUnknown, add_working_days


@transaction.atomic
def publish(*, decision: Decision, by: Person) -> Decision:
    """Publish the draft and set the round's `decided_at`. An earlier version gives way to it. Raises DeliveryError."""
    draft = held_draft(decision)
    if found := obstacles(draft):
        raise DeliveryError(found[0])
    now = clock.now()
    draft.round.decisions.standing().update(state=DecisionState.SUPERSEDED)
    draft.made_on = _decided_on(draft)
    draft.state, draft.published_at, draft.published_by = DecisionState.PUBLISHED, now, by
    draft.call_in_ends_at = _call_in_ends_at(draft, now)
    draft.save()
    BudgetRound.objects.filter(pk=draft.round_id, decided_at=None).update(decided_at=now)
    entries.write(
        actor=by.as_actor("officer"),
        action="delivery.decision-published",
        subject=draft.as_subject(),
        payload=told(draft),
    )
    return draft


def obstacles(draft: Decision) -> list[str]:
    """What stands in the way of publishing, in the order of the work."""
    if draft.is_signed:
        return readiness(draft) or signed.obstacles(draft)
    if missing := _not_minuted(draft):
        return [missing]
    deciders = list(draft.deciders.filter(before_referral=False))
    found = [agreeing.obstacle(draft.rule, deciders), *within_means(draft)]
    return [one for one in found if one]


def _not_minuted(draft: Decision) -> str:
    if not draft.power_name or draft.made_on is None:
        return _("Say under which power and when it was decided.")
    if not draft.minute or not draft.minutes_reason:
        return _("Say in which minutes it stands, and why it was not signed here.")
    return ""


def _decided_on(draft: Decision) -> date | None:
    """The day of the meeting, or that of the last signature."""
    if not draft.is_signed:
        return draft.made_on
    signatures = Signature.objects.filter(decider__decision=draft, decider__before_referral=False)
    return timezone.localdate(signatures.latest("signed_at").signed_at)


def _call_in_ends_at(draft: Decision, now: datetime) -> datetime | None:
    """The end of the last working day of the period; none for what is not open to it or was referred back once."""
    if draft.power is None or not draft.power.open_to_call_in or draft.version > 1:
        return None
    days = int(parameters.value("call-in-working-days"))
    try:
        last = add_working_days(timezone.localtime(now).date(), days)
    except HolidaysUnknown as unknown:
        raise DeliveryError(unknown.message) from unknown
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
