"""Let somebody start again whose phone and recovery codes are gone, once you know that it is them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from members.models import Person
from members.resetting import reset_second_factor
from record.entries import SYSTEM


class Command(BaseCommand):
    help = "Takes every passkey, app and recovery code off an account and signs it out everywhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **_options: Any) -> None:
        person = Person.objects.filter(email=email.strip().lower()).first()
        if person is None:
            raise CommandError(f"Nobody has an account with {email}.")
        count = reset_second_factor(person=person, by=SYSTEM)
        self.stdout.write(
            f"{count} taken off. They sign in with an emailed code and set up a new one."
        )
