"""What became of councillors' budgets: sums over the ledger and the pools, a page of them in two queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from councillors import pooled
from councillors.models import Allocation
from funds import balances


@dataclass(frozen=True)
class Sums:
    """In pence. `spent` is what was granted, alone and from pools; `pooled` lies in a ward pool and is not granted yet."""

    allocation: Allocation
    left: int
    pooled: int

    @property
    def amount(self) -> int:
        return self.allocation.amount_pence

    @property
    def returned(self) -> int:
        return self.allocation.returned_pence

    @property
    def spent(self) -> int:
        return self.amount - self.left - self.pooled - self.returned


def of_allocations(allocations: Iterable[Allocation]) -> list[Sums]:
    several = list(allocations)
    held = balances.of_accounts([one.account for one in several])
    in_pools = pooled.of_allocations(several)
    return [Sums(one, held[one.account_id], in_pools[one.pk]) for one in several]


def of_allocation(allocation: Allocation) -> Sums:
    return of_allocations([allocation])[0]
