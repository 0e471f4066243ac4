"""The year of a budget: given to all at once or to none, and what is left goes back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from councillors import allocating, forgetting, pooled, returning, seating
from councillors.models import Allocation, Councillor, GrantRequest, MatchOffer, Pool
from councillors.sealed import read
from councillors.years import last_day, year_of
from funds import balances
from funds.errors import FundError
from funds.models import Account
from funds.posting import today
from record.entries import SYSTEM
from record.models import RecordEntry
from record.verification import verify
from tests.councillors.budgets import (
    EACH,
    LONG_AGO,
    NOBODY,
    answered,
    asked,
    councillor,
    offer,
    out_of_office,
    past,
    pool,
    three,
)
from tests.councillors.test_answering import refused
from tests.funds import money
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db


def told(fund, each=EACH, **kwargs):
    return {
        "fund": fund,
        "year": year_of(today()),
        "each_pence": each,
        "by": finance_officer(),
        **kwargs,
    }


def test_all_councillors_get_theirs_in_one_act():
    allocations = three()
    assert {one.amount_pence for one in allocations} == {EACH}
    assert [balances.of_account(one.account) for one in allocations] == [EACH] * 3
    assert allocations[0].decide_by == last_day(year_of(today()))
    entry = RecordEntry.objects.get(action="councillors.allocated")
    assert '"councillors":3' in entry.payload
    again = told(allocations[0].fund)
    assert "already" in refused(allocating.allocate, **again)


def test_a_fund_that_is_short_gives_nobody_anything():
    ward = money.ward()
    for name in ("Ada Lovell", "Ben Okri"):
        councillor(name, ward)
    fund = money.fund("Budgets", 2 * EACH - 1, source="councillor")
    said = refused(allocating.allocate, **told(fund))
    assert "£3,300 for each of 2 councillors is £6,600" in said
    assert "£0.01 too little" in said
    assert not Allocation.objects.exists()
    assert not Account.objects.filter(code__startswith="councillor:").exists()


def test_only_from_a_fund_for_it_and_within_the_year():
    councillor()
    fund = money.fund("Budgets", EACH, source="councillor")
    assert "not for councillors" in refused(allocating.allocate, **told(money.fund("Core", EACH)))
    assert "this financial year" in refused(allocating.allocate, **told(fund, year=2019))
    late = told(fund, decide_by=last_day(year_of(today())) + timedelta(days=1))
    assert "within the financial year" in refused(allocating.allocate, **late)


def test_what_is_left_goes_back_after_the_last_day_and_what_waits_lapses():
    ada, ben, carla = three()
    shared = pool([ada, ben], pence=1_000_00)
    answered(asked(ada, 800_00))
    waits, in_pool = asked(ada), asked(shared)
    said = refused(returning.return_allocation, allocation=ada, by=SYSTEM)
    assert "can be decided on until" in said
    for one in (ada, ben, carla, shared):
        past(one, decide_by=today() - timedelta(days=1))
    assert returning.return_due() == 4
    assert returning.return_due() == 0
    for request in (waits, in_pool):
        request.refresh_from_db()
        assert request.state == "lapsed"
    assert balances.of_fund(ada.fund).unallotted == 3 * EACH - 800_00
    ada.refresh_from_db()
    assert ada.returned_pence == EACH - 800_00
    assert not pooled.parts(shared)
    assert Pool.objects.get().state == "returned"
    assert not [fault for report in verify() for fault in report.faults]


def test_an_offer_that_is_over_is_ended_by_the_beat():
    past(offer(), until=timezone.now() - timedelta(days=1))
    assert returning.return_due() == 1
    assert MatchOffer.objects.get().state == "ended"


def test_a_budget_is_returned_when_its_councillor_has_left():
    ada = three()[0]
    out_of_office(ada.councillor)
    done = returning.return_allocation(allocation=ada, by=SYSTEM)
    assert (done.state, done.returned_pence) == ("returned", EACH)
    assert "already" in refused(returning.return_allocation, allocation=ada, by=SYSTEM)


def test_a_person_is_a_councillor_once_at_a_time_and_has_the_role_as_long():
    ada = councillor("Ada Lovell", since=LONG_AGO)
    assert ada.person.groups.filter(name="Councillors").exists()
    again = {"name": "Cllr Ada Lovell", "email": ada.person.email, "ward": ada.ward}
    with pytest.raises(FundError, match="councillor in that time already"), transaction.atomic():
        seating.enter(**again, since=today(), by=finance_officer())
    with pytest.raises(IntegrityError, match="one_office"), transaction.atomic():
        Councillor.objects.create(
            person=ada.person, ward=ada.ward, name="A", slug="a", office=ada.office
        )
    officer = finance_officer()
    seating.end_office(
        councillor=ada, last_day=today() - timedelta(days=1), by=officer, reason="Resigned"
    )
    assert not ada.person.groups.filter(name="Councillors").exists()
    assert seating.enter(**again, since=today(), by=officer).slug.endswith("-2")
    assert not GrantRequest.objects.exists()


def test_whom_to_write_to_is_forgotten_long_after_a_request_is_over():
    ada = three()[0]
    over, waits = answered(asked(ada), says="no"), asked(ada)
    for one in (over, waits):
        past(one, made_at=timezone.now() - timedelta(days=731))
    assert forgetting.forget_contacts() == 1
    assert forgetting.forget_contacts() == 0
    over.refresh_from_db()
    assert read(over.sealed).email == ""
    assert read(waits.sealed) == NOBODY
