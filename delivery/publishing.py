"""Making a decision public: from then on it is frozen, the round is decided, and scrutiny's period runs."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery import agreeing, pots
from delivery.drafting import held_draft
from delivery.errors import DeliveryError
from delivery.models import Decision, DecisionState
from delivery.sums import sums_of
from look import words
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
    assert draft.power is not None  # noqa: S101 -- `obstacles` said so; tells the type checker
    draft.power_name, draft.citation = draft.power.name, draft.power.citation
    draft.state, draft.published_at, draft.published_by = DecisionState.PUBLISHED, now, by
    draft.call_in_ends_at = _call_in_ends_at(draft, now)
    draft.save()
    BudgetRound.objects.filter(pk=draft.round_id, decided_at=None).update(decided_at=now)
    entries.write(
        actor=by.as_actor("officer"),
        action="delivery.decision-published",
        subject=draft.as_subject(),
        payload=_payload(draft),
    )
    return draft


def obstacles(draft: Decision) -> list[str]:
    """What stands in the way of publishing, in the order of the work."""
    if draft.power is None or draft.made_on is None:
        return [_("Say under which power and when it was decided.")]
    deciders = list(draft.deciders.filter(before_referral=False))
    found = [agreeing.obstacle(draft.rule, deciders), _too_much(draft), _not_covered(draft)]
    return [one for one in found if one]


def _too_much(draft: Decision) -> str:
    found = sums_of(draft)
    if found.left >= 0:
        return ""
    return _("The projects cost %(over)s more than there is: %(funded)s of %(all)s.") % {
        "over": words.pounds(-found.left),
        "funded": words.pounds(found.funded),
        "all": words.pounds(found.there_is),
    }


def _not_covered(draft: Decision) -> str:
    short = pots.short_pence(draft.round, sums_of(draft).funded)
    if not short:
        return ""
    return _("The round’s pot is short by %(short)s. Allot it from a fund first.") % {
        "short": words.pounds(short)
    }


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


def _payload(decision: Decision) -> dict[str, Any]:
    lines = decision.lines.select_related("project__option")
    people = decision.deciders.prefetch_related("interests")
    return {
        "version": decision.version,
        "round": decision.round.slug,
        "power": decision.power_name,
        "citation": decision.citation,
        "rule": decision.rule,
        "lines": [
            {
                "number": one.project.option.number,
                "title": one.project.option.title,
                "residents_pence": one.residents_pence,
                "funded_pence": one.funded_pence,
                "reason": one.reason,
            }
            for one in lines
        ],
        "deciders": [
            {
                "name": one.name,
                "office": one.office,
                "vote": one.vote,
                "before_referral": one.before_referral,
                "interests": [interest.about for interest in one.interests.all()],
            }
            for one in people
        ],
        "diverted": [
            {
                "programme": one.programme,
                "pence": one.amount_pence,
                "consultation": one.consultation,
            }
            for one in decision.diversions.all()
        ],
        "departures": sum(one.departs for one in lines),
    }
