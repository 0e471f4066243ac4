"""Rooms that know what money is for may object to a payment: the gate that every request passes, whoever asks."""

from collections.abc import Callable

from funds.models import Account

# Gets the account and the payee's name; raises FundError, with its sentence, to refuse.
Objection = Callable[[Account, str], None]
_OBJECTIONS: list[Objection] = []


def register(objection: Objection) -> Objection:
    """Asked inside the transaction of every request for a payment."""
    _OBJECTIONS.append(objection)
    return objection


def hear(account: Account, payee_name: str) -> None:
    """Raises FundError with the first objection."""
    for objection in _OBJECTIONS:
        objection(account, payee_name)
