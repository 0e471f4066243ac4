"""Writing the public record."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

_INSERT = """
    INSERT INTO record_recordentry
        (sequence, at, actor_role, actor_id, action, subject_kind, subject_id, subject_name, payload, previous, digest)
    VALUES (0, now(), %s, %s, %s, %s, %s, %s, %s, '', '')
    RETURNING sequence
"""


@dataclass(frozen=True)
class Actor:
    """Who acted: a role in plain words and an opaque id, never a name."""

    role: str
    id: str


@dataclass(frozen=True)
class Subject:
    """What was acted on, e.g. Subject("ballot", "17", "Larkmead budget 2026")."""

    kind: str
    id: str
    name: str


SYSTEM = Actor("system", "system")


def write(
    *, actor: Actor, action: str, subject: Subject, payload: dict[str, Any] | None = None
) -> int:
    """Append one entry and return its number.

    Must run inside the transaction of the act it records. It holds the record's lock until that
    transaction ends, so it is called last.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                actor.role,
                actor.id,
                action,
                subject.kind,
                subject.id,
                subject.name,
                canonical(payload or {}),
            ],
        )
        return int(cursor.fetchone()[0])


def canonical(payload: dict[str, Any]) -> str:
    """JSON with sorted keys and no spaces: the same facts are always the same text."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
