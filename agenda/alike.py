"""Pairs of priorities that may say the same, offered to officers for merging."""

from typing import NamedTuple

from django.db import connection

from agenda.models import AgendaItem
from budgets.models import BudgetRound

# Each item asks the trigram index for others that sound like it; `%%` is the operator of pg_trgm.
_PAIRS = """
    SELECT former.id, kept.id, similarity(former.title, kept.title) AS likeness
    FROM agenda_agendaitem former JOIN agenda_agendaitem kept
      ON kept.title %% former.title AND kept.round_id = former.round_id AND kept.state = 'open'
     AND (kept.supports, -kept.number) > (former.supports, -former.number)
    WHERE former.round_id = %s AND former.state = 'open' AND former.rank IS NULL
    ORDER BY likeness DESC, former.number, kept.number LIMIT %s
"""


class Pair(NamedTuple):
    """`former` would go into `kept`, which more people support."""

    former: AgendaItem
    kept: AgendaItem
    percent: int


def pairs(budget_round: BudgetRound, most: int = 10) -> list[Pair]:
    """The most alike first. Two statements, however many items there are."""
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, [budget_round.pk, most])
        found = cursor.fetchall()
    ids = {pk for former, kept, _likeness in found for pk in (former, kept)}
    items = AgendaItem.objects.in_bulk(ids) if ids else {}
    return [
        Pair(items[former], items[kept], round(likeness * 100)) for former, kept, likeness in found
    ]
