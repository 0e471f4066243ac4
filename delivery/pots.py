"""The money of a round: its pot in the ledger, what funds put into it, and whether it covers what is decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery.errors import DeliveryError
from funds import accounts, balances, moving
from funds.errors import FundError
from funds.models import Account, Fund, Use
from members.models import Person


@dataclass(frozen=True)
class PotMoney:
    """The pot and what it holds now, of which funds; no pot yet holds nothing."""

    account: Account | None
    by_fund: list[tuple[Fund, int]]

    @property
    def held_pence(self) -> int:
        return sum(pence for _fund, pence in self.by_fund)


def code_of(budget_round: BudgetRound) -> str:
    return f"round:{budget_round.pk}"


def pot_of(budget_round: BudgetRound) -> Account | None:
    return Account.objects.filter(code=code_of(budget_round)).first()


def money_of(budget_round: BudgetRound) -> PotMoney:
    """Three statements at most."""
    account = pot_of(budget_round)
    if account is None:
        return PotMoney(None, [])
    held = balances.by_account_and_fund([account])[account.pk]
    funds = Fund.objects.in_bulk(held)
    return PotMoney(account, [(funds[pk], pence) for pk, pence in sorted(held.items())])


def open_pot(
    *, budget_round: BudgetRound, purposes: Sequence[str] = (), use: str = Use.EITHER
) -> Account:
    """The round's pot, for its ward or the whole area; the one there is, if it is for the same. Raises DeliveryError."""
    wards = [budget_round.ward.code] if budget_round.ward else []
    try:
        return accounts.open_pot(
            code=code_of(budget_round),
            title=budget_round.title,
            wards=wards,
            purposes=list(purposes),
            use=use,
        )
    except FundError as refused:
        raise DeliveryError(refused.message, refused.field) from refused


@transaction.atomic
def allot(
    *,
    budget_round: BudgetRound,
    fund: Fund,
    amount_pence: int,
    by: Person,
    reason: str,
    key: str = "",
) -> None:
    """Put money of a fund into the round's pot, as its strings allow; with the same `key` once. Raises DeliveryError."""
    pot = pot_of(budget_round)
    if pot is None:
        raise DeliveryError(_("Say first what the round’s money is for."))
    if budget_round.closed_at:
        raise DeliveryError(_("The round is closed: no more money goes into it."))
    actor = by.as_actor("officer")
    try:
        moving.allot(
            fund=fund, pot=pot, amount_pence=amount_pence, by=actor, reason=reason, key=key
        )
    except FundError as refused:
        raise DeliveryError(refused.message, refused.field) from refused


def short_pence(budget_round: BudgetRound, needed_pence: int) -> int:
    """How much the pot lacks of what is needed; 0 where it is enough."""
    return max(needed_pence - money_of(budget_round).held_pence, 0)
