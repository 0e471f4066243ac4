"""Closing a fund, and what becomes of the money left in it."""

from django.db import transaction
from django.utils.translation import gettext as _

from funds import accounts
from funds.errors import FundError
from funds.models import Account, Fund, FundState, Transaction, TransactionKind
from funds.moving import enough, locked
from funds.posting import already_made, checked, post, today
from record import entries
from record.entries import Actor


@transaction.atomic
def close(*, fund: Fund, by: Actor, reason: str) -> Fund:
    """The fund gives nothing more out; what was allotted stays. Raises FundError if it is closed already."""
    fund = locked(fund)
    if not reason.strip():
        raise FundError(_("Say why the fund closes. Anybody can read it."), "reason")
    if not fund.is_open:
        raise FundError(_("“%(fund)s” is closed already.") % {"fund": fund.name})
    fund.state, fund.closed_reason = FundState.CLOSED, " ".join(reason.split())[:300]
    fund.save(update_fields=["state", "closed_reason"])
    entries.write(
        actor=by,
        action="funds.closed",
        subject=fund.as_subject(),
        payload={"reason": fund.closed_reason},
    )
    return fund


@transaction.atomic
def return_to_giver(
    *, fund: Fund, amount_pence: int, by: Actor, reason: str, key: str = ""
) -> Transaction:
    """Money that is not allotted goes back to its giver, from an open fund or a closed one. Raises FundError."""
    return _out(
        TransactionKind.RETURNED,
        fund,
        accounts.giver_of(fund),
        amount_pence=amount_pence,
        by=by,
        reason=reason,
        key=key,
    )


@transaction.atomic
def write_back(
    *, fund: Fund, amount_pence: int, by: Actor, reason: str, key: str = ""
) -> Transaction:
    """What is left of a closed fund goes to the council's reserves. Raises FundError."""
    if Fund.objects.open().filter(pk=fund.pk).exists():
        raise FundError(
            _("Close the fund first: only what is left of a closed one is written back.")
        )
    return _out(
        TransactionKind.WRITTEN_BACK,
        fund,
        accounts.reserves(),
        amount_pence=amount_pence,
        by=by,
        reason=reason,
        key=key,
    )


def _out(
    kind: TransactionKind,
    fund: Fund,
    taker: Account,
    *,
    amount_pence: int,
    by: Actor,
    reason: str,
    key: str,
) -> Transaction:
    words = checked(amount_pence, reason)
    fund = locked(fund)
    if made := already_made(key, kind):
        return made
    own = accounts.of_fund(fund)
    enough(fund, own, amount_pence)
    moves = [(own, taker, fund, amount_pence)]
    return post(kind=kind, moves=moves, by=by, words=words, happened_on=today(), key=key)
