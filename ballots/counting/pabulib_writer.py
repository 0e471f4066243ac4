"""Writer of Pabulib `.pb` files, line by line, so that a file of any size needs constant memory."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence

VOTES_HEADER = ("voter_id", "vote")


def lines(
    meta: Mapping[str, object],
    projects: Sequence[Mapping[str, object]],
    papers: Iterable[Iterable[object]],
) -> Iterator[str]:
    """The lines of a file: META as given, then PROJECTS, then one vote for each paper, numbered from 1.

    Every project has the same keys, `project_id` and `cost` among them; a paper is the ids it names.
    """
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\n")
    yield "META\n"
    yield writer.writerow(("key", "value"))
    yield from (writer.writerow(pair) for pair in meta.items())
    yield "PROJECTS\n"
    yield writer.writerow(list(projects[0]))
    yield from (writer.writerow(list(project.values())) for project in projects)
    yield "VOTES\n"
    yield writer.writerow(VOTES_HEADER)
    for voter, paper in enumerate(papers, start=1):
        yield writer.writerow((voter, ",".join(map(str, paper))))


class _Line:
    """A file that gives each line back to whoever writes it."""

    def write(self, line: str) -> str:
        return line
