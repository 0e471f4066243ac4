"""Writer of Pabulib `.pb` files, line by line, so that a file of any size needs constant memory."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

VOTES_HEADER = ("voter_id", "vote")


def lines(
    meta: Mapping[str, object],
    projects: Sequence[Mapping[str, object]],
    papers: Iterable[Iterable[object]],
    *,
    points: bool = False,
) -> Iterator[str]:
    """The lines of a file: META as given, then PROJECTS, then one vote for each paper, numbered from 1.

    Every project has the same keys, `project_id` and `cost` among them; a paper is the ids it names, or with
    `points` pairs of an id and its points.
    """
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\n")
    yield "META\n"
    yield writer.writerow(("key", "value"))
    yield from (writer.writerow(pair) for pair in meta.items())
    yield "PROJECTS\n"
    yield writer.writerow(list(projects[0]))
    yield from (writer.writerow(list(project.values())) for project in projects)
    yield "VOTES\n"
    if points:
        yield from _scored_votes(writer, papers)
        return
    yield writer.writerow(VOTES_HEADER)
    for voter, paper in enumerate(papers, start=1):
        yield writer.writerow((voter, ",".join(map(str, paper))))


def _scored_votes(writer: Any, papers: Iterable[Iterable[Any]]) -> Iterator[str]:
    yield writer.writerow((*VOTES_HEADER, "points"))
    for voter, paper in enumerate(papers, start=1):
        pairs = list(paper)
        ids, points = (",".join(str(pair[part]) for pair in pairs) for part in (0, 1))
        yield writer.writerow((voter, ids, points))


class _Line:
    """A file that gives each line back to whoever writes it."""

    def write(self, line: str) -> str:
        return line
