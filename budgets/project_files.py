"""Projects from a CSV file: read, checked row by row, shown, and loaded only when all of it is right.

Columns `title`, `cost` (pounds) and `summary` are needed; `description`, `place`, `latitude`, `longitude`, `category`
and `drawing` may be there, `pot` (its name) must be where the round has several, and for each language of the round `title_cy`, `summary_cy`, `description_cy`, `place_cy`.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ballots.models import Pot
from budgets.errors import RoundError
from budgets.facts import ProjectFacts
from budgets.models import BudgetRound
from look import reading, words
from look.pictures import DRAWINGS

MOST_BYTES = 1024 * 1024
NEEDED = ["title", "cost", "summary"]
OPTIONAL = ["description", "place", "latitude", "longitude", "category", "drawing"]
POT = "pot"
TRANSLATED = ["title", "summary", "description", "place"]
_LONGEST = {"title": 140, "summary": 240, "place": 160, "category": 40, "description": 5000}
Pots = Mapping[str, Pot]
_BOUNDS = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line of the file; the first line is 1, the header."""

    line: int
    reason: str


@dataclass(frozen=True)
class Preview:
    """What a file would load, and what stands in the way."""

    projects: list[ProjectFacts] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def can_load(self) -> bool:
        return bool(self.projects) and not self.faults

    @property
    def cost_pence(self) -> int:
        return sum(project.cost_pence for project in self.projects)


class Unreadable(RoundError):
    """The file as a whole cannot be read; `line` says how far it could."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def columns(budget_round: BudgetRound) -> list[str]:
    """The header of a file with a place for everything the round can take."""
    told = [f"{name}_{code}" for code in budget_round.languages for name in TRANSLATED]
    return [*_needed(budget_round), *OPTIONAL, *told]


def _needed(budget_round: BudgetRound) -> list[str]:
    return [*NEEDED, POT] if budget_round.ballot.has_pots else NEEDED


def preview(content: bytes, budget_round: BudgetRound) -> Preview:
    """Read the file against the round, saving nothing. Every fault is told, not only the first."""
    try:
        rows = _rows(content, columns(budget_round), _needed(budget_round))
    except Unreadable as whole:
        return Preview(faults=[Fault(whole.line, whole.message)])
    taken = {
        title.casefold(): 0 for title in budget_round.ballot.options.values_list("title", flat=True)
    }
    found, pots = Preview(), {pot.name.casefold(): pot for pot in budget_round.ballot.pots.all()}
    for line, row in rows:
        faults = [*_faults(row, budget_round, pots), *_title_fault(row, taken)]
        found.faults.extend(Fault(line, reason) for reason in faults)
        if not faults:
            found.projects.append(_facts(row, budget_round.languages, pots))
        taken.setdefault(row["title"].casefold(), line)
    return found


def _rows(content: bytes, known: list[str], needed: list[str]) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in reader.fieldnames or []]
        _check_header(header, known, needed)
        reader.fieldnames = header
        rows = [(reader.line_num, _tidy(row, header)) for row in reader]
    except csv.Error as broken:
        raise Unreadable(_("This is not a CSV file: %(reason)s.") % {"reason": broken}) from broken
    if not rows:
        raise Unreadable(_("The file has a header and no project under it."))
    return rows


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable(
            _("The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again."),
            content[: wrong.start].count(b"\n") + 1,
        ) from wrong


def _check_header(header: list[str], known: list[str], needed: list[str]) -> None:
    if missing := [name for name in needed if name not in header]:
        raise Unreadable(
            _("The first line must name the columns. Missing: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    if unknown := [name for name in header if name not in known]:
        raise Unreadable(
            _("We do not know these columns: %(names)s. The round may lack that language.")
            % {"names": ", ".join(unknown)}
        )
    if len(set(header)) < len(header):
        raise Unreadable(_("A column is named twice in the first line."))


def _tidy(row: dict[str | None, str | list[str] | None], header: list[str]) -> dict[str, str]:
    tidy = {name: str(row.get(name) or "").strip() for name in header}
    if None in row or any(row[name] is None for name in header):
        tidy["_wrong_width"] = "yes"
    return tidy


def _faults(row: dict[str, str], budget_round: BudgetRound, pots: Pots) -> list[str]:
    needed = _needed(budget_round)
    faults = [_("%(name)s is empty.") % {"name": name} for name in needed if not row[name]]
    if "_wrong_width" in row:
        faults.append(_("The line has more or fewer columns than the first line."))
    for name, text in row.items():
        most = _LONGEST.get(name.split("_")[0])
        if most and len(text) > most:
            faults.append(
                _("%(name)s is longer than %(most)d characters.") % {"name": name, "most": most}
            )
    pot = pots.get(row.get(POT, "").casefold())
    if row.get(POT) and pot is None:
        names = ", ".join(one.name for one in pots.values())
        faults.append(
            _("There is no pot “%(name)s”. There are: %(all)s.") % {"name": row[POT], "all": names}
        )
    held = pot.pence if pot else budget_round.ballot.pot
    return faults + _cost_faults(row["cost"], held) + _place_faults(row) + _drawing_faults(row)


def _cost_faults(text: str, pot_pence: int) -> list[str]:
    if not text:
        return []
    try:
        pence = reading.pence(text)
    except ValueError:
        return [
            _("The cost “%(text)s” is not a sum of money, like 14200 or £14,200.50.")
            % {"text": text}
        ]
    if pence == 0:
        return [_("The cost must be more than nothing.")]
    if pence > pot_pence:
        return [_("The cost is more than the whole %(pot)s.") % {"pot": words.pounds(pot_pence)}]
    return []


def _place_faults(row: dict[str, str]) -> list[str]:
    return [
        _("%(name)s must be a number from -%(most)d to %(most)d.") % {"name": name, "most": most}
        for name, most in _BOUNDS.items()
        if row.get(name) and not _is_within(row[name], most)
    ]


def _is_within(text: str, most: int) -> bool:
    try:
        return -most <= float(text) <= most
    except ValueError:
        return False


def _drawing_faults(row: dict[str, str]) -> list[str]:
    if row.get("drawing") and row["drawing"] not in DRAWINGS:
        return [
            _("There is no drawing “%(name)s”. There are: %(all)s.")
            % {"name": row["drawing"], "all": ", ".join(DRAWINGS)}
        ]
    return []


def _title_fault(row: dict[str, str], taken: dict[str, int]) -> list[str]:
    line = taken.get(row["title"].casefold()) if row["title"] else None
    if line is None:
        return []
    if line:
        return [_("The title is on line %(line)d too.") % {"line": line}]
    return [_("The round has a project of this title already.")]


def _facts(row: dict[str, str], languages: list[str], pots: Pots) -> ProjectFacts:
    texts = {
        code: {name: row.get(f"{name}_{code}", "") for name in TRANSLATED} for code in languages
    }
    return ProjectFacts(
        title=row["title"],
        cost_pence=reading.pence(row["cost"]),
        summary=row["summary"],
        description=row.get("description", ""),
        place=row.get("place", ""),
        latitude=float(row["latitude"]) if row.get("latitude") else None,
        longitude=float(row["longitude"]) if row.get("longitude") else None,
        category=row.get("category", ""),
        drawing=row.get("drawing", ""),
        pot=pots[row[POT].casefold()].number if row.get(POT) else None,
        translations=texts,
    )
