"""That councillors' budgets, ward pools and grants still agree with the ledger they rest on."""

from django.db.models import Sum
from django.utils.translation import gettext as _

from councillors.models import GRANTED, Allocation, GrantRequest, Pool
from councillors.pooled import held_by
from councillors.sums import of_allocations
from funds import balances
from funds.models import Entry
from record.verification import Report


def check_budgets() -> Report:
    """Each budget is accounted for to the penny, and each pool holds what its entries say."""
    allocations = list(Allocation.objects.with_names())
    pools = list(Pool.objects.with_names())
    report = Report(_("Councillors’ budgets and ward pools"), count=len(allocations) + len(pools))
    granted = _granted_of(allocations)
    for one in of_allocations(allocations):
        if one.spent != granted.get(one.allocation.pk, 0):
            report.fault(
                _("The budget of %(whose)s and the ledger differ.") % {"whose": one.allocation}
            )
    held, entered = balances.of_accounts([one.account for one in pools]), held_by(pools)
    for pool in pools:
        if held[pool.account_id] != entered[pool.pk]:
            report.fault(_("%(pool)s and the ledger differ.") % {"pool": pool})
    return report


def check_grants() -> Report:
    """What was committed to a grant is the sum decided and its match."""
    grants = GrantRequest.objects.filter(state__in=GRANTED).select_related("match_take")
    report = Report(_("Grants of councillors"), count=grants.count())
    for one in grants.order_by("pk").iterator(chunk_size=2000):
        take = getattr(one, "match_take", None)
        wanted = (one.granted_pence or 0) + (take.pence if take else 0)
        rows = Entry.objects.filter(account=one.account_id, transaction__kind="committed")
        came = rows.aggregate(pence=Sum("amount_pence"))["pence"]
        if came != wanted:
            report.fault(_("Grant %(number)s and the ledger differ.") % {"number": one.pk})
    return report


def _granted_of(allocations: list[Allocation]) -> dict[int, int]:
    """What was granted from each, alone and in pools."""
    alone = (
        GrantRequest.objects.filter(state__in=GRANTED, allocation__in=allocations)
        .order_by()
        .values_list("allocation")
        .annotate(pence=Sum("granted_pence"))
    )
    found = dict(alone)
    pooled = (
        Allocation.objects.filter(pool_entries__kind__in=["granted", "released"])
        .order_by()
        .values_list("pk")
        .annotate(pence=Sum("pool_entries__pence"))
    )
    for pk, pence in pooled:
        found[pk] = found.get(pk, 0) - pence
    return found
