"""Give a person a role: the way to the first administrator in production."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from members.appointing import appoint
from members.roles import ROLES
from record.entries import SYSTEM


class Command(BaseCommand):
    help = "Gives the person with this e-mail address a role. They sign in with a code sent to it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=sorted(ROLES))
        parser.add_argument("--name", default="", help="as colleagues and residents will read it")

    def handle(self, *, email: str, role: str, name: str, **_options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as refusal:
            raise CommandError(f"This is no e-mail address: {email}") from refusal
        appoint(email=email, role=ROLES[role], by=SYSTEM, name=name)
        self.stdout.write(
            f"{email} is now: {ROLES[role].label}. They sign in at /account/login/ with a code sent to that "
            "address; officers set up a passkey or an authenticator app there before anything else."
        )
