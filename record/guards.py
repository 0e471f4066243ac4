"""Nothing in a session switches off what triggers guard.

Each trigger that django-pgtrigger makes asks a function first whether a setting of the session names it as one to be ignored. That is meant for
tests and repairs; here a vote, a pound or a signature hangs on it, and whoever can send the database a statement could set it. So the function is
put in again, after whatever migrations made, as one that always says no. It also spares an error and its catching for every row that a trigger
sees, since the setting is never there.
"""

from typing import Any

import pgtrigger.registry
from django.db import connection, connections

_NEVER_IGNORED = """
    CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""


def keep_on(using: str = "default", **_signal: Any) -> None:
    """After migrating, whatever was migrated: the last trigger that was made has brought the function back."""
    with connections[using].cursor() as cursor:
        cursor.execute(_NEVER_IGNORED)


def are_on() -> bool:
    """Whether the function still says no, whatever the session's settings are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'")
        return bool(found := cursor.fetchall()) and all(text == "SELECT false" for (text,) in found)


def missing() -> list[str]:
    """The names of triggers that our models have and the database has not, or has switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')")
        standing = {name for (name,) in cursor.fetchall()}
    ours = [trigger.get_pgid(model) for model, trigger in pgtrigger.registry.registered()]
    return sorted(name for name in ours if name not in standing)


def count() -> int:
    """How many triggers our models have."""
    return len(pgtrigger.registry.registered())
