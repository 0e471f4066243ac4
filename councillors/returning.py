"""The end of the year: what nobody decided on goes back to the fund, and what was asked of it lapses."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from councillors import letters, locking, matching, pooled, recording
from councillors.errors import CouncillorError
from councillors.granting import enter, note_returned
from councillors.models import (
    WAITING,
    Allocation,
    GrantRequest,
    MatchOffer,
    OfferState,
    Pool,
    PoolMove,
    PotState,
    RequestState,
)
from funds import moving
from funds.balances import of_account
from funds.posting import today
from look.words import day
from record.entries import SYSTEM, Actor
from statute import clock

MOST = 200


@transaction.atomic
def return_allocation(*, allocation: Allocation, by: Actor) -> Allocation:
    """After its last day, or when its councillor has left office. Raises FundError."""
    _lock_waiting(GrantRequest.objects.filter(allocation=allocation))
    allocation = locking.allocation(allocation)
    over = allocation.decide_by < today()
    _must_be_due(allocation, over=over or not allocation.councillor.is_in_office(today()))
    left = of_account(allocation.account)
    _lapse(GrantRequest.objects.filter(allocation=allocation), by)
    if left:
        moving.hand_back(source=allocation.account, by=by, reason=_reason(allocation))
    allocation.refresh_from_db(fields=["returned_pence"])
    allocation.returned_pence += left
    allocation.state = PotState.RETURNED
    allocation.save(update_fields=["state", "returned_pence"])
    recording.write(by, "returned", allocation, left)
    return allocation


@transaction.atomic
def return_pool(*, pool: Pool, by: Actor) -> Pool:
    """After its last day. Each councillor's part counts as returned from their own budget. Raises FundError."""
    _lock_waiting(GrantRequest.objects.filter(pool=pool))
    pool = locking.pool(pool)
    _must_be_due(pool, over=pool.decide_by < today())
    parts = pooled.parts(pool)
    left = sum(parts.values())
    _lapse(GrantRequest.objects.filter(pool=pool), by)
    if left:
        moving.hand_back(source=pool.account, by=by, reason=_reason(pool))
        enter(pool, parts, PoolMove.RETURNED, -1)
        note_returned(parts)
    pool.state = PotState.RETURNED
    pool.save(update_fields=["state"])
    recording.write(by, "returned", pool, left)
    return pool


def return_due() -> int:
    """Everything that is due, by the database's clock; how many. Each in a transaction of its own: it may be cut short."""
    now = today()
    pools = Pool.objects.filter(state=PotState.OPEN, decide_by__lt=now)[:MOST]
    allocations = Allocation.objects.filter(state=PotState.OPEN, decide_by__lt=now)[:MOST]
    offers = MatchOffer.objects.filter(state=OfferState.OPEN, until__lte=clock.now())[:MOST]
    done = [return_pool(pool=one, by=SYSTEM) for one in pools]
    done_too = [return_allocation(allocation=one, by=SYSTEM) for one in allocations]
    ended = [matching.end(offer=one, by=SYSTEM, reason=_("The offer is over.")) for one in offers]
    return len(done) + len(done_too) + len(ended)


def _must_be_due(pot: Allocation | Pool, *, over: bool) -> None:
    if pot.state != PotState.OPEN:
        raise CouncillorError(_("What was left went back already."))
    if not over:
        raise CouncillorError(
            _("It can be decided on until %(day)s. Only then does what is left go back.")
            % {"day": day(pot.decide_by)}
        )


def _lock_waiting(requests: QuerySet[GrantRequest]) -> None:
    list(requests.filter(state__in=WAITING).order_by("pk").select_for_update(no_key=True))


def _lapse(requests: QuerySet[GrantRequest], by: Actor) -> None:
    for one in requests.filter(state__in=WAITING).order_by("pk"):
        hidden = one.state == RequestState.RECEIVED
        one.state = RequestState.SET_ASIDE if hidden else RequestState.LAPSED
        one.ended_reason = _("Nobody decided on it before the year’s last day to decide.")
        one.save(update_fields=["state", "ended_reason"])
        recording.write(by, "set-aside" if hidden else "lapsed", one, reason=one.ended_reason)
        letters.ended(one)


def _reason(pot: Allocation | Pool) -> str:
    return _("Not decided on by %(day)s") % {"day": day(pot.decide_by)}
