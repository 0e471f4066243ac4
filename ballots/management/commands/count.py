"""`manage.py count`: count Pabulib and BLT files without a database."""

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ballots.counting import command_line


class Command(BaseCommand):
    help = command_line.SUMMARY
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        command_line.add_arguments(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        status = command_line.run(argparse.Namespace(**options), self.stdout, self.stderr)
        if status:
            sys.exit(status)
