import secrets
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.errors import MemberError
from members.importing import Preview, import_members, preview
from members.models import Organisation, Person


class Command(BaseCommand):
    help = "Enter members from a CSV file with name, address, postcode, class and what else is known. All rows or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", required=True, help="its slug")
        parser.add_argument("--by", default="", help="e-mail address of who answers for shares")
        parser.add_argument("--check", action="store_true", help="say what is wrong, save nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            said = self._run(options)
        except (MemberError, Organisation.DoesNotExist, Person.DoesNotExist, OSError) as error:
            raise CommandError(f"Nothing was saved. {error}") from error
        self.stdout.write(said)

    def _run(self, options: dict[str, Any]) -> str:
        organisation = Organisation.objects.get(slug=options["organisation"])
        by = Person.objects.get(email__iexact=options["by"]) if options["by"] else None
        with options["file"].open("rb") as file:
            seen = preview(organisation, file)
            self._report(seen)
            if options["check"]:
                return f"{seen.good:,} of {seen.count:,} people would be entered."
            token = secrets.token_hex(32)
            made = import_members(organisation, by, file, options["file"].name, token)
        return f"{made.members:,} members were entered."

    def _report(self, seen: Preview) -> None:
        taken = "; ".join(f"{heading} as {meaning}" for meaning, heading in seen.columns.items())
        self.stdout.write(f"Read as {seen.encoding}. Columns: {taken}.")
        for code, count in seen.classes.items():
            self.stdout.write(f"{code}: {count:,}")
        for fault in seen.faults:
            self.stderr.write(f"Line {fault.line}: {fault.reason}")
        if seen.fault_count > len(seen.faults):
            self.stderr.write(f"and {seen.fault_count - len(seen.faults):,} more.")
