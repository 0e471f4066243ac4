"""Whether every string can be gathered for translators: xgettext reads them all and has nothing to warn of."""

import os
import shutil
import sys
import tempfile
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

from council.starting import places

NOT_OURS = (".git", ".venv", "node_modules", "var", "tests", "locale")
DOMAINS = ("django", "djangojs")


def main() -> int:
    """Gathers from a copy and says what is minded: a sentence with and without a plural, a broken format."""
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "council")
        shutil.copytree(places.ROOT, copy, ignore=shutil.ignore_patterns(*NOT_OURS))
        (copy / "locale").mkdir()
        os.chdir(copy)
        found = [line for domain in DOMAINS for line in _minded(domain)]
        os.chdir(places.ROOT)
    print("\n".join(found))
    return 1 if found else 0


def _minded(domain: str) -> list[str]:
    said = StringIO()
    call_command("makemessages", domain=domain, locale=["cy"], stdout=said, stderr=said)
    return [line for line in said.getvalue().splitlines() if "processing locale" not in line]


if __name__ == "__main__":
    sys.exit(main())
