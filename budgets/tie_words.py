"""What broke a tie, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.reasons import Titles
from budgets.result_lines import Outcome


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


def tie_in_words(tie: Mapping[str, Any], titles: Titles, *, by_points: bool = False) -> str:
    """Which projects were equal, which was taken first and which step of the tie rule decided."""
    decided_by = tie["decided_by"]
    by_votes = decided_by == "votes"
    names = [f"“{titles.get(name, name)}”" for name in tie["candidates"]]
    values = {
        "names": _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]},
        "chosen": titles.get(tie["chosen"], tie["chosen"]),
        "why": _("it had more points") if by_votes and by_points else _STEPS[decided_by](),
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
