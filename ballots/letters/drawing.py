"""A file of letters: one for each person, alike but for name, address and code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ballots.letters import address, qr, wording
from ballots.letters.document import Document, Ink
from ballots.letters.wording import Paragraph, Sheet
from ballots.models import LetterKind, RollEntry

Progress = Callable[[int], None]
LEFT, RIGHT, FOOT = 20.0, 190.0, 282.0
_COLUMN = 125.0  # the letterhead's right column, beside the window
_HEADING = 102.0
_QR = 30.0
_REPORT_EACH = 100


@dataclass(frozen=True)
class Type:
    """Sizes in points; `leading` in millimetres a point."""

    body: float
    title: float
    code: float
    note: float
    leading: float = 0.48


# RNIB's Clear Print asks for 12 points or more, large print begins at 16: here 18.
TYPES = {
    LetterKind.PLAIN: Type(body=11.5, title=16, code=24, note=9),
    LetterKind.LARGE: Type(body=18, title=22, code=26, note=18),
}


def draw(
    sheet: Sheet, kind: str, letters: Iterable[tuple[RollEntry, str]], progress: Progress
) -> tuple[bytes, dict[int, str]]:
    """The PDF, and by entry what could not be printed as it stands on the register.

    Raises FontMissing. `progress` is told how many letters are drawn.
    """
    document, type_ = Document(sheet.title), TYPES[LetterKind(kind)]
    forms, code_at = _keep_forms(document, sheet, type_)
    faults = {}
    for done, (entry, code) in enumerate(letters, 1):
        if fault := _address(document, entry):
            faults[entry.pk] = fault
        document.ink.text(LEFT + 5, code_at, type_.code, code, bold=True)
        for form in forms:
            document.page(form)
        if done % _REPORT_EACH == 0:
            progress(done)
    return document.finish(), faults


def _address(document: Document, entry: RollEntry) -> str:
    """The address onto the page; what is wrong with it, empty where nothing is."""
    ink, family = document.ink, document.families[False]
    block = address.lines(entry)
    size = address.size_of(block, ink.width)
    for place, line in enumerate(block):
        at = address.FIRST_LINE + place * address.LEADING
        ink.text(address.LEFT, at, size or address.SIZES[-1], line)
    missing = "".join(sorted(set("".join(family.missing(line) for line in block))))
    return missing or ("" if size else "…")


def _keep_forms(document: Document, sheet: Sheet, type_: Type) -> tuple[list[str], float]:
    """What all letters share, page by page: the forms' names, and at which height the code stands."""
    ink, names = document.ink, ["F1"]
    _head(ink, sheet, type_)
    top = _titles(ink, sheet, type_)
    y = _frame(ink, sheet, type_, top)
    for paragraph in wording.paragraphs(sheet):
        lines = _wrapped(ink, paragraph, type_)
        if y + len(lines) * _line(type_) > FOOT:
            document.keep_form(names[-1])
            names.append(f"F{len(names) + 1}")
            y = 30.0
        y = _set(ink, paragraph, lines, y, type_)
    document.keep_form(names[-1])
    return names, top + 22


def _head(ink: Ink, sheet: Sheet, type_: Type) -> None:
    ink.text(LEFT, 24, 15, wording.council(), bold=True)
    ink.text(address.LEFT, address.RETURN_AT, address.RETURN_SIZE, wording.return_line())
    y = address.CLEAR_FROM + 14
    for line in _wrap(ink, wording.help_line(sheet.phone), type_.note, RIGHT - _COLUMN):
        ink.text(_COLUMN, y, type_.note, line)
        y += type_.note * type_.leading
    for place in (99, 198):  # where the sheet is folded
        ink.filled(5, place, 4, 0.1)


def _titles(ink: Ink, sheet: Sheet, type_: Type) -> float:
    """Title and question; returns where they end."""
    y = _HEADING
    for line in _wrap(ink, sheet.title, type_.title, RIGHT - LEFT, bold=True):
        ink.text(LEFT, y, type_.title, line, bold=True)
        y += type_.title * type_.leading
    for line in _wrap(ink, sheet.question, type_.body, RIGHT - LEFT):
        ink.text(LEFT, y, type_.body, line)
        y += _line(type_)
    return y


def _frame(ink: Ink, sheet: Sheet, type_: Type, top: float) -> float:
    """The frame for the code and the square code beside it; returns where the text begins."""
    ink.box(LEFT, top, RIGHT - LEFT - _QR - 5, _QR)
    ink.text(LEFT + 5, top + 9, max(type_.body, 12), wording.label())
    _square_code(ink, sheet.address, RIGHT - _QR, top)
    y = top + _QR + type_.note * type_.leading + 1
    for line in _wrap(ink, wording.scan(), type_.note, RIGHT - LEFT):
        ink.text(LEFT, y, type_.note, line)
        y += type_.note * type_.leading
    return y + 1


def _square_code(ink: Ink, page: str, x: float, y: float) -> None:
    rows = qr.modules(page)
    side = _QR / len(rows)
    for down, row in enumerate(rows):
        for start, length in _dark(row):
            # A hair wider, so that no white line shows between neighbours.
            ink.filled(x + start * side, y + down * side, length * side, side + 0.01)


def _dark(row: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for place, dark in enumerate([*row, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _line(type_: Type) -> float:
    return type_.body * type_.leading


def _set(ink: Ink, paragraph: Paragraph, lines: list[str], y: float, type_: Type) -> float:
    y += _line(type_) * (0.5 if paragraph.bold else 0.15)
    indent = 0.0
    if paragraph.number:
        ink.text(LEFT, y + _line(type_) * 0.75, type_.body, f"{paragraph.number}.")
        indent = type_.body * 0.55
    for line in lines:
        y += _line(type_)
        ink.text(LEFT + indent, y - _line(type_) * 0.25, type_.body, line, bold=paragraph.bold)
    return y


def _wrapped(ink: Ink, paragraph: Paragraph, type_: Type) -> list[str]:
    room = RIGHT - LEFT - (type_.body * 0.55 if paragraph.number else 0)
    return _wrap(ink, paragraph.text, type_.body, room, bold=paragraph.bold)


def _wrap(ink: Ink, text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and ink.width(longer, size, bold=bold) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]
