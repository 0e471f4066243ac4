"""A declared result as a Pabulib file, the form in which participatory-budgeting votes are exchanged."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from ballots import points
from ballots.counting import pabulib_writer
from ballots.counting.pabulib_money import written
from ballots.marking_pots import limits_of
from ballots.models import POINT_KINDS, Ballot, Completion, CountingRule, Kind, Paper
from ballots.published_lists import LICENCE, ROWS_AT_A_TIME
from budgets.counted_parts import CountedPart
from budgets.published_parts import published_of
from budgets.result_lines import Line
from budgets.results import Result

_PENCE = 100
_VOTE_TYPES = {
    Kind.APPROVAL: "approval",
    Kind.KNAPSACK: "approval",
    Kind.SINGLE: "choose-1",
    Kind.POINTS: "cumulative",
    Kind.ORDER: "ordinal",
}


def lines(result: Result, part: CountedPart) -> Iterator[str]:
    """The published papers as a `.pb` file, of one pot where there are several: the format has one budget a file.

    Marks for withdrawn projects are left out, as they were of the count.
    """
    projects = sorted([*part.winners, *part.others], key=lambda line: line.number)
    papers = published_of(result.ballot, part)
    return pabulib_writer.lines(
        _meta(result, part, papers.count()),
        [_project(line) for line in projects],
        _papers(result.ballot, papers, {line.number for line in projects}),
        points=result.ballot.kind in POINT_KINDS,
    )


def _meta(result: Result, part: CountedPart, papers: int) -> dict[str, object]:
    ballot = result.ballot
    meta: dict[str, object] = {
        "description": ": ".join(filter(None, [result.budget_round.title, part.title])),
        "country": "United Kingdom",
        "unit": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}".strip(),
        **_subunit(result, part),
        "instance": str(timezone.localtime(ballot.closes_at).year),
        "num_projects": len(part.numbers()),
        "num_votes": papers,
        "budget": written(part.outcome["budget"], _PENCE),
        "vote_type": _VOTE_TYPES[Kind(ballot.kind)],
        "rule": _rule(ballot),
        "date_begin": f"{timezone.localtime(ballot.opens_at):%d.%m.%Y}",
        "date_end": f"{timezone.localtime(ballot.closes_at):%d.%m.%Y}",
        "currency": "GBP",
        "language": "en",
        "licence": LICENCE,
    }
    return meta | _limits(ballot, part)


def _subunit(result: Result, part: CountedPart) -> dict[str, str]:
    """The wards or neighbourhood whose people vote on this money; nothing where the whole area does."""
    codes = part.pot.strata if part.pot else []
    if not codes and result.budget_round.area is None:
        return {}
    names = result.area_names
    return {"subunit": ", ".join(names.get(code, code) for code in codes or names)}


def _limits(ballot: Ballot, part: CountedPart) -> dict[str, object]:
    """What a paper may say and what a project needs, as far as there is anything. The format has no name for a part of the voters."""
    percent = ballot.threshold_percent
    limits = {
        "max_length": limits_of(ballot, part.pot).most if part.pot else ballot.max_choices,
        "max_sum_points": ballot.points_total,
        "max_points": ballot.most_points,
        "min_project_score_threshold": ballot.threshold,
        "comment": percent and f"#1: A project needs the votes of {percent} % of all voters.",
    }
    return {name: limit for name, limit in limits.items() if limit}


def _rule(ballot: Ballot) -> str:
    """The format's own name of the rule, where it has one."""
    if ballot.rule == CountingRule.EQUAL_SHARES:
        by_completion = {Completion.NONE: "equalshares", Completion.ADD1: "equalshares/add1"}
        return by_completion.get(Completion(ballot.completion), f"equalshares/{ballot.completion}")
    if ballot.rule == CountingRule.GREEDY_PER_COST:
        return str(ballot.rule)
    if ballot.stop_at_first:
        return "greedy-no-skip"
    return "greedy-threshold" if ballot.threshold else "greedy"


def _project(line: Line) -> dict[str, object]:
    score = {} if line.points is None else {"score": line.points}
    return {
        "project_id": line.number,
        "cost": written(line.cost_pence, _PENCE),
        "votes": line.votes,
        **score,
        "name": line.project.option.title,
        "category": line.project.category,
        "latitude": line.project.latitude,
        "longitude": line.project.longitude,
        "selected": int(line.won),
    }


def _papers(ballot: Ballot, papers: QuerySet[Paper], counted: set[int]) -> Iterator[list[Any]]:
    """The numbers a paper names; where it gives points, pairs of a number and its points, the most wanted of an order first."""
    rows = papers.values_list("marks", flat=True)
    for marks in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        if ballot.kind in POINT_KINDS:
            given = points.given(ballot.kind, ballot.max_choices, marks, counted)
            yield list(given.items())
        else:
            yield [mark for mark in marks if mark in counted]
