"""What a result page says in sentences: its heading, how it was counted, what broke a tie."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.explaining import Titles
from budgets.results import Result
from look.words import pounds
from record.models import RecordEntry
from record.sentences import payload

Outcome = Mapping[str, Any]
_AT_HOME = {"lives", "no-fixed-address"}


def headline(result: Result) -> str:
    """ "Residents of Larkmead chose 7 of 12 projects for £98,600"."""
    won, all_ = len(result.outcome["selected"]), len(result.outcome["explanation"])
    values = {
        "people": _people(result),
        "won": won,
        "all": all_,
        "money": pounds(result.outcome["spent"]),
    }
    if not won:
        return _("%(people)s voted, and none of the %(all)d projects won") % values
    return (
        ngettext(
            "%(people)s chose %(won)d of %(all)d project for %(money)s",
            "%(people)s chose %(won)d of %(all)d projects for %(money)s",
            all_,
        )
        % values
    )


def _people(result: Result) -> str:
    ward = result.budget_round.ward
    if set(result.ballot.who_may_vote) <= _AT_HOME:
        return _("Residents of %(ward)s") % {"ward": ward.name} if ward else _("Residents")
    return _("Voters in %(ward)s") % {"ward": ward.name} if ward else _("Voters")


def how_counted(outcome: Outcome) -> str:
    """The rule in two sentences."""
    if outcome["rule"] == "equal-shares":
        return _(
            "Every voter held an equal share of the money. A project won when the people who chose it could pay for it together, starting with the one that took least from each of them."
        )
    if outcome["settings"]["stop_at_first_that_does_not_fit"]:
        after = _("The count stopped at the first project that cost more than what was left.")
    else:
        after = _("A project that cost more than what was left was passed over.")
    return f"{_first_sentence(outcome)} {after}"


def _first_sentence(outcome: Outcome) -> str:
    if outcome["rule"] == "greedy-per-cost":
        return _(
            "The project with the most votes for each pound of its cost came first, then the next, while the money lasted."
        )
    return _(
        "The project that most people chose came first, then the next, while the money lasted."
    )


def ties_in_short(outcome: Outcome) -> str:
    """ "No tie had to be broken.", or how many were, and whether it may have mattered."""
    ties = outcome["ties"]
    if not ties:
        return _("No tie had to be broken.")
    broken = ngettext(
        "%(ties)d tie was broken by the rule published before the vote",
        "%(ties)d ties were broken by the rule published before the vote",
        len(ties),
    ) % {"ties": len(ties)}
    if any(tie["parted"] for tie in ties):
        return _("%(broken)s; the full count says which.") % {"broken": broken}
    return _("%(broken)s; it changed nothing about who won.") % {"broken": broken}


def tie_in_words(tie: Mapping[str, Any], titles: Titles) -> str:
    """Which projects were equal, which was taken first and which step of the tie rule decided."""
    names = [f"“{titles.get(name, name)}”" for name in tie["candidates"]]
    values = {
        "names": _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]},
        "chosen": titles.get(tie["chosen"], tie["chosen"]),
        "why": _STEPS[tie["decided_by"]](),
    }
    said = _("%(names)s were equal. “%(chosen)s” was taken first: %(why)s.") % values
    mattered = _("Not all of them won in the end.") if tie["parted"] else _("It changed nothing.")
    return f"{said} {mattered}"


_STEPS = {
    "votes": lambda: _("it had more votes"),
    "cost": lambda: _("it costs less"),
    "list-order": lambda: _("its number on the ballot is lower"),
    "id": lambda: _("its number on the ballot is lower"),
    "lot": lambda: _("the lot drawn from the published seed fell on it"),
}


def details(outcome: Outcome) -> str:
    """The figures behind the two sentences: where the shares began and ended; empty for the other rules."""
    if outcome["rule"] != "equal-shares" or not outcome["voters"]:
        return ""
    found, first = outcome["details"], pounds(outcome["budget"] // outcome["voters"])
    if found.get("every_supported_option_fits"):
        return _("The money was enough for every project that anybody chose.")
    said = _shares(outcome, first, pounds(found["endowment"]))
    added = [step for step in outcome["rounds"] if step["why"] == "completion"]
    if not added:
        return said
    left = pounds(added[0]["left_after"] + added[0]["cost"])
    last = ngettext(
        "Last, the %(left)s still left paid for the most chosen project that fitted in it.",
        "Last, the %(left)s still left paid for the most chosen projects that fitted in it.",
        len(added),
    )
    return f"{said} {last % {'left': left}}"


def _shares(outcome: Outcome, first: str, last: str) -> str:
    step = pounds(outcome["settings"]["step"] * outcome["unit"])
    values = {"first": first, "last": last, "step": step}
    if not outcome["completion"].startswith("add1"):
        return _("Each share was %(first)s.") % values
    if not outcome["details"]["raised"]:
        return (
            _("Each share was %(first)s. Raised by %(step)s, they would have spent too much.")
            % values
        )
    return (
        _(
            "The shares started at %(first)s and were raised together, %(step)s at a time, until one step more would have spent too much. That was at %(last)s."
        )
        % values
    )


def reason(entry: RecordEntry | None) -> str:
    """Why a result was superseded, as the record has it."""
    return str(payload(entry)["reason"]) if entry else ""
