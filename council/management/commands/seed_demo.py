from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from council.demonstration.seeding import seed
from council.tasks import seed_demonstration


class Command(BaseCommand):
    help = "Make the demonstration borough: invented wards, people and rounds in every state. Again does nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--in-background",
            action="store_true",
            help="have the worker do it; the page shows how far it is",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["in_background"]:
            seed_demonstration.delay()
        else:
            seed(lambda done, total, words: self.stdout.write(f"{done} of {total}  {words}"))
