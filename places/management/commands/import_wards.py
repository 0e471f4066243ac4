from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.boundaries import import_wards
from places.errors import ImportRefused
from record import entries


class Command(BaseCommand):
    help = "Take in ward boundaries from a GeoJSON file in WGS 84, as the ONS Open Geography Portal gives them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--vintage", type=int, required=True, help="year of the boundaries")
        parser.add_argument("--code-field", default="", help="instead of WD26CD, of the vintage")
        parser.add_argument("--name-field", default="", help="instead of WD26NM, of the vintage")
        parser.add_argument(
            "--only",
            nargs="+",
            default=(),
            metavar="CODE",
            help="take only these wards, or the wards of these districts where the file says them",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            done = import_wards(
                path=options["file"],
                vintage=options["vintage"],
                by=entries.SYSTEM,
                code_field=options["code_field"],
                name_field=options["name_field"],
                only=options["only"],
            )
        except (ImportRefused, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self.stdout.write(
            f"{done.total} wards of {options['vintage']}: {done.added} new, {done.changed} changed, "
            f"{done.unchanged} as before."
        )
