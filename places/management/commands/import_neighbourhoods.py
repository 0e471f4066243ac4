from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.errors import ImportRefused
from places.neighbourhoods import import_neighbourhoods
from record import entries


class Command(BaseCommand):
    help = "Take in the boundaries of all neighbourhoods from a GeoJSON file in WGS 84."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--code-field", default="", help='instead of "code"')
        parser.add_argument("--name-field", default="", help='instead of "name"')
        parser.add_argument("--source", default="", help='who drew them, where no "source" says it')

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            done = import_neighbourhoods(
                path=options["file"],
                by=entries.SYSTEM,
                code_field=options["code_field"],
                name_field=options["name_field"],
                source=options["source"],
            )
        except (ImportRefused, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self.stdout.write(
            f"{done.total} neighbourhoods: {done.added} new, {done.changed} changed, {done.unchanged} as before, "
            f"{done.retired} no longer current.\n{done.placed:,} postcodes lie in one of them."
        )
        if done.in_several:
            self.stdout.write(
                f"{done.in_several:,} of these lie where two are drawn over each other: they are in the smaller."
            )
