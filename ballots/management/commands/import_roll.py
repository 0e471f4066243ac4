from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ballots.errors import BallotError
from ballots.models import Ballot
from ballots.rolls import Preview, RollRefused, import_roll, preview
from members.errors import MemberError
from record import entries


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("write the day as 2026-12-01") from error


class Command(BaseCommand):
    help = "Put a register on a ballot's roll: CSV with name, address, postcode and, if known, date of birth and ward."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--ballot", type=int, required=True)
        parser.add_argument("--record-date", type=_day, help="the day the register stood at")
        parser.add_argument("--skip-bad", action="store_true", help="take the good rows only")
        parser.add_argument("--check", action="store_true", help="say what is wrong, save nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            seen = self._run(options)
        except RollRefused as refused:
            self._report(refused.preview)
            raise CommandError(f"Nothing was saved. {refused}") from refused
        except (BallotError, MemberError, Ballot.DoesNotExist, OSError) as error:
            raise CommandError(f"Nothing was saved. {error}") from error
        self._report(seen)
        done = "would go" if options["check"] else "went"
        self.stdout.write(f"{seen.good:,} of {seen.count:,} people {done} on the roll.")

    def _run(self, options: dict[str, Any]) -> Preview:
        ballot = Ballot.objects.select_related("roll").get(pk=options["ballot"])
        with options["file"].open("rb") as file:
            if options["check"]:
                return preview(ballot, file)
            return import_roll(
                ballot,
                entries.SYSTEM,
                file,
                options["file"].name,
                options["record_date"],
                skip_bad=options["skip_bad"],
            )

    def _report(self, seen: Preview) -> None:
        taken = "; ".join(f"{heading} as {meaning}" for meaning, heading in seen.columns.items())
        self.stdout.write(f"Read as {seen.encoding}. Columns: {taken}.")
        for ward, count in seen.wards.items():
            self.stdout.write(f"{ward}: {count:,}")
        for fault in seen.faults:
            self.stderr.write(f"Line {fault.line}: {fault.reason}")
        if seen.fault_count > len(seen.faults):
            self.stderr.write(f"and {seen.fault_count - len(seen.faults):,} more.")
