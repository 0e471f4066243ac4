"""The votes of every candidate at every stage, as tables whose columns each add up to all votes."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.html import format_html
from django.utils.translation import gettext as _

from governance.contest_result import ContestResult, Line, Stage
from governance.stage_words import CENT, votes
from look.tables import Column, Table

Written = Callable[[Decimal], str]
NONE = "–"


def in_short(result: ContestResult) -> Table:
    """Two decimals. What dropping the others leaves of a column stands with the votes that went to nobody."""
    return _table(result, _("Votes at each stage"), votes, [_nobody_in_short(result)])


def in_full(result: ContestResult) -> Table:
    """All five decimals the rule keeps."""
    rest = [
        [_("No further choice"), *(_exact(stage.exhausted) for stage in result.stages)],
        [_("Fractions dropped"), *(_exact(stage.rounding) for stage in result.stages)],
    ]
    return _table(result, _("Votes at each stage, to five decimals"), _exact, rest)


def in_parts(result: ContestResult, across: int) -> list[Table]:
    """As `in_short`, a table for every so many stages: for paper, which does not scroll."""
    whole = in_short(result)
    starts = range(1, len(whole.columns), across)
    return [_part(whole, start, min(start + across, len(whole.columns))) for start in starts]


def transfers(result: ContestResult) -> Table:
    """What moved at each stage, from whom to whom."""
    rows = [
        [
            _("Stage %(n)d") % {"n": stage.number},
            result.names[stage.of],
            result.names[taker] if taker else _("No further choice"),
            _exact(amount),
        ]
        for stage in result.stages
        if stage.of
        for taker, amount in stage.given.items()
    ]
    columns = [Column(_("Stage")), Column(_("From")), Column(_("To"))]
    return Table(
        caption=_("What moved at each stage"),
        columns=[*columns, Column(_("Votes"), numeric=True)],
        rows=rows,
    )


def _table(result: ContestResult, caption: str, written: Written, rest: list[list[str]]) -> Table:
    heads = [
        Column(_("Stage %(n)d") % {"n": stage.number}, numeric=True) for stage in result.stages
    ]
    everything = written(Decimal(result.outcome["valid"]))
    total = [_("All votes"), *(everything for _stage in result.stages)]
    return Table(
        caption=caption,
        columns=[Column(_("Candidate")), *heads],
        rows=[*(_row(result, line, written) for line in result.lines), *rest, total],
        total=True,
        stack=False,
    )


def _part(whole: Table, start: int, end: int) -> Table:
    span = {"first": start, "last": end - 1}
    caption = _("Votes at stages %(first)d to %(last)d") % span
    if end - start == 1:
        caption = _("Votes at stage %(first)d") % span
    return Table(
        caption=caption,
        columns=[whole.columns[0], *whole.columns[start:end]],
        rows=[[row[0], *row[start:end]] for row in whole.rows],
        total=True,
        stack=False,
    )


def _row(result: ContestResult, line: Line, written: Written) -> list[object]:
    return [_heading(line), *(_cell(line, stage, written) for stage in result.stages)]


def _cell(line: Line, stage: Stage, written: Written) -> str:
    amount = stage.votes[line.number]
    return written(amount) if amount or line.stands_at(stage.number) else NONE


def _heading(line: Line) -> object:
    if line.elected_at is None:
        return line.name
    at = _("Elected, stage %(n)d") % {"n": line.elected_at}
    return format_html('{}<br><span class="app-small">{}</span>', line.name, at)


def _nobody_in_short(result: ContestResult) -> list[str]:
    valid = Decimal(result.outcome["valid"])
    left = [
        valid
        - sum((Decimal(votes(one).replace(",", "")) for one in stage.votes.values()), CENT * 0)
        for stage in result.stages
    ]
    return [_("No further choice"), *(votes(amount) for amount in left)]


def _exact(amount: Decimal) -> str:
    return f"{amount:,.5f}"
