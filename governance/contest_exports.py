"""What is published of a declared contest, for whoever wants to count again."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count

from ballots.counting import blt_writer
from ballots.counting.ranked import RankedElection
from ballots.published_lists import LICENCE, declared_facts
from ballots.publishing import published_papers
from governance.contest_result import ContestResult
from record.models import RecordEntry


def command(result: ContestResult) -> str:
    """The command that counts the published file as the ballot's rule does."""
    file = file_name(result, "papers.blt")
    return f"./run manage count {file} --rule {result.count.rule['rule']} --seed {result.outcome['seed']}"


def file_name(result: ContestResult, name: str) -> str:
    contest = result.contest
    return f"{contest.election.slug}-{contest.constituency_code}-{name}"


def election_of(result: ContestResult) -> RankedElection:
    """The published papers as they are counted, candidates by name; a name that two share gets its number."""
    options = list(result.ballot.options.order_by("number"))
    titles = Counter(option.title for option in options)
    names = [
        option.title if titles[option.title] == 1 else f"{option.title} ({option.number})"
        for option in options
    ]
    place = {option.number: position for position, option in enumerate(options)}
    rows = published_papers(result.ballot).order_by("marks").values_list("marks")
    tally: Counter[tuple[int, ...]] = Counter()
    for marks, voters in rows.annotate(voters=Count("pk")):
        tally[tuple(place[number] for number in marks)] += voters
    gone = [place[option.number] for option in options if option.withdrawn_at]
    return RankedElection.from_tally(names, result.ballot.seats or 0, tally, withdrawn=gone)


def blt(result: ContestResult) -> Iterator[str]:
    """The published papers as a BLT file."""
    return blt_writer.lines(election_of(result), result.ballot.question)


def facts(result: ContestResult) -> dict[str, Any]:
    """Declaration, rule, outcome and seals as JSON values; candidates by their number, named in `candidates`."""
    contest = result.contest
    return {
        "licence": LICENCE,
        "organisation": contest.election.organisation.name,
        "election": {"title": contest.election.title, "slug": contest.election.slug},
        "constituency": {"name": contest.name, "code": contest.constituency_code},
        "candidates": dict(result.names),
        **declared_facts(result.ballot, result.declaration),
        "rule": result.count.rule,
        "outcome": result.outcome,
        "published_papers": result.publishable.papers,
        "withheld_papers": result.publishable.withheld,
        "record_entries": {action: _entry(entry) for action, entry in result.entries.items()},
    }


def _entry(entry: RecordEntry) -> dict[str, Any]:
    return {"sequence": entry.sequence, "digest": entry.digest}
