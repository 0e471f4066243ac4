"""Why a project did not win and what it was short of, for each reason a count gives."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.reasons import Facts, Reason, Titles, Words, chosen_by, needed_money
from look.words import pounds

_POUND = 100


def _does_not_fit(facts: Facts, _titles: Titles) -> Reason:
    values = {
        "chosen": chosen_by(facts),
        "cost": pounds(facts["cost"]),
        "left": pounds(facts["left"]),
    }
    return Reason(
        _("%(chosen)s. It costs %(cost)s, and %(left)s was left at its turn.") % values,
        needed_money(facts["short_by"]),
        facts["left"],
        facts["cost"],
    )


def _after_the_stop(facts: Facts, titles: Titles) -> Reason:
    values = {
        "chosen": chosen_by(facts),
        "title": titles.get(facts["stopped_at"], facts["stopped_at"]),
    }
    return Reason(
        _("%(chosen)s. The count had stopped before at “%(title)s”, which cost more than was left.")
        % values,
        _("The count did not reach it"),
    )


def _below_threshold(facts: Facts, _titles: Titles) -> Reason:
    needed = facts["votes_needed"]
    score = facts.get("score", facts["votes"])
    values = {"chosen": chosen_by(facts), "threshold": f"{score + needed:,}"}
    if "points" in facts:
        sentence = _("%(chosen)s. A project had to have at least %(threshold)s points to win.")
        short_of = ngettext("Needed %(votes)s more point", "Needed %(votes)s more points", needed)
    else:
        sentence = _("%(chosen)s. A project had to have at least %(threshold)s votes to win.")
        short_of = ngettext("Needed %(votes)s more vote", "Needed %(votes)s more votes", needed)
    more = short_of % {"votes": f"{needed:,}"}
    return Reason(sentence % values, more, score, score + needed)


def _below_share(facts: Facts, _titles: Titles) -> Reason:
    reach, needed = facts["votes_to_reach"], facts["votes_needed"]
    sentence = ngettext(
        "%(chosen)s. At least %(reach)s person had to choose it, the part of all voters that was set before the vote.",
        "%(chosen)s. At least %(reach)s people had to choose it, the part of all voters that was set before the vote.",
        reach,
    )
    return Reason(
        sentence % {"chosen": chosen_by(facts), "reach": f"{reach:,}"},
        ngettext("Needed %(votes)s more voter", "Needed %(votes)s more voters", needed)
        % {"votes": f"{needed:,}"},
        facts["votes"],
        reach,
    )


def _supporters_money(facts: Facts, _titles: Titles) -> Reason:
    held = _readable(facts["held"], facts["cost"])
    values = {
        "chosen": chosen_by(facts),
        "held": pounds(held),
        "cost": pounds(facts["cost"]),
    }
    return Reason(
        _("%(chosen)s. They had %(held)s left of the %(cost)s it costs.") % values,
        needed_money(facts["cost"] - held),
        facts["held"],
        facts["cost"],
    )


def _readable(pence: int, cost: int) -> int:
    """Whole pounds, rounded down, for a cost that is whole pounds: the pence are in the full count."""
    return pence if cost % _POUND else pence - pence % _POUND


def _no_votes(facts: Facts, _titles: Titles) -> Reason:
    return Reason(
        _("%(chosen)s, so there was nobody to pay for it.") % {"chosen": chosen_by(facts)},
        needed_money(facts["cost"]),
    )


WORDS: dict[str, Words] = {
    "does-not-fit": _does_not_fit,
    "after-the-stop": _after_the_stop,
    "below-threshold": _below_threshold,
    "below-share": _below_share,
    "supporters-money": _supporters_money,
    "no-votes": _no_votes,
}
