"""Why each project won or lost, in a sentence: from the explanation a count gives to words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look.words import pounds

Facts = Mapping[str, Any]
Titles = Mapping[str, str]
_POUND = 100


@dataclass(frozen=True)
class Reason:
    """`sentence` says why; of a project that lost, `needed` what it was short of.

    `reached` of `whole` fills a meter; a `whole` of nothing draws none.
    """

    sentence: str
    needed: str = ""
    reached: int = 0
    whole: int = 0


def explain(facts: Facts, titles: Titles) -> Reason:
    """The reason in one project's `facts`; `titles` names the others by their id in the count.

    Raises LookupError for a reason nobody has put in words: a page must not leave one out.
    """
    words = _WORDS.get(facts["why"])
    if words is None:
        raise LookupError(f"There are no words for the reason {facts['why']!r}.")
    return words(facts, titles)


def chosen_by(votes: int) -> str:
    """ "604 people chose it"."""
    if votes == 0:
        return _("Nobody chose it")
    return ngettext("%(people)s person chose it", "%(people)s people chose it", votes) % {
        "people": f"{votes:,}"
    }


def _fits(facts: Facts, _titles: Titles) -> Reason:
    values = {"chosen": chosen_by(facts["votes"]), "left": pounds(facts["left_before"])}
    if facts["rank"] == 1:
        return Reason(_("%(chosen)s. It came first, and %(left)s was there to spend.") % values)
    return Reason(_("%(chosen)s. %(left)s was left at its turn, so there was enough.") % values)


def _last_if_left(facts: Facts, _titles: Titles) -> Reason:
    values = {
        "chosen": chosen_by(facts["votes"]),
        "left": pounds(facts["left_before"]),
        "beyond": pounds(facts.get("beyond_budget", 0)),
    }
    return Reason(
        _(
            "%(chosen)s. %(left)s was left at its turn. That was enough of its cost for the rule to pay for it as the last one, %(beyond)s beyond the pot."
        )
        % values
    )


def _shares(facts: Facts, _titles: Titles) -> Reason:
    values = {"chosen": chosen_by(facts["votes"]), "most": pounds(facts["most_paid"])}
    return Reason(
        _("%(chosen)s and paid for it together, at most %(most)s from each share.") % values
    )


def _completion(facts: Facts, _titles: Titles) -> Reason:
    values = {"chosen": chosen_by(facts["votes"]), "left": pounds(facts["left_before"])}
    return Reason(
        _(
            "%(chosen)s. It won with money left over: %(left)s was left, and this was the most chosen project that it could still pay for."
        )
        % values
    )


def _does_not_fit(facts: Facts, _titles: Titles) -> Reason:
    values = {
        "chosen": chosen_by(facts["votes"]),
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
        "chosen": chosen_by(facts["votes"]),
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
    values = {"chosen": chosen_by(facts["votes"]), "threshold": f"{score + needed:,}"}
    return Reason(
        _("%(chosen)s. A project had to have at least %(threshold)s votes to win.") % values,
        ngettext("Needed %(votes)s more vote", "Needed %(votes)s more votes", needed)
        % {"votes": f"{needed:,}"},
        score,
        score + needed,
    )


def _supporters_money(facts: Facts, _titles: Titles) -> Reason:
    held = _readable(facts["held"], facts["cost"])
    values = {
        "chosen": chosen_by(facts["votes"]),
        "held": pounds(held),
        "cost": pounds(facts["cost"]),
    }
    return Reason(
        _("%(chosen)s. They had %(held)s left of the %(cost)s it costs.") % values,
        needed_money(facts["cost"] - held),
        facts["held"],
        facts["cost"],
    )


def _no_votes(facts: Facts, _titles: Titles) -> Reason:
    return Reason(
        _("%(chosen)s, so there was nobody to pay for it.") % {"chosen": chosen_by(0)},
        needed_money(facts["cost"]),
    )


def _readable(pence: int, cost: int) -> int:
    """Whole pounds, rounded down, for a cost that is whole pounds: the pence are in the full count."""
    return pence if cost % _POUND else pence - pence % _POUND


def needed_money(pence: int) -> str:
    """ "Needed £5,178 more"."""
    return _("Needed %(money)s more") % {"money": pounds(pence)}


_WORDS: dict[str, Callable[[Facts, Titles], Reason]] = {
    "fits": _fits,
    "last-if-left": _last_if_left,
    "shares": _shares,
    "completion": _completion,
    "does-not-fit": _does_not_fit,
    "after-the-stop": _after_the_stop,
    "below-threshold": _below_threshold,
    "supporters-money": _supporters_money,
    "no-votes": _no_votes,
}
