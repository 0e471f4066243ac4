"""Posted codes for whoever tries the demonstration: in a file, as letters would be, since the database keeps only hashes."""

import json
from pathlib import Path

from django.conf import settings

from ballots.models import RollEntry
from budgets.models import BudgetRound


def keep(budget_round: BudgetRound, codes: list[tuple[RollEntry, str]]) -> None:
    """Note unused codes of an open demonstration round, readable by this user alone."""
    letters = {
        **read(),
        budget_round.slug: [[entry.name, entry.postcode, code] for entry, code in codes],
    }
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(letters))


def read() -> dict[str, list[list[str]]]:
    """By slug of the round: name, postcode, code."""
    path = _path()
    found: dict[str, list[list[str]]] = json.loads(path.read_text()) if path.exists() else {}
    return found


def _path() -> Path:
    return Path(settings.VAR_DIR) / "demonstration" / "letters.json"
