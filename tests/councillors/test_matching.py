"""A partner's match: taken in the order of decisions, while it lasts and stands, posted with the grant or not at all."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from councillors import checking, matching
from councillors.models import MatchOffer, MatchTake
from funds import balances
from record.entries import SYSTEM
from record.verification import verify
from tests.councillors.budgets import answered, asked, offer, past, pool, three
from tests.councillors.test_answering import refused
from tests.funds import money
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return three()[0]


def test_pound_for_pound_while_it_lasts(ada):
    made = offer(cap=800_00)
    first, second, third = (answered(asked(ada)) for _n in range(3))
    assert balances.of_account(first.account) == 1_000_00
    assert balances.of_account(second.account) == 800_00
    assert balances.of_account(third.account) == 500_00
    assert list(made.takes.values_list("pence", flat=True)) == [500_00, 300_00]
    assert {one.fund.source for one in first.account.entries.all()} == {"councillor", "partner"}
    assert not [fault for report in verify() for fault in report.faults]


def test_half_a_pound_for_each_to_the_penny(ada):
    offer(per_pound=50)
    assert answered(asked(ada, 333_33)).match_take.pence == 166_66


def test_an_offer_that_is_over_adds_nothing_whether_or_not_anybody_ended_it(ada):
    made = past(offer(), until=timezone.now() - timedelta(seconds=1))
    assert not MatchTake.objects.filter(request=answered(asked(ada))).exists()
    with pytest.raises(Exception, match="offer is over"), transaction.atomic():
        MatchTake.objects.create(offer=made, request=asked(ada), pence=1)
    ended = matching.end(offer=made, by=SYSTEM, reason="It is over")
    assert balances.of_account(ended.account) == 0
    assert balances.of_fund(made.fund).unallotted == 5_000_00


def test_the_database_holds_the_cap(ada):
    made = offer(cap=100_00)
    with pytest.raises(Exception, match="offer's cap"), transaction.atomic():
        MatchTake.objects.create(offer=made, request=asked(ada), pence=100_01)


def test_only_for_its_wards_purposes_and_kind():
    allocations = three()
    ada = allocations[0]
    here, there = ada.councillor.ward.code, money.ward("Elsewhere").code
    offers = {
        "ward": offer(wards=(there,)),
        "purpose": offer(purposes=("health",)),
        "kind": offer(matches="pooled"),
    }
    assert not MatchTake.objects.filter(request=answered(asked(ada))).exists()
    fits = offer(wards=(here,), purposes=("play",), matches="single")
    assert answered(asked(ada)).match_take.offer == fits
    request = asked(pool(allocations), 600_00)
    answered(request, allocations[1].councillor)
    assert answered(request, allocations[2].councillor).match_take.offer == offers["kind"]


def test_what_ends_soonest_is_taken_first(ada):
    offer()
    soon = offer(until=timezone.now() + timedelta(days=2))
    assert answered(asked(ada)).match_take.offer == soon


def test_a_grant_called_off_gives_the_match_back(ada):
    made = offer(cap=500_00)
    checking.call_off(request=answered(asked(ada)), by=finance_officer(), reason="Dissolved")
    assert balances.of_account(made.account) == 500_00
    assert answered(asked(ada)).match_take.pence == 500_00
    assert not [fault for report in verify() for fault in report.faults]


def test_the_cap_is_there_or_nothing_is_offered():
    assert "short by £4,000" in refused(offer, cap=9_000_00)
    core = money.fund("Core", 100)
    assert "not a partner" in refused(offer, fund=core, organisation=offer().organisation)
    assert MatchOffer.objects.count() == 1


def test_an_offer_is_ended_once_and_with_a_reason():
    made = offer()
    assert "Say why" in refused(matching.end, offer=made, by=SYSTEM, reason=" ")
    matching.end(offer=made, by=SYSTEM, reason="Withdrawn by the partner")
    assert "ended already" in refused(matching.end, offer=made, by=SYSTEM, reason="Again")
