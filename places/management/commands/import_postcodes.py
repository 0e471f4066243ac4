from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.errors import ImportRefused
from places.postcodes import PostcodesImported, import_postcodes
from record import entries


class Command(BaseCommand):
    help = (
        "Take in the postcodes of an ONSPD or NSPL file of any year, as CSV or in its zip archive."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--vintage", type=int, help="year of the boundaries here; the newest unless given"
        )
        parser.add_argument(
            "--only-district",
            nargs="+",
            default=(),
            metavar="CODE",
            help="keep only postcodes of these districts; the site then cannot say that another one is elsewhere",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            done = import_postcodes(
                path=options["file"],
                by=entries.SYSTEM,
                vintage=options["vintage"],
                only_districts=options["only_district"],
                progress=self._progress,
            )
        except (ImportRefused, OSError) as error:
            raise CommandError(f"Nothing was imported. {error}") from error
        self._summary(done)

    def _progress(self, part: float) -> None:
        self.stderr.write(f"\r{part:4.0%} read", ending="")
        self.stderr.flush()

    def _summary(self, done: PostcodesImported) -> None:
        tally = done.tally
        self.stderr.write("")
        self.stdout.write(
            f"{done.product}, wards of {done.vintage}: {tally.read:,} rows read, {tally.kept:,} postcodes kept, "
            f"{done.inside:,} of them in this council's area.\n"
            f"{done.added:,} new, {done.changed:,} changed, {done.removed:,} no longer in use and removed; "
            f"{done.overrides_kept:,} officers' overrides stand.\n"
            f"Left out: {tally.terminated:,} terminated, {tally.northern_ireland:,} in Northern Ireland, "
            f"{tally.other_districts:,} in other districts."
        )
        if done.product == "NSPL":
            self.stdout.write(
                "The NSPL places a postcode by its census area, which can be in the wrong ward: "
                "for who may vote where, take the ONSPD."
            )
