"""What broke a tie between candidates, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.counting.stv_ties import LOT
from governance.contest_result import ContestResult

_TAKEN = {
    "exclusion": lambda: _("%(chosen)s was taken out"),
    "surplus": lambda: _("the extra votes of %(chosen)s were passed on first"),
    "order-of-election": lambda: _("%(chosen)s was named first"),
}


def ties_in_short(result: ContestResult) -> str:
    """Whether a tie had to be broken, and how it would have been."""
    ties = result.outcome["ties"]
    if not ties:
        return _(
            "There was no tie. Had there been one, the latest earlier stage that differs would have decided it, then a lot."
        )
    return ngettext(
        "%(n)d tie was broken by the rule published before the vote.",
        "%(n)d ties were broken by the rule published before the vote.",
        len(ties),
    ) % {"n": len(ties)}


def ties_in_words(result: ContestResult) -> list[str]:
    """Each tie: who were equal, at which stage, what followed and what decided."""
    return [_tie(result, tie) for tie in result.outcome["ties"]]


def lots_drawn(result: ContestResult) -> list[tuple[str, str]]:
    """Name and lot of everybody who drew one: the SHA-256 of "SEED:NUMBER", the first in order taken."""
    return [
        (result.names[number], lot)
        for tie in result.outcome["ties"]
        for number, lot in tie["lots"].items()
    ]


def _tie(result: ContestResult, tie: Mapping[str, Any]) -> str:
    names: Sequence[str] = [result.names[one] for one in tie["candidates"]]
    taken = _TAKEN[tie["purpose"]]() % {"chosen": result.names[tie["chosen"]]}
    return _("Stage %(stage)d: %(names)s had equal votes, and %(taken)s. %(why)s") % {
        "stage": tie["stage"],
        "names": get_text_list(list(names), _("and")),
        "taken": taken,
        "why": _why(tie),
    }


def _why(tie: Mapping[str, Any]) -> str:
    if tie["decided_by"] == LOT:
        return _(
            "They had been equal at every earlier stage, so the lot drawn from the published seed decided."
        )
    return _("Stage %(stage)d, the latest at which they differed, decided.") % {
        "stage": tie["decided_at_stage"]
    }
