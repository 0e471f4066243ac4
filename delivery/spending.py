"""What projects were given, paid and handed back, from the ledger itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from delivery.models import DeliveryProject
from funds.models import Entry, Payment, Refund, TransactionKind


@dataclass(frozen=True)
class Spent:
    """Sums in pence.

    `committed` of the pot; `paid` to payees and still with them; `refunded` by payees to the funds; `handed_back` to the funds without
    having been paid; `waiting` in payments that are asked for.
    """

    committed: int = 0
    paid: int = 0
    handed_back: int = 0
    waiting: int = 0
    refunded: int = 0

    @property
    def held(self) -> int:
        return self.committed - self.paid - self.refunded - self.handed_back

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.committed + other.committed,
            self.paid + other.paid,
            self.handed_back + other.handed_back,
            self.waiting + other.waiting,
            self.refunded + other.refunded,
        )


def of_projects(projects: Iterable[DeliveryProject]) -> dict[int, Spent]:
    """By the project's id, in three statements however many they are."""
    ids = {one.account_id: one.pk for one in projects}
    moved: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Entry.objects.filter(account__in=ids).order_by()
    for row in rows.values("account", "transaction__kind").annotate(pence=Sum("amount_pence")):
        moved[row["account"]][row["transaction__kind"]] = abs(row["pence"])
    asked = Payment.objects.filter(account__in=ids).outstanding().order_by()
    waiting = dict(asked.values_list("account").annotate(pence=Sum("amount_pence")))
    back = dict(_refunds(ids).values_list("payment__account").annotate(pence=Sum("amount_pence")))
    return {
        pk: _spent(moved[account], waiting.get(account, 0), back.get(account, 0))
        for account, pk in ids.items()
    }


def paid_by_day(projects: Iterable[DeliveryProject]) -> list[tuple[date, int]]:
    """The days on which something was paid, with how much; what came back of it is below nought. Two statements."""
    ids = [one.account_id for one in projects]
    rows = Entry.objects.filter(account__in=ids, transaction__kind=TransactionKind.PAID).order_by()
    by_day = rows.values_list("transaction__happened_on").annotate(pence=Sum("amount_pence"))
    back = _refunds(ids).values_list("transaction__happened_on").annotate(pence=Sum("amount_pence"))
    return sorted((day, -pence) for day, pence in (*by_day, *back))


def _refunds(accounts: Iterable[int]) -> QuerySet[Refund]:
    return Refund.objects.filter(payment__account__in=list(accounts)).order_by()


def _spent(moved: dict[str, int], waiting: int, refunded: int) -> Spent:
    return Spent(
        moved.get(TransactionKind.COMMITTED, 0),
        moved.get(TransactionKind.PAID, 0) - refunded,
        moved.get(TransactionKind.HANDED_BACK, 0),
        waiting,
        refunded,
    )
