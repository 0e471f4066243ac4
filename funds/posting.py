"""Writing one transaction into the ledger. Only the verbs of this room call it: they lock and check first."""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.models import Account, Entry, Fund, Transaction, TransactionKind
from record import entries
from record.entries import Actor
from statute import clock

# How much of which fund.
Draw = tuple[Fund, int]
LONGEST_REASON = 300


def today() -> date:
    """The day in London, by the database's clock."""
    return timezone.localdate(clock.now())


def already_made(key: str, kind: TransactionKind) -> Transaction | None:
    """What was made under this key before; raises FundError if it was something else. Call it after locking."""
    made = Transaction.objects.filter(key=key).first() if key else None
    if made is not None and made.kind != kind:
        raise FundError(_("This was used for another movement of money already. Start again."))
    return made


def checked(amount_pence: int, reason: str) -> str:
    """The reason as it is kept; raises FundError for no amount or no reason."""
    if amount_pence <= 0:
        raise FundError(_("The amount must be more than £0."), "amount_pence")
    reason = " ".join(reason.split())
    if not reason:
        raise FundError(_("Say what this is for. Anybody can read it."), "reason")
    return reason[:LONGEST_REASON]


def post(
    *,
    kind: TransactionKind,
    moves: Sequence[tuple[Account, Account, Fund, int]],
    by: Actor,
    words: str,
    happened_on: date,
    key: str = "",
) -> Transaction:
    """From the first account to the second so many pence of a fund, for each of the moves; then the record's entry."""
    made = Transaction.objects.create(
        kind=kind,
        words=words,
        happened_on=happened_on,
        by_role=by.role,
        by_id=by.id,
        key=key or str(uuid.uuid4()),
    )
    made.refresh_from_db(fields=["made_at"])
    for giver, taker, fund, pence in moves:
        Entry.objects.create(transaction=made, account=giver, fund=fund, amount_pence=-pence)
        Entry.objects.create(transaction=made, account=taker, fund=fund, amount_pence=pence)
    _balance_now()
    _record(made, moves, by)
    return made


def held(account: Account) -> dict[int, int]:
    """What the account holds of each fund, by the fund's id; nothing of those it holds none of."""
    sums = account.entries.order_by().values("fund").annotate(pence=Sum("amount_pence"))
    return {row["fund"]: row["pence"] for row in sums if row["pence"]}


def _balance_now() -> None:
    """Let the database say at once, and not at the commit, that the transaction is whole."""
    with connection.cursor() as cursor:
        for when in ("IMMEDIATE", "DEFERRED"):
            cursor.execute(
                f"SET CONSTRAINTS funds_entry_balanced, funds_transaction_balanced {when}"
            )


def _record(
    made: Transaction, moves: Sequence[tuple[Account, Account, Fund, int]], by: Actor
) -> None:
    giver, taker = moves[0][0], moves[0][1]
    entries.write(
        actor=by,
        action=f"funds.{made.kind}",
        subject=made.as_subject(),
        payload={
            "transaction": made.pk,
            "from": giver.title,
            "to": taker.title,
            "pence": sum(move[3] for move in moves),
            "pounds": _pounds(sum(move[3] for move in moves)),
            "funds": {fund.slug: pence for _g, _t, fund, pence in moves},
            "reason": made.words,
            "on": made.happened_on.isoformat(),
        },
    )


def _pounds(pence: int) -> str:
    return f"£{pence // 100:,}.{pence % 100:02d}"
