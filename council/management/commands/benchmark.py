import json
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

# What can be measured: the module and the function that gives its figures.
TARGETS = {
    "cast": "council.benchmarks.visits:measure",
    "list": "council.benchmarks.visits:lists",
    "result": "council.benchmarks.results:measure",
    "count": "council.benchmarks.counts:measure",
    "neighbourhoods": "council.benchmarks.neighbourhoods:measure",
    "letters": "council.benchmarks.letters:measure",
    "disaggregation": "council.benchmarks.disaggregations:measure",
    "proposals": "council.benchmarks.proposals:measure",
}


class Command(BaseCommand):
    help = "Measure the platform on this machine: figures and ratios of one run, as JSON. Uses a database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="*", metavar="|".join(TARGETS), help="by default all")

    def handle(self, *_args: Any, what: list[str], **_options: Any) -> None:
        unknown = set(what) - TARGETS.keys()
        if unknown:
            self.stderr.write(
                f"Nothing is called {', '.join(sorted(unknown))}: {', '.join(TARGETS)}."
            )
            raise SystemExit(2)
        found = {name: _measured(name) for name in what or TARGETS}
        self.stdout.write(json.dumps(found, indent=2))


def _measured(name: str) -> dict[str, Any]:
    module, _, function = TARGETS[name].partition(":")
    figures: dict[str, Any] = getattr(import_module(module), function)()
    return figures
