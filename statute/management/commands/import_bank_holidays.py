from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from record import entries
from statute.bank_holidays import import_bank_holidays

YEARS_AHEAD = 5


class Command(BaseCommand):
    help = "Load the bank holidays of England, Scotland, Wales and Northern Ireland."

    def add_arguments(self, parser: CommandParser) -> None:
        this_year = timezone.localdate().year
        parser.add_argument("--from", dest="first_year", type=int, default=this_year - 1)
        parser.add_argument("--to", dest="last_year", type=int, default=this_year + YEARS_AHEAD)

    def handle(self, *_args: Any, **options: Any) -> None:
        first, last = options["first_year"], options["last_year"]
        days = import_bank_holidays(first_year=first, last_year=last, by=entries.SYSTEM)
        self.stdout.write(f"{days} bank holidays of four nations, {first} to {last}.")
