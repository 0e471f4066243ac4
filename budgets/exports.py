"""What is published of a declared result, row by row, for whoever wants to count again. Never all in memory."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count

from ballots.published_lists import LICENCE, ROWS_AT_A_TIME, Row, declared_facts
from budgets import after_result
from budgets.counted_parts import CountedPart
from budgets.published_parts import published_of
from budgets.result_lines import Line
from budgets.results import Result
from record.models import RecordEntry


def projects(result: Result) -> Iterator[Row]:
    """The result project by project, winners first in the order they won."""
    yield ("number", "title", "cost", "votes", "result", "order_won", "why", "needed", "place", "category", "latitude", "longitude", "points", "pot")  # fmt: skip
    pots = {pot.pk: pot.name for pot in result.pots}
    for line in [*result.winners, *result.others]:
        yield _project(line, pots)


def _project(line: Line, pots: Mapping[int, str]) -> Row:
    project, outcome = line.project, "won" if line.won else "not chosen"
    return (
        line.number,
        line.title,
        f"{line.cost_pence / 100:.2f}" if line.cost_pence % 100 else line.cost_pence // 100,
        line.votes,
        outcome,
        line.pin or "",
        line.reason.sentence,
        line.reason.needed,
        project.place,
        project.category,
        project.latitude,
        project.longitude,
        "" if line.points is None else line.points,
        pots.get(project.option.pot_id or 0, ""),
    )


def facts(result: Result) -> dict[str, Any]:
    """Declaration, rule, outcome and seals as JSON values; money in pence."""
    ballot = result.ballot
    return {
        "licence": LICENCE,
        "round": {"title": result.budget_round.title, "slug": result.budget_round.slug},
        "question": ballot.question,
        "areas": ballot.strata,
        **declared_facts(ballot, result.declaration),
        "titles": result.titles,
        "rule": result.main.rule,
        "outcome": result.outcome,
        "other_outcome": _other(result),
        "published_papers": result.publishable.papers,
        "withheld_papers": result.publishable.withheld,
        **after_result.facts(result.budget_round),
        "record_entries": {action: _entry(entry) for action, entry in result.entries.items()},
    }


def _other(result: Result) -> dict[str, Any] | None:
    """Only where its publication was announced before the opening."""
    if result.other is None or not result.ballot.other_rule_published:
        return None
    outcome: dict[str, Any] = result.other.outcome
    return outcome


def _entry(entry: RecordEntry) -> dict[str, Any]:
    return {"sequence": entry.sequence, "digest": entry.digest}


def recount_papers(result: Result, part: CountedPart) -> Iterator[str]:
    """JSON for a recount in the browser: the rule, the projects that could win, equal papers grouped. Of one pot, where there are several."""
    head = {
        "kind": result.ballot.kind,
        "places": result.ballot.max_choices,
        "rule": result.main.rule,
        "budget": part.outcome["budget"],
        "selected": part.outcome["selected"],
        "projects": [
            {"id": name, "cost": line["cost"], "title": result.titles.get(name, name)}
            for name, line in part.outcome["explanation"].items()
        ],
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "papers": ['
    grouped = published_of(result.ballot, part).order_by("marks").values_list("marks")
    rows = grouped.annotate(people=Count("pk")).iterator(chunk_size=ROWS_AT_A_TIME)
    for place, (marks, people) in enumerate(rows):
        yield ("," if place else "") + json.dumps([people, marks], separators=(",", ":"))
    yield "]}\n"
