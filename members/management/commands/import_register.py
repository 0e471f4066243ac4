from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.errors import MemberError
from members.models import Organisation
from members.register_matching import import_hashes


class Command(BaseCommand):
    help = "Give an organisation a register to match applicants with: CSV with name, address, postcode and date of birth. Only keyed hashes are kept."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", required=True, help="its slug")
        parser.add_argument("--name", required=True, help='of the register: "Tenants, May 2026"')

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            organisation = Organisation.objects.get(slug=options["organisation"])
            with options["file"].open("rb") as file:
                kept, left_out = import_hashes(organisation, None, file, options["name"])
        except (MemberError, Organisation.DoesNotExist, OSError) as error:
            raise CommandError(f"Nothing was saved. {error}") from error
        self.stdout.write(f"{kept:,} entries are kept; {left_out:,} rows are left out.")
