"""What is in a ward pool, and whose: sums over its entries."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Sum

from councillors.models import Allocation, Councillor, Pool, PoolEntry, PoolMove
from funds.posting import today


def parts(pool: Pool) -> dict[int, int]:
    """What each allocation still has in the pool, by its id; nothing of those that have none."""
    rows = PoolEntry.objects.filter(pool=pool).order_by()
    sums = rows.values("allocation").annotate(pence=Sum("pence"))
    return {row["allocation"]: row["pence"] for row in sums if row["pence"]}


def held_by(pools: Iterable[Pool]) -> dict[int, int]:
    """What each pool holds by its entries, in one query."""
    found: dict[int, int] = defaultdict(int)
    rows = PoolEntry.objects.filter(pool__in=list(pools)).order_by()
    for row in rows.values("pool").annotate(pence=Sum("pence")):
        found[row["pool"]] = row["pence"]
    return found


def moved(pool: Pool, *kinds: PoolMove) -> dict[int, int]:
    """What moves of these kinds come to for each allocation, by its id."""
    rows = PoolEntry.objects.filter(pool=pool, kind__in=kinds).order_by()
    sums = rows.values("allocation").annotate(pence=Sum("pence"))
    return {row["allocation"]: row["pence"] for row in sums}


def of_allocations(allocations: Iterable[Allocation]) -> dict[int, int]:
    """What each of these allocations still has in pools, in one query."""
    found: dict[int, int] = defaultdict(int)
    rows = PoolEntry.objects.filter(allocation__in=list(allocations)).order_by()
    for row in rows.values("allocation").annotate(pence=Sum("pence")):
        found[row["allocation"]] = row["pence"]
    return found


def members_of(pool: Pool) -> list[Councillor]:
    """Who decides: the councillors in office today who put money in and did not take all of it back."""
    put = {PoolMove.PUT_IN, PoolMove.TAKEN_BACK}
    rows = PoolEntry.objects.filter(pool=pool, kind__in=put).order_by()
    sums = rows.values("allocation__councillor").annotate(pence=Sum("pence"))
    ids = [row["allocation__councillor"] for row in sums if row["pence"] > 0]
    return list(Councillor.objects.in_office(today()).filter(pk__in=ids).select_related("person"))
