"""Where the money is: sums over the ledger, each page of them in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from funds.models import Account, AccountKind, Entry, Fund


@dataclass(frozen=True)
class FundSums:
    """What became of a fund's money, in pence. `held` is what is in the fund, in pots and in projects."""

    received: int = 0
    unallotted: int = 0
    in_pots: int = 0
    in_projects: int = 0
    paid: int = 0
    written_back: int = 0

    @property
    def held(self) -> int:
        return self.unallotted + self.in_pots + self.in_projects

    @property
    def out(self) -> int:
        return self.paid + self.written_back


_FIELD: dict[str, str] = {
    AccountKind.FUND: "unallotted",
    AccountKind.POT: "in_pots",
    AccountKind.PROJECT: "in_projects",
    AccountKind.PAYEE: "paid",
    AccountKind.WRITTEN_BACK: "written_back",
}


def of_funds(funds: Iterable[Fund]) -> dict[int, FundSums]:
    """The sums of each fund by its id, in one query. What went back to the giver is not counted as received."""
    ids = [fund.pk for fund in funds]
    found: dict[int, dict[str, int]] = {pk: {} for pk in ids}
    rows = Entry.objects.filter(fund__in=ids).order_by()
    for row in rows.values("fund", "account__kind").annotate(pence=Sum("amount_pence")):
        if row["account__kind"] == AccountKind.GIVER:
            found[row["fund"]]["received"] = -row["pence"]
        else:
            found[row["fund"]][_FIELD[row["account__kind"]]] = row["pence"]
    return {pk: FundSums(**sums) for pk, sums in found.items()}


def of_fund(fund: Fund) -> FundSums:
    return of_funds([fund])[fund.pk]


def held_by_all() -> int:
    """What all funds together hold: in themselves, in pots and in projects."""
    kinds = [AccountKind.FUND, AccountKind.POT, AccountKind.PROJECT]
    held = Entry.objects.filter(account__kind__in=kinds)
    return held.aggregate(pence=Sum("amount_pence"))["pence"] or 0


def of_accounts(accounts: Iterable[Account]) -> dict[int, int]:
    """What each account holds, by its id, in one query."""
    by_fund = by_account_and_fund(accounts)
    return {pk: sum(funds.values()) for pk, funds in by_fund.items()}


def of_account(account: Account) -> int:
    return of_accounts([account])[account.pk]


def by_account_and_fund(accounts: Iterable[Account]) -> dict[int, dict[int, int]]:
    """What each account holds of each fund: {account: {fund: pence}}, in one query."""
    ids = [account.pk for account in accounts]
    found: dict[int, dict[int, int]] = {pk: {} for pk in ids}
    rows = Entry.objects.filter(account__in=ids).order_by()
    for row in rows.values("account", "fund").annotate(pence=Sum("amount_pence")):
        if row["pence"]:
            found[row["account"]][row["fund"]] = row["pence"]
    return found


def moved(funds: Iterable[Fund] | QuerySet[Fund]) -> list[tuple[Account, Account, int]]:
    """How much of these funds went from which account to which, net of what went back; in two queries."""
    other = Entry.objects.filter(
        transaction=OuterRef("transaction"), fund=OuterRef("fund"), amount_pence__lt=0
    )
    rows = (
        Entry.objects.filter(fund__in=funds, amount_pence__gt=0)
        .order_by()
        .annotate(giver=Subquery(other.values("account")[:1]))
        .values_list("giver", "account")
        .annotate(pence=Sum("amount_pence"))
    )
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for giver, taker, pence in rows:
        sums[giver, taker] += pence
    accounts = Account.objects.in_bulk({pk for pair in sums for pk in pair})
    return [
        (accounts[giver], accounts[taker], pence) for (giver, taker), pence in sorted(sums.items())
    ]
