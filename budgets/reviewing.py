"""What a voter gave, line by line, to be checked before it is cast: where points are shared out or places given."""

from collections.abc import Collection, Sequence

from ballots import points
from ballots.marks_in_words import in_points, place
from ballots.models import Ballot, Kind
from budgets.choosing import Listed


def lines(
    ballot: Ballot, chosen: Collection[Listed], marks: Sequence[int]
) -> list[tuple[Listed, str]]:
    """Each project with its points, the most first, or with its place; none where projects are only chosen."""
    by_number = {project.number: project for project in chosen}
    if ballot.kind == Kind.POINTS:
        given = sorted(points.pairs(marks), key=lambda pair: (-pair[1], pair[0]))
        said = [(number, in_points(some)) for number, some in given]
    elif ballot.kind == Kind.ORDER:
        said = [(number, place(at)) for at, number in enumerate(marks, 1)]
    else:
        said = []
    return [(by_number[number], words) for number, words in said if number in by_number]
