"""The parts of a version as plain values: what copying, comparing and sealing all look at, so that none forgets a field."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from governance.models import Body, Constituency, ResolutionRule
from members.models import Constitution, StakeholderClass
from record.entries import canonical

Facts = dict[str, Any]
_OWNERS = {"id", "constitution", "body"}


@dataclass(frozen=True)
class Parts:
    """Each part's facts by its code, in the order of the version; seats by ("board", "families")."""

    classes: dict[str, Facts]
    bodies: dict[str, Facts]
    seats: dict[tuple[str, str], Facts]
    rules: dict[str, Facts]


def facts(row: models.Model) -> Facts:
    """Every value of a part, but not which version it belongs to."""
    fields = (field for field in row._meta.concrete_fields if field.name not in _OWNERS)  # noqa: SLF001 -- Django's public way to a model's fields
    return {field.attname: field.value_from_object(row) for field in fields}


def parts(constitution: Constitution) -> Parts:
    """In four statements, however large the version."""
    bodies = list(Body.objects.filter(constitution=constitution))
    codes = {body.pk: body.code for body in bodies}
    seats = Constituency.objects.filter(body__in=bodies).order_by("body__position", "position")
    return Parts(
        classes=_by_code(StakeholderClass.objects.filter(constitution=constitution)),
        bodies=_by_code(bodies),
        seats={(codes[seat.body_id], seat.code): facts(seat) for seat in seats},
        rules=_by_code(ResolutionRule.objects.filter(constitution=constitution)),
    )


def put(constitution: Constitution, found: Parts) -> None:
    """Give a draft these parts."""
    StakeholderClass.objects.bulk_create(
        StakeholderClass(constitution=constitution, **one) for one in found.classes.values()
    )
    bodies = {code: Body(constitution=constitution, **one) for code, one in found.bodies.items()}
    Body.objects.bulk_create(bodies.values())
    Constituency.objects.bulk_create(
        Constituency(body=bodies[body], **one) for (body, _code), one in found.seats.items()
    )
    ResolutionRule.objects.bulk_create(
        ResolutionRule(constitution=constitution, **one) for one in found.rules.values()
    )


def seal(constitution: Constitution) -> str:
    """SHA-256 of all that the version says, in hexadecimal: the same words and figures have the same seal.

    What members decide on is noted by its seal, so that nothing else can be adopted in its name.
    """
    found = parts(constitution)
    said = {
        "title": constitution.title,
        "summary": constitution.summary,
        "why": constitution.why_these_weights,
        "classes": list(found.classes.values()),
        "bodies": list(found.bodies.values()),
        "seats": [[body, one] for (body, _code), one in found.seats.items()],
        "rules": list(found.rules.values()),
    }
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def _by_code(rows: Iterable[Any]) -> dict[str, Facts]:
    return {row.code: facts(row) for row in rows}
