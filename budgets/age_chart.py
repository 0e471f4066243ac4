"""The ages of those who voted, as bars and as the table of their figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ballots.models import RollKind
from ballots.turnout_tables import unseen
from budgets.results import Result
from look.tables import Column, Table

Bar = tuple[str, float, str]


@dataclass(frozen=True)
class Ages:
    """`bars` are (age band, size, value as written); none where nobody's age is known."""

    caption: str
    label: str
    bars: list[Bar]
    table: Table


def ages(result: Result) -> Ages:
    """The share of each age group that voted where the roll is a register of all who could; else their numbers."""
    turnout = result.declaration.turnout
    shares = _shares(turnout) if result.ballot.roll.kind == RollKind.FROZEN else {}
    if shares:
        caption = _("Share of each age group that voted")
        bars = [(band, share, _percent(share)) for band, share in shares.items()]
    else:
        caption, bars = _("Ages of those who voted"), _numbers(turnout)
    label = _("%(caption)s; the table below has the figures") % {"caption": caption}
    return Ages(caption, label, bars, _table(caption, turnout, shares))


def _shares(turnout: Mapping[str, Any]) -> dict[str, float]:
    """Per cent of each age band, without those too small to show."""
    could = turnout.get("roll_by_age_band", {})
    return {
        band: 100 * voted / could[band]
        for band, voted in turnout["by_age_band"].items()
        if band and voted and could.get(band)
    }


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1f}%"


def _numbers(turnout: Mapping[str, Any]) -> list[Bar]:
    voted = turnout["by_age_band"]
    instead = unseen(voted, turnout["marked"])
    return [(band, people or 0, _number(people, instead)) for band, people in voted.items() if band]


def _table(caption: str, turnout: Mapping[str, Any], shares: dict[str, float]) -> Table:
    voted, could = turnout["by_age_band"], turnout.get("roll_by_age_band", {})
    instead, unseen_could = unseen(voted, turnout["marked"]), unseen(could, turnout["entries"])
    head = [Column(_("Age")), Column(_("Voted"), numeric=True)]
    rows = [[band or _("Not known"), _number(voted[band], instead)] for band in voted]
    if shares:
        head += [Column(_("Could vote"), numeric=True), Column(_("Share"), numeric=True)]
        more = [
            [_number(could.get(band), unseen_could), _percent(shares.get(band))] for band in voted
        ]
        rows = [row + extra for row, extra in zip(rows, more, strict=True)]
    return Table(caption=caption, caption_hidden=True, narrow=True, columns=head, rows=rows)


def _number(people: int | None, instead: str) -> str:
    return instead if people is None else f"{people:,}"
