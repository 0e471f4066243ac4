"""How much minimal financial assistance an enterprise may have, and what it has had."""

from datetime import date

from django.utils.translation import gettext as _

from funds.errors import OverTheLimit
from funds.models import Award, Enterprise
from look import words
from look.words import pounds
from statute import parameters
from statute.months import months_later

APRIL = 4
YEARS_BEFORE = 2


def first_day(on: date) -> date:
    """1 April two financial years before the one the day is in (section 36: this one and the two preceding)."""
    year = on.year if on.month >= APRIL else on.year - 1
    return date(year - YEARS_BEFORE, APRIL, 1)


def limit_pence(on: date) -> int:
    return int(parameters.value("minimal-financial-assistance-limit", on) * 100)


def counted(enterprise: Enterprise, on: date, but_not: Award | None = None) -> list[Award]:
    """The awards that count on that day: given or promised, ours and others', oldest first."""
    awards = enterprise.awards.counted().filter(on__gte=first_day(on))
    if but_not is not None:
        awards = awards.exclude(pk=but_not.pk)
    return list(awards.order_by("on", "pk"))


def check_limit(
    enterprise: Enterprise,
    amount_pence: int,
    on: date,
    what_for: str,
    but_not: Award | None = None,
) -> None:
    """Raises OverTheLimit with the sum that led to it. The caller holds the enterprise's lock."""
    limit, before = limit_pence(on), counted(enterprise, on, but_not)
    total = sum(award.amount_pence for award in before) + amount_pence
    if total <= limit:
        return
    rows = [(_named(award), award.amount_pence) for award in before]
    raise OverTheLimit(
        _(
            "With this %(name)s would have had %(total)s since %(since)s. The limit is %(limit)s (Subsidy Control Act 2022, section 36), so at most %(left)s more."
        )
        % {
            "name": enterprise.name,
            "total": pounds(total),
            "since": words.day(first_day(on)),
            "limit": pounds(limit),
            "left": pounds(max(limit - total + amount_pence, 0)),
        },
        [*rows, (_("This award: %(what)s") % {"what": what_for}, amount_pence)],
    )


def database_due(amount_pence: int, on: date) -> date | None:
    """The last day to enter it in the public subsidy database; None where it need not be."""
    least = int(parameters.value("subsidy-database-above", on) * 100)
    months = int(parameters.value("subsidy-database-months", on))
    return months_later(on, months) if amount_pence > least else None


def _named(award: Award) -> str:
    said = f"{words.day(award.on)}: {award.what_for}"
    return f"{said} ({award.authority})" if award.authority else said
