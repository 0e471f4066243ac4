"""What a decision touches, locked in one order before anything is checked or written, so that no two wait for each other.

Request, then councillor, then pots, then match offers, then funds; the record's own lock comes last, with the first entry written.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from councillors.models import Allocation, Councillor, GrantRequest, MatchOffer, Pool
from funds.models import Account, Fund


def request(found: GrantRequest) -> GrantRequest:
    rows = GrantRequest.objects.select_for_update(no_key=True, of=("self",))
    return rows.with_names().get(pk=found.pk)


def councillor(found: Councillor) -> Councillor:
    rows = Councillor.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("person").get(pk=found.pk)


def councillors(wanted: QuerySet[Councillor]) -> list[Councillor]:
    return list(wanted.order_by("pk").select_for_update(no_key=True, of=("self",)))


def allocation(found: Allocation) -> Allocation:
    rows = Allocation.objects.select_for_update(no_key=True, of=("self",))
    return rows.with_names().get(pk=found.pk)


def pool(found: Pool) -> Pool:
    rows = Pool.objects.select_for_update(no_key=True, of=("self",))
    return rows.with_names().get(pk=found.pk)


def offers(wanted: QuerySet[MatchOffer]) -> list[MatchOffer]:
    rows = wanted.select_related("account", "fund").order_by("pk")
    return list(rows.select_for_update(no_key=True, of=("self",)))


def funds_of(accounts: Iterable[Account], *more: Fund) -> list[Fund]:
    """The funds that these accounts have had money of, and those named."""
    ids = {one.pk for one in more}
    held = Fund.objects.filter(entries__account__in=list(accounts)).values_list("pk", flat=True)
    wanted = Fund.objects.filter(pk__in=ids | set(held)).order_by("pk")
    return list(wanted.select_for_update(no_key=True))
