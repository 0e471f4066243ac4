"""Councillors of a ward put parts of their budgets together, each for themselves, and take back what is not committed."""

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import locking, pooled, recording
from councillors.asking import must_be_open
from councillors.errors import CouncillorError
from councillors.granting import came_back, enter
from councillors.models import Allocation, Pool, PoolMove, Rule
from councillors.years import named
from funds import accounts, moving
from funds.models import Account, TransactionKind
from funds.posting import already_made
from look.words import pounds
from places.models import Ward
from record.entries import Actor


@transaction.atomic
def open_pool(*, allocation: Allocation, rule: str, pence: int) -> Pool:
    """By one of the ward's councillors, with the rule that holds for all who join, and a first part. Raises FundError."""
    allocation = locking.allocation(allocation)
    ward, year, fund = allocation.councillor.ward, allocation.year, allocation.fund
    must_be_open(allocation)
    if rule not in Rule.values:
        raise CouncillorError(_("Choose the rule by which the pool decides."), "rule")
    # The ward's row is the lock: of two councillors who open its pool in the same instant the second sees the first.
    Ward.objects.select_for_update(no_key=True).only("pk").get(pk=ward.pk)
    if Pool.objects.filter(ward=ward, year=year).exists():
        raise CouncillorError(
            _("%(ward)s has a pool for %(year)s already. Put your part into that one.")
            % {"ward": ward.name, "year": named(year)}
        )
    pot = accounts.open_pot(
        code=f"ward-pool:{ward.code.lower()}:{year}",
        title=_("Ward pool of %(ward)s, %(year)s") % {"ward": ward.name, "year": named(year)},
        wards=[ward.code],
        purposes=fund.purposes,
        use=fund.use,
    )
    made = Pool.objects.create(
        ward=ward, year=year, rule=rule, account=pot, decide_by=allocation.decide_by
    )
    _put(made, allocation, pence)
    told = {"councillor": allocation.councillor.name, "rule": made.get_rule_display()}
    recording.write(_by(allocation), "pool-opened", made, pence, **told)
    return made


@transaction.atomic
def put_in(*, pool: Pool, allocation: Allocation, pence: int, key: str = "") -> Pool:
    """A councillor of the ward agrees for themselves, by the rule of the pool; with the same `key` once. Raises FundError."""
    allocation, pool = _both(allocation, pool)
    if already_made(key, TransactionKind.HANDED_BACK):
        return pool
    _put(pool, allocation, pence, key)
    told = {"councillor": allocation.councillor.name, "rule": pool.get_rule_display()}
    recording.write(_by(allocation), "pool-joined", pool, pence, **told)
    return pool


@transaction.atomic
def take_back(
    *, pool: Pool, allocation: Allocation, pence: int, reason: str, key: str = ""
) -> Pool:
    """At most what is left of one's own part; with the same `key` once. Raises FundError."""
    allocation, pool = _both(allocation, pool)
    if already_made(key, TransactionKind.HANDED_BACK):
        return pool
    there = pooled.parts(pool).get(allocation.pk, 0)
    if pence > there:
        raise CouncillorError(
            _("%(there)s of your part is not committed. You can take back that or less.")
            % {"there": pounds(there)},
            "pence",
        )
    _move((pool.account, allocation.account), pence, _by(allocation), reason, key)
    enter(pool, {allocation.pk: pence}, PoolMove.TAKEN_BACK, -1)
    told = {"councillor": allocation.councillor.name, "reason": reason}
    recording.write(_by(allocation), "pool-taken-back", pool, pence, **told)
    return pool


def _both(allocation: Allocation, pool: Pool) -> tuple[Allocation, Pool]:
    allocation, pool = locking.allocation(allocation), locking.pool(pool)
    locking.funds_of([allocation.account, pool.account])
    must_be_open(allocation)
    must_be_open(pool)
    same = allocation.councillor.ward_id == pool.ward_id and allocation.year == pool.year
    if not same:
        raise CouncillorError(_("This pool is of another ward or year."))
    return allocation, pool


def _put(pool: Pool, allocation: Allocation, pence: int, key: str = "") -> None:
    said = _("%(councillor)s puts a part into the ward pool") % {
        "councillor": allocation.councillor.name
    }
    _move((allocation.account, pool.account), pence, _by(allocation), said, key)
    enter(pool, {allocation.pk: pence}, PoolMove.PUT_IN)


def _move(pots: tuple[Account, Account], pence: int, by: Actor, reason: str, key: str) -> None:
    """From one pot to the other: the ledger's way is through the funds the money came from."""
    source, taker = pots
    back = moving.hand_back(source=source, amount_pence=pence, by=by, reason=reason, key=key)
    for fund, part in came_back(back):
        moving.allot(fund=fund, pot=taker, amount_pence=part, by=by, reason=reason)


def _by(allocation: Allocation) -> Actor:
    return recording.councillor(allocation.councillor.person)
