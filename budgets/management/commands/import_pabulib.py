from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ballots.counting.pabulib import Pabulib, PabulibError, read
from budgets.errors import RoundError
from budgets.importing import Imported, import_round
from members.models import Person
from places.models import Ward

BAR = 40


class Command(BaseCommand):
    help = "Make a round from a Pabulib file, cast every vote of it through the casting function, close it and count it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--ward",
            metavar="CODE",
            help="GSS code of the ward the round is for; the whole area otherwise",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            file = read(path)
            imported = import_round(
                file=file,
                name=_name(path),
                ward=_ward(options["ward"]),
                by=_importer(),
                progress=self._bar,
            )
        except (PabulibError, RoundError, OSError) as error:
            raise CommandError(f"Nothing was imported from {path.name}. {error}") from error
        self.stderr.write("")
        self._report(file, imported)

    def _bar(self, done: int, total: int) -> None:
        if done % max(1, total // 200) and done != total:
            return
        filled = "█" * (BAR * done // total)
        self.stderr.write(f"\r{filled:<{BAR}} {done:,} of {total:,} votes cast", ending="")
        self.stderr.flush()

    def _report(self, file: Pabulib, imported: Imported) -> None:
        count = imported.budget_round.ballot.counts.get(main=True)
        chosen = {int(number) for number in count.outcome["selected"]}
        self.stdout.write(
            f"Round “{imported.budget_round}” ({imported.budget_round.slug}): {imported.votes:,} votes cast and counted."
        )
        if imported.blank:
            self.stdout.write(
                f"{imported.blank:,} blank papers of the file name no project and were not cast."
            )
        self.stdout.write(
            f"Chosen: {len(chosen)} of {len(file.projects)}, {count.outcome['spent'] / 100:,.2f} of {imported.budget_round.ballot.pot / 100:,.2f}."
        )
        if any("selected" in row for row in file.projects):
            self._compare(file, imported, chosen)

    def _compare(self, file: Pabulib, imported: Imported, chosen: set[int]) -> None:
        official = {
            imported.number_of[row["project_id"]]
            for row in file.projects
            if row.get("selected", "").strip() == "1"
        }
        if official == chosen:
            self.stdout.write("The official winners are the same.")
            return
        differing = sorted(
            name for name, number in imported.number_of.items() if number in official ^ chosen
        )
        self.stdout.write(
            f"The official winners differ in: {', '.join(differing)}. See the comments in the file."
        )


def _name(path: Path) -> str:
    return path.stem.replace("_", " ")[:120]


def _ward(code: str | None) -> Ward | None:
    if code is None:
        return None
    ward = Ward.objects.filter(code=code).order_by("-vintage").first()
    if ward is None:
        raise CommandError(f"There is no ward {code}. Import the boundaries first.")
    return ward


def _importer() -> Person:
    """A member of staff who cannot sign in: nobody reads this address."""
    person, _made = Person.objects.get_or_create(
        email="importer@invalid",
        defaults={"name": "Pabulib importer", "is_staff": True, "password": "!"},
    )
    return person
