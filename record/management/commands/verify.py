import re
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from record.models import RecordEntry
from record.verification import Head, verify


def _head(text: str) -> Head:
    if not (found := re.fullmatch(r"(\d+):([0-9a-f]{64})", text)):
        raise ArgumentTypeError("write it as NUMBER:DIGEST, as an earlier run printed it")
    return Head(int(found[1]), found[2])


class Command(BaseCommand):
    help = "Check the public record and everything whose digest stands in it. Exits 1 at a fault."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head",
            type=_head,
            metavar="NUMBER:DIGEST",
            help="the latest entry as an earlier run printed it, kept outside this database",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        faults = 0
        for report in verify(options["head"]):
            faults += report.fault_count
            state = f"{report.fault_count} wrong" if report.fault_count else "all as they should be"
            self.stdout.write(f"{report.checked}: {report.count:,}, {state}.")
            for sentence in report.faults:
                self.stdout.write(f"  {sentence}")
            if report.fault_count > len(report.faults):
                self.stdout.write(f"  and {report.fault_count - len(report.faults):,} more.")
        if latest := RecordEntry.objects.last():
            self.stdout.write(f"Latest entry: {latest.sequence}:{latest.digest}")
        if faults:
            raise CommandError(f"{faults:,} faults found.")
