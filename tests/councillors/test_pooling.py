"""Ward pools: agreed to by each, decided by the stated rule, given back what is not committed."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councillors import allocating, asking, checking, pooled, pooling, returning
from councillors.answering import Declared
from councillors.models import Allocation, Answer, GrantRequest, Pool, PoolEntry
from councillors.sealed import Contact
from councillors.sharing import split
from councillors.sums import of_allocation
from councillors.tallying import Tally, outcome
from funds import balances
from funds.models import Transaction
from funds.posting import today
from record.entries import SYSTEM
from record.models import RecordEntry
from record.verification import verify
from tests.councillors.budgets import (
    EACH,
    answered,
    asked,
    councillor,
    out_of_office,
    past,
    pool,
    three,
)
from tests.councillors.test_answering import refused
from tests.funds import money
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db
DISQUALIFIED = Declared("disqualifying", "I own the hall.")


def fresh(allocation):
    return Allocation.objects.with_names().get(pk=allocation.pk)


def test_three_councillors_pool_parts_and_two_of_them_decide():
    ada, ben, carla = three()
    shared = pool([ada, ben, carla])
    assert balances.of_account(shared.account) == 3_000_00
    request = asked(shared, 2_500_00)
    assert answered(request, ada.councillor).state == "asked"
    assert answered(request, ben.councillor).state == "agreed"
    assert pooled.parts(shared) == {ada.pk: 166_66, ben.pk: 166_67, carla.pk: 166_67}
    sums = of_allocation(fresh(carla))
    assert (sums.left, sums.pooled, sums.spent) == (EACH - 1_000_00, 166_67, 833_33)
    assert "marked “Agreed" in refused(answered, request, carla.councillor)
    assert not [fault for report in verify() for fault in report.faults]


def test_by_the_rule_of_all_one_no_declines():
    ada, ben, carla = three()
    request = asked(pool([ada, ben, carla], rule="all"), 2_000_00)
    answered(request, ada.councillor)
    assert answered(request, ben.councillor, says="no").state == "declined"


def test_who_is_disqualified_stands_aside_and_is_counted_neither_way():
    ada, ben, carla = three()
    request = asked(pool([ada, ben, carla], rule="all"), 2_000_00)
    aside = answered(request, ada.councillor, declared=DISQUALIFIED)
    assert aside.answers.get().says == "aside"
    answered(request, ben.councillor)
    assert answered(request, carla.councillor).state == "agreed"


def test_a_connected_councillor_may_only_stand_aside():
    ada, ben, carla = three()
    known = Contact("Tom Field", "tom@example.org", "", ("Ada Lovell",))
    request = asked(pool([ada, ben, carla]), 2_000_00, contact=known)
    assert "connected with this group" in refused(answered, request, ada.councillor)
    assert answered(request, ada.councillor, declared=DISQUALIFIED).state == "asked"


def test_each_agrees_for_themselves_and_only_the_ward_s_own():
    ada, ben, _carla = three()
    shared = pool([ada, ben])
    stranger = three()[0]
    told = {"pool": shared, "pence": 100_00}
    assert "another ward" in refused(pooling.put_in, allocation=stranger, **told)
    assert "already" in refused(pooling.open_pool, allocation=ada, rule="all", pence=1_00)
    assert "short by" in refused(pooling.put_in, pool=shared, allocation=ada, pence=2_300_01)
    outsider = councillor("Dan Pool", ada.councillor.ward)
    assert "put money in" in refused(answered, asked(shared, 500_00), outsider)


def test_one_alone_is_no_pool():
    ada = three()[0]
    assert "Fewer than two" in refused(asked, pool([ada]), 500_00)


def test_what_is_not_committed_can_be_taken_back_and_no_more():
    ada, ben, carla = three()
    shared = pool([ada, ben, carla])
    request = asked(shared, 1_500_00)
    for one in (ada, ben):
        answered(request, one.councillor)
    told = {"pool": shared, "allocation": ada, "reason": "Needed in the ward’s north"}
    assert "£500 of your part" in refused(pooling.take_back, pence=500_01, **told)
    pooling.take_back(pence=500_00, **told)
    assert of_allocation(fresh(ada)).left == EACH - 500_00
    assert "in the pool" in refused_entry(shared, ada)
    assert not [fault for report in verify() for fault in report.faults]


def refused_entry(shared, allocation):
    with pytest.raises(Exception, match="in the pool") as error, transaction.atomic():
        PoolEntry.objects.create(pool=shared, allocation=allocation, kind="taken-back", pence=-1)
    return str(error.value)


def test_a_grant_of_a_pool_called_off_goes_back_to_each_part():
    ada, ben, carla = three()
    shared = pool([ada, ben, carla])
    request = asked(shared, 1_000_00)
    answered(request, ada.councillor)
    agreed = answered(request, ben.councillor)
    checking.call_off(request=agreed, by=finance_officer(), reason="Hall sold")
    assert set(pooled.parts(shared).values()) == {1_000_00}
    assert balances.of_account(shared.account) == 3_000_00


def test_votes_are_kept_for_ever_and_counted_once():
    ada, ben, _carla = three()
    request = asked(pool([ada, ben]), 500_00)
    answered(request, ada.councillor)
    assert "answered this request already" in refused(answered, request, ada.councillor)
    assert Answer.objects.get().councillor == ada.councillor
    assert Pool.objects.count() == GrantRequest.objects.count() == 1
    assert RecordEntry.objects.filter(action="councillors.answered-yes").count() == 1
    assert Transaction.objects.filter(kind="committed").count() == 0


def test_a_pooled_request_cannot_be_passed_on():
    ada, ben, _carla = three()
    request = asked(pool([ada, ben]), 500_00)
    told = {"request": request, "to": ada, "by": finance_officer(), "reason": "x"}
    assert "another councillor" in refused(asking.pass_on, **told)


@pytest.mark.parametrize(
    ("counts", "rule", "came"),
    [
        ((3, 1, 0, 0), "majority", None),
        ((3, 2, 0, 0), "majority", "yes"),
        ((3, 0, 2, 0), "majority", "no"),
        ((3, 1, 0, 2), "majority", "no"),
        ((3, 1, 1, 1), "majority", "no"),
        ((2, 1, 1, 0), "majority", "no"),
        ((3, 2, 0, 0), "all", None),
        ((3, 2, 0, 1), "all", "yes"),
        ((3, 1, 0, 2), "all", "no"),
        ((3, 1, 1, 0), "all", "no"),
        ((1, 1, 0, 0), "all", "no"),
    ],
)
def test_the_rules_in_numbers(counts, rule, came):
    assert outcome(Tally(*counts, rule)) == came


PARTS = st.lists(st.integers(1, 10**6), min_size=1, max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(PARTS, st.fractions(0, 1, max_denominator=997))
def test_shares_sum_to_the_penny_within_each_part_and_whatever_the_order(sizes, fraction):
    parts = dict(enumerate(sizes))
    pence = int(sum(sizes) * fraction)
    shares = split(pence, parts)
    assert sum(shares.values()) == pence
    for key, share in shares.items():
        assert 0 < share <= parts[key]
        assert abs(share - Fraction(pence * parts[key], sum(sizes))) < 1
    assert split(pence, dict(reversed(parts.items()))) == shares


def test_a_grant_of_two_funds_goes_back_to_each_councillor_to_the_penny():
    """Shared out fund by fund, the odd pennies went to the first twice: more than they gave, and nothing could be called off."""
    ward = money.ward()
    ada, ben, _carla = three(ward, each=100_00)
    late = councillor("Dee Four", ward)
    more = money.fund("For whoever comes late", 100_00, source="councillor")
    allocating.allocate(fund=more, year=ada.year, each_pence=100_00, by=finance_officer())
    dee = Allocation.objects.with_names().get(councillor=late)
    shared = pool([ada, ben, dee], pence=100_00)
    agreed = asked(shared, 300_00)
    answered(agreed, ada.councillor)
    agreed = answered(agreed, ben.councillor)
    past(shared, decide_by=today() - timedelta(days=1))
    returning.return_pool(pool=shared, by=SYSTEM)
    off = checking.call_off(request=agreed, by=finance_officer(), reason="Hall sold")
    assert off.state == "called-off"
    assert {fresh(one).returned_pence for one in (ada, ben, dee)} == {100_00}
    assert not [fault for report in verify() for fault in report.faults]


def test_money_goes_in_and_out_once_however_often_the_button_is_pressed():
    ada, ben, _carla = three()
    shared = pool([ada], pence=100_00)
    for _pressed_twice in range(2):
        pooling.put_in(pool=shared, allocation=ben, pence=100_00, key="form:in")
    assert pooled.parts(shared) == {ada.pk: 100_00, ben.pk: 100_00}
    for _pressed_twice in range(2):
        pooling.take_back(
            pool=shared, allocation=ben, pence=50_00, reason="For the hall", key="form:out"
        )
    assert pooled.parts(shared) == {ada.pk: 100_00, ben.pk: 50_00}
    assert balances.of_account(shared.account) == 150_00


def test_the_last_councillor_of_a_pool_is_told_and_declines_nothing_by_a_yes():
    ada, ben, _carla = three()
    request = asked(pool([ada, ben]), 500_00)
    out_of_office(ben.councillor)
    assert "the only councillor left" in refused(answered, request, ada.councillor)
    request.refresh_from_db()
    assert (request.state, request.answers.count()) == ("asked", 0)
