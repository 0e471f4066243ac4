"""Whatever anybody does in whatever order: nothing is made or lost, and nothing is overdrawn."""

import contextlib

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from funds import accounts, balances, closing, moving, verification
from funds.drawing import take
from funds.errors import FundError
from funds.models import Entry, Fund
from tests.funds.money import BY, allot, fund, pot, project

pytestmark = pytest.mark.django_db
MONEY = st.integers(min_value=1, max_value=2_000)
ACTS = st.tuples(
    st.sampled_from(["receive", "allot", "commit", "hand back", "return"]),
    st.integers(0, 1),
    st.integers(0, 1),
    MONEY,
)
_LOOKS = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def undone(act):
    """Run it and take it back, so that each example begins with nothing."""
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


def world():
    funds = [fund("Core"), fund("Play", purposes=["play"])]
    pots = [pot(), pot(purposes=["play"])]
    projects = [project(), project(purposes=["play"])]
    return funds, pots, projects


def do(place, act, one, two, pence):
    funds, pots, projects = place
    told = {"amount_pence": pence, "by": BY, "reason": "x"}
    if act == "receive":
        moving.receive(fund=funds[one], **told)
    elif act == "allot":
        moving.allot(fund=funds[one], pot=pots[two], **told)
    elif act == "commit":
        moving.commit(pot=pots[one], project=projects[two], **told)
    elif act == "hand back":
        moving.hand_back(source=(pots if one else projects)[two], **told)
    else:
        closing.return_to_giver(fund=funds[one], **told)


@_LOOKS
@given(st.lists(ACTS, max_size=14))
def test_any_sequence_of_movements_balances_and_overdraws_nothing(acts):
    def check():
        place = world()
        for act in acts:
            with contextlib.suppress(FundError):
                do(place, *act)
        assert not Entry.objects.aggregate(whole=Sum("amount_pence"))["whole"]
        for one, sums in zip(place[0], balances.of_funds(place[0]).values(), strict=True):
            assert sums.received - sums.out == sums.held >= 0, one
        report = verification.check_ledger()
        assert report.faults == []
        held = Entry.objects.exclude(account__kind="giver").order_by().values("account", "fund")
        assert all(row["pence"] >= 0 for row in held.annotate(pence=Sum("amount_pence")))
        play_money = balances.by_account_and_fund([place[1][0], place[2][0]])
        assert all(place[0][1].pk not in funds for funds in play_money.values())

    undone(check)


@_LOOKS
@given(st.lists(MONEY, min_size=2, max_size=4), st.randoms())
def test_the_order_of_independent_allotments_does_not_matter(amounts, chance):
    ends = []

    def run(order):
        core, pots = fund(pence=sum(amounts)), [pot() for _one in amounts]
        for n in order:
            allot(core, pots[n], amounts[n])
        ends.append(
            (
                list(balances.of_accounts(pots).values()),
                balances.of_account(accounts.of_fund(core)),
            )
        )

    shuffled = list(range(len(amounts)))
    chance.shuffle(shuffled)
    for order in (range(len(amounts)), shuffled):
        undone(lambda order=order: run(order))
    assert ends[0] == ends[1] == (amounts, 0)


@_LOOKS
@given(st.lists(MONEY, min_size=1, max_size=4), st.integers(0, 9_000))
def test_a_sum_is_drawn_whole_or_not_at_all(amounts, wanted):
    drawn = take([Fund(pk=n) for n in range(len(amounts))], dict(enumerate(amounts)), wanted)
    assert sum(pence for _fund, pence in drawn) == min(wanted, sum(amounts))
    # The first ones are used up before the next is touched.
    assert all(pence == amounts[one.pk] for one, pence in drawn[:-1])
