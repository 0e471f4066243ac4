"""The amounts, periods and thresholds in force: rows with a legal reference, never constants."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.translation import gettext as _

from statute.models import Parameter

Row = tuple[str, date, date, Decimal]
CACHE_KEY = "statute:parameters"
# Bounds how long a change made outside the models (SQL, another database role) may go unnoticed.
CACHE_SECONDS = 60


class NotInForce(LookupError):
    """No parameter of this code is in force on this day. `message` says so to an officer."""

    def __init__(self, code: str, on: date) -> None:
        self.code, self.on = code, on
        self.message = _(
            "The parameter “%(code)s” has no value in force on %(day)s. Add one with its legal reference."
        ) % {"code": code, "day": f"{on.day} {on:%B %Y}"}
        super().__init__(self.message)


def value(code: str, on: date | None = None) -> Decimal:
    """The value of `code` in force on a day (today in the council's time zone), in the row's own unit.

    Raises NotInForce.
    """
    day = on or timezone.localdate()
    for known, first, end, amount in _rows():
        if known == code and first <= day < end:
            return amount
    raise NotInForce(code, day)


def in_force(on: date | None = None) -> list[Parameter]:
    """The rows in force on a day (today), by code, for the public page."""
    return list(Parameter.objects.filter(in_force__contains=on or timezone.localdate()))


def _rows() -> list[Row]:
    rows: list[Row] | None = cache.get(CACHE_KEY)
    if rows is None:
        rows = [
            (row.code, row.in_force.lower or date.min, row.in_force.upper or date.max, row.value)
            for row in Parameter.objects.all()
        ]
        cache.set(CACHE_KEY, rows, CACHE_SECONDS)
    return rows


def _forget(**_signal: Any) -> None:
    """At once for whoever saved, and again on commit for a reader who came in between."""
    cache.delete(CACHE_KEY)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))


post_save.connect(_forget, sender=Parameter, dispatch_uid="statute-parameter-saved")
post_delete.connect(_forget, sender=Parameter, dispatch_uid="statute-parameter-deleted")
