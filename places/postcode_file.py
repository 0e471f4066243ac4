"""Reading a postcode directory row by row, from a CSV file or from the zip archive that holds it."""

import csv
import io
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from places.errors import ImportRefused
from places.postcode_columns import Columns, columns
from places.spelling import compact, is_whole

NORTHERN_IRELAND = "BT"  # another licence for commercial use
NO_LATITUDE = 99.0  # what the files say where there is no grid reference
ROWS_BETWEEN_REPORTS = 50_000

Progress = Callable[[float], None]
StagedRow = tuple[str, str, str, str, float | None, float | None]


@dataclass
class Tally:
    """Rows read, and why the others were left out."""

    read: int = 0
    kept: int = 0
    terminated: int = 0
    northern_ireland: int = 0
    other_districts: int = 0


@dataclass
class PostcodeFile:
    """An open file: its columns are known, its rows are still to be read, once."""

    columns: Columns
    reader: Iterator[list[str]]
    position: Callable[[], float]
    tally: Tally = field(default_factory=Tally)

    def live_rows(
        self, only_districts: Collection[str] = (), progress: Progress | None = None
    ) -> Iterator[StagedRow]:
        """Postcode, ward, district, LSOA, latitude and longitude of every postcode in use. Raises ImportRefused."""
        for line, row in enumerate(self._lines(), 2):
            self.tally.read += 1
            if progress and self.tally.read % ROWS_BETWEEN_REPORTS == 0:
                progress(self.position())
            if self._is_wanted(row, line, only_districts):
                self.tally.kept += 1
                yield _staged(row, line, self.columns)

    def _lines(self) -> Iterator[list[str]]:
        try:
            yield from self.reader
        except (csv.Error, UnicodeDecodeError, zipfile.BadZipFile) as error:
            raise ImportRefused(
                _("The file cannot be read after line %(line)s: %(reason)s.")
                % {"line": self.tally.read + 1, "reason": error}
            ) from error

    def _is_wanted(self, row: list[str], line: int, only_districts: Collection[str]) -> bool:
        if len(row) != self.columns.width:
            raise ImportRefused(
                _("Line %(line)s has %(there)s columns, the header has %(wanted)s.")
                % {"line": line, "there": len(row), "wanted": self.columns.width}
            )
        if row[self.columns.terminated].strip():
            self.tally.terminated += 1
        elif row[self.columns.postcode].startswith(NORTHERN_IRELAND):
            self.tally.northern_ireland += 1
        elif only_districts and row[self.columns.district] not in only_districts:
            self.tally.other_districts += 1
        else:
            return True
        return False


@contextmanager
def opened(path: Path) -> Iterator[PostcodeFile]:
    """The CSV file, or the one directory of the whole country in a zip archive. Raises ImportRefused."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            member = _directory_in(archive)
            with archive.open(member) as raw:
                yield _read_header(raw, member.file_size)
    else:
        with path.open("rb") as raw:
            yield _read_header(raw, path.stat().st_size)


def _directory_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The largest CSV file: the same rows lie beside it by postcode area, and lookups are far smaller."""
    tables = [member for member in archive.infolist() if member.filename.lower().endswith(".csv")]
    if not tables:
        raise ImportRefused(_("There is no CSV file in the archive."))
    return max(tables, key=lambda member: member.file_size)


def _read_header(raw: IO[bytes], size: int) -> PostcodeFile:
    # A directory without its header, or no text at all, is told by its first line.
    reader = csv.reader(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""), strict=True)
    try:
        header = next(reader, [])
    except (csv.Error, UnicodeDecodeError) as error:
        raise ImportRefused(_("This is not a CSV file.")) from error
    return PostcodeFile(columns(header), reader, lambda: raw.tell() / size)


def _staged(row: list[str], line: int, at: Columns) -> StagedRow:
    code = compact(row[at.postcode])
    if not is_whole(code):
        raise ImportRefused(
            _("Line %(line)s: “%(text)s” is not a postcode.")
            % {"line": line, "text": row[at.postcode][:20]}
        )
    latitude, longitude = _coordinates(row[at.latitude], row[at.longitude], line)
    return (
        code,
        row[at.ward].strip(),
        row[at.district].strip(),
        row[at.lsoa].strip(),
        latitude,
        longitude,
    )


def _coordinates(latitude: str, longitude: str, line: int) -> tuple[float | None, float | None]:
    try:
        north, east = float(latitude or NO_LATITUDE), float(longitude or 0)
    except ValueError as error:
        raise ImportRefused(
            _("Line %(line)s: “%(text)s” is not a latitude and a longitude.")
            % {"line": line, "text": f"{latitude}, {longitude}"[:40]}
        ) from error
    return (None, None) if north >= NO_LATITUDE else (north, east)
