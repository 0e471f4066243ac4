"""Committing the money of a grant, with the partner's match, and putting it back when the grant is called off.

Called by verbs that hold the locks: `answering`, `checking`.
"""

from councillors import matching, pooled
from councillors.models import (
    Allocation,
    GrantRequest,
    Pool,
    PoolEntry,
    PoolMove,
    PotState,
    RequestState,
)
from councillors.sharing import split
from funds import accounts, moving
from funds.models import Account, Entry, Transaction
from funds.posting import Draw, today
from funds.strings import allows
from record.entries import Actor
from statute import clock


def grant(*, request: GrantRequest, pence: int, by: Actor) -> None:
    """From the pot to an account of the grant's own; from a pool, each councillor's part in proportion. Raises FundError."""
    pot = pot_of(request)
    parts = pooled.parts(pot) if isinstance(pot, Pool) else {}
    project = _project(request, pot)
    moving.commit(
        pot=pot.account,
        project=project,
        amount_pence=pence,
        by=by,
        reason=str(request),
        key=f"councillor-grant:{request.pk}",
    )
    if isinstance(pot, Pool):
        enter(pot, split(pence, parts), PoolMove.GRANTED, -1, request)
    matching.take_up(request=request, project=project, pence=pence, by=by)
    request.state, request.decided_at = RequestState.AGREED, clock.now()
    request.granted_pence, request.account = pence, project
    request.save(update_fields=["state", "decided_at", "granted_pence", "account"])


def take_back(*, request: GrantRequest, by: Actor, reason: str) -> None:
    """All of a grant's money goes back: into its pot while that is open, otherwise into the fund. Raises FundError."""
    assert request.account is not None  # noqa: S101 -- a constraint says so
    back = moving.hand_back(source=request.account, by=by, reason=reason)
    take, owed = matching.release(request), _granted(request)
    for fund, pence in came_back(back):
        if take is not None and fund.pk == take.offer.fund_id:
            matching.put_back(take.offer, fund, pence, by, reason)
        else:
            _into_pot(request, (fund, pence), owed, by, reason)


def pot_of(request: GrantRequest) -> Allocation | Pool:
    pot = request.pool or request.allocation
    assert pot is not None  # noqa: S101 -- a constraint says so
    return pot


def enter(
    pool: Pool,
    shares: dict[int, int],
    kind: PoolMove,
    sign: int = 1,
    request: GrantRequest | None = None,
) -> None:
    """A line for each allocation's share of what moved."""
    for allocation, pence in sorted(shares.items()):
        PoolEntry.objects.create(
            pool=pool, allocation_id=allocation, kind=kind, pence=sign * pence, request=request
        )


def came_back(back: Transaction) -> list[Draw]:
    """How much of which fund a handing-back put into the funds' own accounts."""
    rows = Entry.objects.filter(transaction=back, amount_pence__gt=0).select_related("fund")
    return [(row.fund, row.amount_pence) for row in rows]


def _project(request: GrantRequest, pot: Allocation | Pool) -> Account:
    return accounts.open_project(
        code=f"councillor-grant:{request.pk}",
        title=str(request)[:200],
        wards=[request.ward.code],
        purposes=[request.purpose.code],
        use=pot.account.use,
    )


def _into_pot(
    request: GrantRequest, back: Draw, owed: dict[int, int], by: Actor, reason: str
) -> None:
    """Of a pool, each councillor's part in proportion to what they are `owed` still, so that in the end each has what they gave."""
    (fund, pence), pot = back, pot_of(request)
    is_open = pot.state == PotState.OPEN and fund.is_open
    stays = is_open and allows(fund, pot.account, today())
    if stays:
        moving.allot(fund=fund, pot=pot.account, amount_pence=pence, by=by, reason=reason)
    if isinstance(pot, Allocation):
        if not stays:
            note_returned({pot.pk: pence})
        return
    shares = split(pence, owed)
    for allocation, share in shares.items():
        owed[allocation] -= share
    enter(pot, shares, PoolMove.RELEASED, 1, request)
    if not stays:
        enter(pot, shares, PoolMove.RETURNED, -1)
        note_returned(shares)


def note_returned(shares: dict[int, int]) -> None:
    """What went back to the fund for good."""
    for found in Allocation.objects.filter(pk__in=shares).select_for_update(no_key=True):
        found.returned_pence += shares[found.pk]
        found.save(update_fields=["returned_pence"])


def _granted(request: GrantRequest) -> dict[int, int]:
    rows = PoolEntry.objects.filter(request=request, kind=PoolMove.GRANTED)
    return {row.allocation_id: -row.pence for row in rows.order_by("allocation")}
