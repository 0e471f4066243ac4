"""A count as drawings: how votes moved, for wide screens, and a bar box for each stage, for phones."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.contest_result import ContestResult, Line, Stage
from governance.stage_words import Told, votes
from look.flows import Flow, FlowRow, Flows, flows
from look.grown_bars import Grown, GrownBars, grown_bars

# A whole bar is half as much again as was needed, or the most anybody had.
_FULL = 1.5


@dataclass(frozen=True)
class StageBox:
    """The bars of one stage, with the words above them and for those who do not see them."""

    told: Told
    chart: GrownBars
    label: str


def transfers_drawing(result: ContestResult) -> Flows:
    columns = [_("Stage %(n)d") % {"n": stage.number} for stage in result.stages]
    place = {line.number: at for at, line in enumerate(result.lines)}
    moved = [_flows(before, stage, place) for before, stage in _pairs(result.stages)]
    rows = [*(_row(result, line) for line in result.lines), _nobody(result)]
    return flows(columns, rows, [[], *moved], float(result.outcome["valid"]))


def transfers_label(result: ContestResult) -> str:
    return ngettext(
        "The votes of each candidate at the one stage; every number is in the table below",
        "How votes moved between candidates over %(n)d stages; every number is in the table below",
        len(result.stages),
    ) % {"n": len(result.stages)}


def stage_boxes(result: ContestResult, told: list[Told]) -> list[StageBox]:
    most = max(float(amount) for stage in result.stages for amount in stage.votes.values())
    full = max(most, result.quota * _FULL)
    befores = [None, *result.stages]
    return [
        StageBox(
            words,
            grown_bars(_bars(result, stage, before), result.quota, full),
            _("Votes at stage %(n)d; the table below has the figures") % {"n": stage.number},
        )
        for words, stage, before in zip(told, result.stages, befores, strict=False)
    ]


def _pairs(stages: list[Stage]) -> list[tuple[Stage, Stage]]:
    return list(pairwise(stages))


def _flows(before: Stage, stage: Stage, place: dict[str, int]) -> list[Flow]:
    """What the stage moved; fractions that the rule drops go the way of votes without a further choice."""
    if stage.of is None:
        return []
    lost = stage.non_transferable - before.non_transferable
    given = [
        Flow(place[stage.of], place[taker], float(amount))
        for taker, amount in stage.given.items()
        if taker and amount
    ]
    return [*given, *([Flow(place[stage.of], len(place), float(lost))] if lost else [])]


def _row(result: ContestResult, line: Line) -> FlowRow:
    amounts = [
        float(stage.votes[line.number]) if line.stands_at(stage.number) else None
        for stage in result.stages
    ]
    first = round(amounts[0] or 0)
    last = result.stages[-1].votes[line.number]
    return FlowRow(
        name=line.name,
        under_name=ngettext("%(n)s first choice", "%(n)s first choices", first)
        % {"n": f"{first:,}"},
        amounts=amounts,
        end=_end(line),
        under_end=_("%(votes)s votes") % {"votes": votes(last)},
        reached=None if line.elected_at is None else line.elected_at - 1,
        note=_("Taken out"),
    )


def _end(line: Line) -> str:
    if line.elected_at is None:
        return _("Not elected")
    return _("Elected, stage %(n)d") % {"n": line.elected_at}


def _nobody(result: ContestResult) -> FlowRow:
    lost = [stage.non_transferable for stage in result.stages]
    return FlowRow(
        name=_("No further choice"),
        under_name="",
        amounts=[float(amount) for amount in lost],
        end="",
        under_end=_("%(votes)s votes") % {"votes": votes(lost[-1])},
        rest=True,
    )


def _bars(result: ContestResult, stage: Stage, before: Stage | None) -> list[Grown]:
    return [_bar(line, stage, before) for line in result.lines if line.stands_at(stage.number)]


def _bar(line: Line, stage: Stage, before: Stage | None) -> Grown:
    now = stage.votes[line.number]
    had = min(before.votes[line.number], now) if before else now
    is_elected = line.elected_at is not None and line.elected_at <= stage.number
    return Grown(
        label=_("%(name)s, elected") % {"name": line.name} if is_elected else line.name,
        value=votes(now),
        had=float(had),
        given=float(now - had),
        reached=is_elected,
    )
