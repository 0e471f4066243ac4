"""The votes of a `.pb` file, grouped as they are read."""

from collections import Counter
from collections.abc import Sequence
from itertools import repeat
from typing import cast

from ballots.counting.election import Election, Marks, Scored
from ballots.counting.pabulib_lines import PabulibError, Row

VOTE_TYPES = ("approval", "choose-1", "cumulative", "ordinal")
MOST_POINTS = 10**6

Written = tuple[str, str]


class _Unreadable(Exception):
    pass


class Votes:
    """Takes rows of the section VOTES; holds distinct papers and the voters seen, no row."""

    def __init__(
        self,
        vote_type: str,
        header: Row,
        positions: dict[str, int],
        longest: int | None,
        *,
        header_line: int,
    ) -> None:
        self.vote_type = vote_type
        self.scored = vote_type in ("cumulative", "ordinal")
        self.notes: list[str] = []
        self.read = 0
        self._positions = positions
        self._longest = longest
        self._width = len(header)
        self._voter, self._vote = header.index("voter_id"), header.index("vote")
        self._points = header.index("points") if self.scored and "points" in header else None
        self._check_points_are_given(header_line)
        self._seen: set[str] = set()
        self._papers: dict[Written, Marks | Scored] = {}
        self._tally: Counter[Marks | Scored] = Counter()

    def _check_points_are_given(self, line: int) -> None:
        if self._points is None and self.vote_type == "cumulative":
            raise PabulibError(line, "Cumulative votes need a column 'points'.")
        if self._points is None and self.vote_type == "ordinal" and not self._longest:
            raise PabulibError(line, "Ordinal votes need a column 'points', or max_length in META.")

    def take(self, rows: Sequence[Row], lines: Sequence[int]) -> None:
        """Count a block of rows; raises PabulibError for the first that cannot be counted."""
        if set(map(len, rows)) - {self._width}:
            self._refuse_width(rows, lines)
        self._take_voters([row[self._voter].strip() for row in rows], lines)
        vote, points = self._vote, self._points
        papers: list[Written] = (
            list(zip([row[vote] for row in rows], repeat("")))
            if points is None
            else [(row[vote], row[points]) for row in rows]
        )
        counted = Counter(papers)
        # In the order of the file, so that the first bad vote is the one that is named.
        for written in [one for one in counted if one not in self._papers]:
            self._papers[written] = self._read(written, papers, lines)
        for written, voters in counted.items():
            self._tally[self._papers[written]] += voters
        self.read += len(rows)

    def _refuse_width(self, rows: Sequence[Row], lines: Sequence[int]) -> None:
        for row, line in zip(rows, lines, strict=True):
            if len(row) != self._width:
                reason = f"This vote has {len(row)} fields where the header has {self._width}."
                raise PabulibError(line, reason)

    def _take_voters(self, voters: list[str], lines: Sequence[int]) -> None:
        fresh = set(voters)
        if "" in fresh:
            raise PabulibError(lines[voters.index("")], "This vote has no voter id.")
        if len(fresh) != len(voters) or not self._seen.isdisjoint(fresh):
            for voter, line in zip(voters, lines, strict=True):
                if voter in self._seen:
                    raise PabulibError(line, f"The voter {voter} has voted before.")
                self._seen.add(voter)
        self._seen |= fresh

    def _read(
        self, written: Written, papers: Sequence[Written], lines: Sequence[int]
    ) -> Marks | Scored:
        try:
            marks = self._marks(written[0])
            if self.scored:
                return self._with_points(marks, written[1])
            paper = self._once(marks)
        except _Unreadable as error:
            raise PabulibError(lines[papers.index(written)], str(error)) from error
        if len(paper) != len(marks):
            line = lines[papers.index(written)]
            self.notes.append(f"line {line}: a project named twice in one vote is counted once.")
        return paper

    def _marks(self, written: str) -> list[int]:
        if not written.strip():
            return []
        positions = self._positions
        names = written.split(",")
        try:
            return [positions[name] for name in names]
        except KeyError:
            return [self._position(name.strip()) for name in names]

    def _position(self, name: str) -> int:
        if name not in self._positions:
            raise _Unreadable(f"The vote names the project {name!r}, which is not listed.")
        return self._positions[name]

    def _once(self, marks: list[int]) -> Marks:
        if self.vote_type == "choose-1" and len(marks) > 1:
            raise _Unreadable("The vote names more than one project in a choose-1 election.")
        return tuple(sorted(set(marks)))

    def _with_points(self, marks: list[int], written: str) -> Scored:
        points = self._given(marks, written) if self._points is not None else self._by_place(marks)
        if len(points) != len(marks):
            raise _Unreadable(f"The vote names {len(marks)} projects and {len(points)} points.")
        if len(set(marks)) != len(marks):
            raise _Unreadable("The vote names a project twice.")
        paired = sorted(zip(marks, points, strict=True))
        return tuple(mark for mark, _ in paired), tuple(points for _, points in paired)

    def _given(self, marks: list[int], written: str) -> list[int]:
        numbers = [one.strip() for one in written.split(",")] if marks else []
        for number in numbers:
            if not (number.isascii() and number.isdigit() and int(number) <= MOST_POINTS):
                raise _Unreadable(f"The points {number[:20]!r} are not a whole number.")
        return [int(number) for number in numbers]

    def _by_place(self, marks: list[int]) -> list[int]:
        """The best gets as many points as a vote may name projects, the next one fewer, and on."""
        longest = self._longest or 0
        if len(marks) > longest:
            raise _Unreadable(f"The vote ranks {len(marks)} projects where {longest} are allowed.")
        return [longest - place for place in range(len(marks))]

    def election(self, ids: list[str], costs: list[int], budget: int, unit: int) -> Election:
        """The election these votes make up."""
        if self.scored:
            scored = cast("Counter[Scored]", self._tally)
            return Election.from_scores(ids, costs, budget, scored, unit=unit)
        marks = cast("Counter[Marks]", self._tally)
        return Election.from_tally(ids, costs, budget, marks, unit=unit)
