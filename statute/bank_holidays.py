"""Filling the table of bank holidays from the `holidays` package."""

from datetime import date
from importlib.metadata import version

import holidays
from django.db import transaction

from record import entries
from statute.models import BankHoliday
from statute.working_days import NATIONS


@transaction.atomic
def import_bank_holidays(*, first_year: int, last_year: int, by: entries.Actor) -> int:
    """Make the years' bank holidays of all four nations what the package says; returns how many there are.

    A day the package no longer knows is removed, so that a moved holiday (as in 2020 and 2022) moves.
    """
    wanted = _published(first_year, last_year)
    table = BankHoliday.objects.select_for_update()
    kept = table.filter(day__year__range=(first_year, last_year))
    gone = [row.pk for row in kept if (row.nation, row.day) not in wanted]
    BankHoliday.objects.filter(pk__in=gone).delete()
    BankHoliday.objects.bulk_create(
        [BankHoliday(nation=n, day=d, name=name) for (n, d), name in wanted.items()],
        update_conflicts=True,
        unique_fields=["nation", "day"],
        update_fields=["name"],
    )
    entries.write(
        actor=by,
        action="statute.bank-holidays-imported",
        subject=entries.Subject("bank-holidays", "GB", f"{first_year}–{last_year}"),
        payload={
            "days": len(wanted),
            "removed": len(gone),
            "source": f"holidays {version('holidays')}",
        },
    )
    return len(wanted)


def _published(first_year: int, last_year: int) -> dict[tuple[str, date], str]:
    years = range(first_year, last_year + 1)
    return {
        (nation, day): name
        for nation in NATIONS
        for day, name in holidays.country_holidays("GB", subdiv=nation, years=years).items()
    }
