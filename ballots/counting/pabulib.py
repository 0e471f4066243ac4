"""Reader of Pabulib `.pb` files, the form in which participatory-budgeting ballots are exchanged."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ballots.counting import pabulib_money
from ballots.counting.election import CountingError, Election
from ballots.counting.pabulib_lines import LARGEST_FILE, Block, PabulibError, Row, blocks
from ballots.counting.pabulib_votes import VOTE_TYPES, Votes

__all__ = ["Meta", "Pabulib", "PabulibError", "read", "read_stream"]

SECTIONS = ("META", "PROJECTS", "VOTES")
NEEDED = {
    "META": ("key", "value"),
    "PROJECTS": ("project_id", "cost"),
    "VOTES": ("voter_id", "vote"),
}


@dataclass(frozen=True)
class Meta:
    """The first section. `threshold` is the score a project needs by the file's own rule."""

    values: dict[str, str]
    vote_type: str
    rule: str
    threshold: int
    currency: str
    notes: tuple[str, ...]


class Pabulib(NamedTuple):
    """What a file holds; `projects` are its rows as written, in file order."""

    meta: Meta
    election: Election
    projects: list[dict[str, str]]


def read(path: Path, *, largest: int = LARGEST_FILE) -> Pabulib:
    """Read a file of at most `largest` bytes.

    Raises PabulibError with line and reason, and OSError where the file cannot be opened.
    """
    if path.stat().st_size > largest:
        raise PabulibError(0, f"The file is larger than {largest // (1 << 20)} MB.")
    with path.open("rb") as stream:
        return read_stream(stream, largest=largest)


def read_stream(stream: BinaryIO, *, largest: int = LARGEST_FILE) -> Pabulib:
    """The same from an open stream, such as an upload; it is read once, block by block."""
    reading = _Reading()
    for block in blocks(stream, largest):
        reading.take(block)
    return reading.finished()


@dataclass
class _Reading:
    meta: dict[str, str] = field(default_factory=dict)
    meta_lines: dict[str, int] = field(default_factory=dict)
    projects: dict[str, dict[str, str]] = field(default_factory=dict)
    costs: list[Decimal] = field(default_factory=list)
    votes: Votes | None = None
    section: str = ""
    header: Row = field(default_factory=list)

    def take(self, block: Block) -> None:
        for place, row in enumerate(block.rows):
            if self.votes is not None:
                self.votes.take(block.rows[place:], block.lines[place:])
                return
            self._take_row(row, block.lines[place])

    def _take_row(self, row: Row, line: int) -> None:
        if len(row) == 1:
            self._open_section(row[0].strip().upper(), line)
        elif not self.section:
            raise PabulibError(line, "The file must begin with the section META.")
        elif not self.header:
            self._take_header(row, line)
        elif len(row) != len(self.header):
            raise PabulibError(line, _fields(len(row), len(self.header)))
        elif self.section == "META":
            self._take_meta(row, line)
        else:
            self._take_project(row, line)

    def _open_section(self, name: str, line: int) -> None:
        if name not in SECTIONS:
            raise PabulibError(line, f"There is no section {name[:40]!r}.")
        opened = SECTIONS.index(self.section) + 1 if self.section else 0
        if opened >= len(SECTIONS) or name != SECTIONS[opened]:
            expected = SECTIONS[min(opened, len(SECTIONS) - 1)]
            raise PabulibError(line, f"Found the section {name} where {expected} was expected.")
        if self.section and not self.header:
            raise PabulibError(line, f"The section {self.section} is empty.")
        self.section, self.header = name, []

    def _take_header(self, row: Row, line: int) -> None:
        self.header = [name.strip().lower() for name in row]
        for name in NEEDED[self.section]:
            if name not in self.header:
                raise PabulibError(line, f"The section {self.section} has no column {name!r}.")
        if len(set(self.header)) != len(self.header):
            raise PabulibError(line, "Two columns have the same name.")
        if self.section == "VOTES":
            self.votes = self._ready_for_votes(line)

    def _take_meta(self, row: Row, line: int) -> None:
        key = row[self.header.index("key")].strip()
        if key in self.meta:
            raise PabulibError(line, f"META gives {key!r} twice.")
        self.meta[key] = row[self.header.index("value")].strip()
        self.meta_lines[key] = line

    def _take_project(self, row: Row, line: int) -> None:
        project = dict(zip(self.header, row, strict=True))
        name = project["project_id"].strip()
        if not name or "," in name:
            raise PabulibError(line, "A project needs an id, without a comma.")
        if name in self.projects:
            raise PabulibError(line, f"The project {name} is listed twice.")
        if not project["cost"].strip():
            raise PabulibError(line, f"The project {name} has no cost.")
        cost = pabulib_money.parsed(project["cost"])
        if not cost or pabulib_money.places(cost) > pabulib_money.MOST_PLACES:
            written = project["cost"].strip()[:40]
            raise PabulibError(line, f"The cost of project {name}, {written!r}, is not an amount.")
        self.projects[name] = project
        self.costs.append(cost)

    def _ready_for_votes(self, line: int) -> Votes:
        vote_type = self.meta.get("vote_type", "")
        if vote_type not in VOTE_TYPES:
            raise PabulibError(
                self.meta_lines.get("vote_type", 0),
                f"The vote type {vote_type[:40]!r} is not one of {', '.join(VOTE_TYPES)}.",
            )
        positions = {name: place for place, name in enumerate(self.projects)}
        longest = self._whole("max_length", needed=False)
        return Votes(vote_type, self.header, positions, longest, header_line=line)

    def finished(self) -> Pabulib:
        if self.votes is None:
            missing = SECTIONS[SECTIONS.index(self.section) + 1] if self.section else SECTIONS[0]
            raise PabulibError(0, f"The file ends before the section {missing}.")
        self._check_number("num_projects", len(self.projects), "projects")
        self._check_number("num_votes", self.votes.read, "votes")
        return Pabulib(
            self._meta(self.votes), self._election(self.votes), [*self.projects.values()]
        )

    def _election(self, votes: Votes) -> Election:
        budget = pabulib_money.parsed(self.meta.get("budget", ""))
        if budget is None or pabulib_money.places(budget) > pabulib_money.MOST_PLACES:
            raise PabulibError(self.meta_lines.get("budget", 0), "META gives no budget.")
        unit = pabulib_money.unit_for([budget, *self.costs])
        costs = [int(cost * unit) for cost in self.costs]
        try:
            return votes.election(list(self.projects), costs, int(budget * unit), unit)
        except CountingError as error:
            raise PabulibError(0, str(error)) from error

    def _meta(self, votes: Votes) -> Meta:
        return Meta(
            values=self.meta,
            vote_type=votes.vote_type,
            rule=self.meta.get("rule", ""),
            threshold=self._whole("min_project_score_threshold", needed=False) or 0,
            currency=self.meta.get("currency", ""),
            notes=tuple(votes.notes),
        )

    def _whole(self, key: str, *, needed: bool) -> int | None:
        text = self.meta.get(key, "")
        if not text and not needed:
            return None
        if not (text.isascii() and text.isdigit()):
            line = self.meta_lines.get(key, 0)
            raise PabulibError(line, f"META gives {text[:40]!r} for {key}: a number is needed.")
        return int(text)

    def _check_number(self, key: str, found: int, things: str) -> None:
        declared = self._whole(key, needed=True)
        if declared != found:
            line = self.meta_lines[key]
            raise PabulibError(line, f"META says {declared} {things}, the file holds {found}.")


def _fields(found: int, expected: int) -> str:
    return f"This row has {found} fields where the header has {expected}."
