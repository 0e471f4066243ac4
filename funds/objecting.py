"""Rooms that know what money is for may object to a payment: the gate that every request passes, whoever asks."""

from collections.abc import Callable
from dataclasses import dataclass

from funds.models import Account, Award


@dataclass(frozen=True)
class Wanted:
    """A payment as it is asked for. `ground` is one of `Ground`; a grant has its award."""

    account: Account
    payee_name: str
    amount_pence: int
    ground: str
    award: Award | None = None


# Raises FundError, with its sentence, to refuse.
Objection = Callable[[Wanted], None]
_OBJECTIONS: list[Objection] = []


def register(objection: Objection) -> Objection:
    """Asked inside the transaction of every request for a payment."""
    _OBJECTIONS.append(objection)
    return objection


def hear(wanted: Wanted) -> None:
    """Raises FundError with the first objection."""
    for objection in _OBJECTIONS:
        objection(wanted)
