"""Under which power of law, by which rule and in which way a result is decided: stated in the draft before anybody votes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.changing import changing, clear
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision, Power, Rule, Vote, Way
from delivery.models.power import Maker
from statute import clock


@dataclass(frozen=True)
class Basis:
    """Under which power, by which rule and in which words it is decided. What was decided at a meeting has its day and its minutes."""

    power: Power
    rule: str
    way: str = Way.SIGNED
    made_on: date | None = None
    minute: str = ""
    minutes_reason: str = ""
    statement: str = ""
    alternatives: str = ""


@transaction.atomic
def set_basis(*, decision: Decision, basis: Basis) -> None:
    """Raises DeliveryError, also where the rule would change after votes are given or written down.

    Ward members who could not agree refer it to the cabinet by choosing its power: their votes stay on show.
    """
    with changing(decision) as draft:
        _check_basis(draft, basis)
        if _is_referred(draft, basis):
            draft.deciders.filter(vote=Vote.NONE).delete()
            draft.deciders.update(before_referral=True)
        if draft.way != basis.way:
            clear(draft)
        _write(draft, basis)


def _write(draft: Decision, basis: Basis) -> None:
    draft.power, draft.rule, draft.way = basis.power, basis.rule, basis.way
    draft.power_name, draft.citation = basis.power.name, basis.power.citation
    draft.minute, draft.statement = basis.minute.strip(), basis.statement.strip()
    draft.alternatives = basis.alternatives.strip()
    by_meeting = basis.way == Way.MINUTES
    draft.made_on = basis.made_on if by_meeting else None
    draft.minutes_reason = basis.minutes_reason.strip() if by_meeting else ""
    draft.save()


def _check_basis(draft: Decision, basis: Basis) -> None:
    _check_power(draft, basis.power)
    fitting = RULES[Maker(basis.power.maker)]
    if basis.rule not in fitting:
        labels = " / ".join(str(Rule(one).label) for one in fitting)
        raise DeliveryError(
            _("Under this power one of these rules holds: %(rules)s.") % {"rules": labels}, "rule"
        )
    # Back with the members, another rule would hold than the one they voted by.
    if basis.power.maker != Maker.CABINET and _disagreed(draft).exists():
        raise DeliveryError(
            _("By the stated rule this went to the cabinet. Choose the cabinet’s power."), "power"
        )
    if basis.way == Way.MINUTES:
        _check_minutes(basis)
    if draft.rule != basis.rule and _voted(draft).exists() and not _is_referred(draft, basis):
        raise DeliveryError(
            _("Votes are given. The rule cannot change after people voted by it."), "rule"
        )


def _check_power(draft: Decision, power: Power) -> None:
    if power.maker == Maker.MEMBER and draft.round.area is None:
        raise DeliveryError(
            _(
                "Under this power a councillor decides for their own ward, and this round is for the whole area. Choose the power of the cabinet, a committee or an officer."
            ),
            "power",
        )


def _check_minutes(basis: Basis) -> None:
    """A decision that nobody signs here needs its day, where it is minuted, and why it was taken so."""
    if basis.made_on is None:
        raise DeliveryError(_("Enter the day of the meeting."), "made_on")
    if basis.made_on > timezone.localdate(clock.now()):
        raise DeliveryError(_("The day of the decision must be today or earlier."), "made_on")
    if not basis.minute.strip():
        raise DeliveryError(_("Say in which minutes it stands."), "minute")
    if not basis.minutes_reason.strip():
        raise DeliveryError(
            _("Say why it was decided at a meeting and not signed here. It is published."),
            "minutes_reason",
        )


def _voted(draft: Decision) -> QuerySet[Decider]:
    """Those whose vote was given or written down, also on a draft that was changed since."""
    asked = draft.deciders.filter(before_referral=False)
    return asked.exclude(vote=Vote.NONE, cleared_at=None)


def _disagreed(draft: Decision) -> QuerySet[Decider]:
    """Those who were against it, on the whole or on a line, before it was referred."""
    against = Q(vote=Vote.AGAINST) | Q(line_votes__vote=Vote.AGAINST)
    return draft.deciders.filter(against, before_referral=True)


def _is_referred(draft: Decision, basis: Basis) -> bool:
    return draft.rule == Rule.REFER and basis.power.maker == Maker.CABINET


# A stated rule for every kind of decision-maker.
RULES = {
    Maker.MEMBER: (Rule.SOLE, Rule.MAJORITY, Rule.LEAD, Rule.REFER),
    Maker.CABINET: (Rule.SOLE, Rule.MAJORITY),
    Maker.COMMITTEE: (Rule.MAJORITY,),
    Maker.OFFICER: (Rule.SOLE,),
}
