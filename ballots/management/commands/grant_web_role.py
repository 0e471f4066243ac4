"""`manage.py grant_web_role`: run by the database's owner after each migration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from ballots.granting import grant, set_password


class Command(BaseCommand):
    help = "Give the site's own database role its rights: all it needs, and not to read the ballot box."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--role", default=settings.WEB_DATABASE_ROLE)

    def handle(self, *_args: Any, **options: Any) -> None:
        with transaction.atomic():
            tables = grant(options["role"])
            if settings.WEB_DATABASE_PASSWORD:
                set_password(options["role"], settings.WEB_DATABASE_PASSWORD)
        self.stdout.write(
            f"{options['role']} may use {tables} tables and none of the ballot boxes."
        )
