from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.deprivation_import import import_deprivation
from places.errors import ImportRefused
from record import entries


class Command(BaseCommand):
    help = "Take in File 7 of the English Indices of Deprivation, of 2025 or of 2019, as CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            done = import_deprivation(path=options["file"], by=entries.SYSTEM)
        except (ImportRefused, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self.stdout.write(
            f"Indices of {done.edition}: {done.read:,} LSOAs read, {done.kept:,} in this council's area kept."
        )
        if done.missing:
            self.stdout.write(
                f"{done.missing:,} LSOAs of this area have no row in the file and count nowhere. "
                "The indices of 2019 are for the LSOAs of 2011: take those of 2025."
            )
