"""Whether a draft is whole: its power, who decides, its sums. What is left then is their votes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from delivery import own_wards, pots
from delivery.models import Decider, Decision, Rule
from delivery.models.power import Maker
from delivery.sums import Sums, sums_of
from look import words


def readiness(draft: Decision) -> list[str]:
    """What the draft lacks before anybody can sign it, in the order of the work."""
    rows = draft.deciders.filter(before_referral=False).select_related("councillor__ward")
    deciders = list(rows.defer("councillor__ward__boundary"))
    found = [
        stated(draft),
        named(draft, deciders),
        empowered(draft, deciders),
        *within_means(draft),
    ]
    return [one for one in found if one]


def stated(draft: Decision) -> str:
    if not draft.power_name:
        return _("Say under which power and by which rule it is decided.")
    return ""


def named(draft: Decision, deciders: Sequence[Decider]) -> str:
    """Whether those who are to sign are named, each with an account, as rule and power have it."""
    if not deciders:
        return _("Name those who decide.")
    for one in deciders:
        if one.councillor_id is None and one.officer_id is None:
            return _("%(name)s has no account here. Take them off, and choose from the list.") % {
                "name": one.name
            }
    if draft.rule == Rule.SOLE and len(deciders) > 1:
        return _("One person decides under this rule, and more are named.")
    if draft.rule == Rule.LEAD and not any(one.lead for one in deciders):
        return _("Mark the lead member, whose word holds where they disagree.")
    # Section 101 of the Local Government Act 1972 knows no committee of one.
    if draft.power and draft.power.maker == Maker.COMMITTEE and len(deciders) == 1:
        return _("A committee is more than one person. Name its members.")
    return ""


def empowered(draft: Decision, deciders: Sequence[Decider]) -> str:
    """Whether the power is theirs who are named: it may have become another since they were."""
    if draft.power is None:
        return ""
    maker = draft.power.maker
    wards = own_wards.codes_of(draft.round) if maker == Maker.MEMBER else []
    for one in deciders:
        if not _has_power(maker, one, wards):
            return _(
                "%(name)s cannot decide under this power. Take them off, or choose the power they decide under."
            ) % {"name": one.name}
    return ""


def _has_power(maker: str, decider: Decider, wards: Sequence[str]) -> bool:
    if decider.councillor is None:
        return decider.officer_id is None or maker == Maker.OFFICER
    if maker == Maker.MEMBER:
        return decider.councillor.ward.code in wards
    return maker != Maker.OFFICER


def within_means(draft: Decision) -> list[str]:
    """Whether the projects fit what there is, and the pot in the ledger covers them."""
    found = sums_of(draft)
    said = []
    if found.left < 0:
        over = {
            "over": words.pounds(-found.left),
            "funded": words.pounds(found.funded),
            "all": words.pounds(found.there_is),
        }
        said.append(
            _("The projects cost %(over)s more than there is: %(funded)s of %(all)s.") % over
        )
    if found.over_pots > found.diverted:
        said.append(_beyond_a_pot(found))
    if short := pots.short_pence(draft.round, found.funded):
        said.append(
            _("The round’s pot is short by %(short)s. Allot it from a fund first.")
            % {"short": words.pounds(short)}
        )
    return said


def _beyond_a_pot(found: Sums) -> str:
    over = [
        _("“%(pot)s” by %(sum)s") % {"pot": one.pot.title, "sum": words.pounds(one.over)}
        for one in found.pots
        if one.over
    ]
    return _(
        "The projects of a pot cost more than it holds: %(pots)s. Only money diverted from another programme can pay for that, no other pot: %(diverted)s is."
    ) % {"pots": ", ".join(over), "diverted": words.pounds(found.diverted)}
