import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ballots.codes import issue_codes
from ballots.errors import BallotError
from ballots.models import Ballot, RollEntry
from record import entries

HEADER = ["entry", "name", "address", "postcode", "code"]
# A spreadsheet takes a cell that begins so for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


class Command(BaseCommand):
    help = "Issue voting codes for the letters: a CSV that nobody else can read, told this once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ballot", type=int, required=True)
        parser.add_argument("--out", type=Path, required=True, help="a file that is not there yet")
        parser.add_argument(
            "--again",
            type=int,
            nargs="+",
            metavar="ENTRY",
            help="new codes for these entries; the old ones stop working",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with _private_file(options["out"]) as file:
                count = self._write(file, options["ballot"], options["again"])
        except FileExistsError as error:
            raise CommandError(f"{options['out']} is there already. No code was issued.") from error
        except (BallotError, Ballot.DoesNotExist, OSError) as error:
            raise CommandError(f"No code was issued. {error}") from error
        self.stdout.write(
            f"{count:,} codes written to {options['out']}. Delete the file when the letters are printed."
        )

    def _write(self, file: TextIO, ballot_id: int, again: list[int] | None) -> int:
        ballot = Ballot.objects.get(pk=ballot_id)
        chosen = RollEntry.objects.filter(ballot=ballot, pk__in=again) if again else None
        table = csv.writer(file)
        table.writerow(HEADER)
        count = 0
        for entry, code in issue_codes(
            ballot, entries.SYSTEM, None if chosen is None else list(chosen), again=bool(again)
        ):
            table.writerow(
                [entry.pk, _plain(entry.name), _plain(entry.address), entry.written_postcode, code]
            )
            count += 1
        return count


@contextmanager
def _private_file(path: Path) -> Iterator[TextIO]:
    """A new file only its owner can read; gone again if anything fails, so that no dead code lies about."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink()
        raise


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
