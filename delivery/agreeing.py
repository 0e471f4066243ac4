"""Whether those who decide have decided: their votes against the stated rule."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from delivery.models import Decider, Rule, Vote


def obstacle(rule: str, deciders: Sequence[Decider]) -> str:
    """Why the votes do not make a decision yet, as a sentence; "" where they do."""
    if not deciders:
        return _("Write down who decides, and how each of them voted.")
    if silent := next((one for one in deciders if one.vote == Vote.NONE), None):
        return _("Write down how %(name)s voted.") % {"name": silent.name}
    if not any(one.took_part for one in deciders):
        return _("Nobody is left to decide: all stood aside or were absent. Use another power.")
    return _CHECKS[Rule(rule)](deciders)


def _sole(deciders: Sequence[Decider]) -> str:
    if len(deciders) > 1:
        return _("One person decides under this rule, and more are written down.")
    return "" if deciders[0].vote == Vote.FOR else _("Whoever decides alone must be for it.")


def _majority(deciders: Sequence[Decider]) -> str:
    in_favour, against = _sizes(deciders)
    if in_favour > against:
        return ""
    told = {"for": in_favour, "against": against}
    return _("There is no majority: %(for)d for and %(against)d against.") % told


def _lead(deciders: Sequence[Decider]) -> str:
    lead = next((one for one in deciders if one.lead), None)
    if lead is None:
        return _("Mark the lead member, whose word holds where they disagree.")
    if lead.vote != Vote.FOR:
        return _("%(name)s is the lead member and is not for it.") % {"name": lead.name}
    return ""


def _refer(deciders: Sequence[Decider]) -> str:
    in_favour, against = _sizes(deciders)
    if against:
        told = {"for": in_favour, "against": against}
        return (
            _("They disagree, %(for)d for and %(against)d against: by the stated rule it goes")
            + " "
            + _("to the cabinet. Choose the cabinet’s power and write down its vote.")
        ) % told
    return "" if in_favour else _("Nobody is for it yet.")


def _sizes(deciders: Sequence[Decider]) -> tuple[int, int]:
    votes = [one.vote for one in deciders]
    return votes.count(Vote.FOR), votes.count(Vote.AGAINST)


_CHECKS = {
    Rule.SOLE: _sole,
    Rule.MAJORITY: _majority,
    Rule.LEAD: _lead,
    Rule.REFER: _refer,
}
