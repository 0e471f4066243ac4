"""A request from the form to the payment, and what is refused on the way, with nothing saved."""

from datetime import timedelta

import pytest
from django.db import transaction

from councillors import asking, checking, ordering
from councillors.answering import Declared
from councillors.models import Allocation, Answer, Check, GrantRequest
from councillors.sealed import Contact, read
from councillors.sums import of_allocation
from funds import awarding, balances, paying, registering
from funds.errors import FundError, OverTheLimit
from funds.models import Transaction
from funds.posting import today
from record.models import RecordEntry
from record.verification import verify
from tests.councillors.budgets import (
    A_SUBSIDY,
    EACH,
    NOBODY,
    answered,
    asked,
    checked,
    out_of_office,
    paid,
    past,
    three,
    wish,
)
from tests.funds.money import finance_officer, past_spend_by

pytestmark = pytest.mark.django_db
COUNTED = (Answer, Check, GrantRequest, RecordEntry, Transaction)


@pytest.fixture
def ada():
    return three()[0]


def counts():
    return [model.objects.count() for model in COUNTED]


def refused(act, *args, **kwargs):
    before = counts()
    with pytest.raises(FundError) as error, transaction.atomic():
        act(*args, **kwargs)
    assert counts() == before
    return error.value.message


def test_from_the_question_to_the_payment(ada):
    request = asked(ada)
    assert (request.state, request.allocation) == ("asked", ada)
    agreed = answered(request, pence=400_00)
    assert (agreed.state, agreed.granted_pence) == ("agreed", 400_00)
    assert balances.of_account(agreed.account) == 400_00
    assert of_allocation(ada).left == EACH - 400_00
    done = paid(agreed)
    assert (done.state, done.payment.state) == ("paid", "paid")
    assert of_allocation(ada).spent == 400_00
    assert not [fault for report in verify() for fault in report.faults]


def test_a_no_has_a_reason_and_moves_no_money(ada):
    declined = answered(asked(ada), says="no", reason="The park has goals.")
    assert declined.state == "declined"
    assert of_allocation(ada).left == EACH
    assert "Give your reason" in refused(answered, asked(ada), reason=" ")


def test_what_is_asked_through_the_form_waits_unpublished_and_nameless_on_the_record(ada):
    request = asking.ask(of=ada, wish=wish(), contact=NOBODY)
    assert request.state == "received"
    assert request not in GrantRequest.objects.published()
    entry = RecordEntry.objects.latest("sequence")
    assert "Juniors" not in entry.subject_name + entry.payload
    assert b"Nadia" not in bytes(request.sealed)
    assert read(request.sealed) == NOBODY
    published = asking.publish(request=request, by=finance_officer())
    assert published in GrantRequest.objects.published()
    assert "marked “Waits" in refused(asking.publish, request=request, by=finance_officer())


def test_an_answer_publishes_what_it_answers(ada):
    assert answered(asking.ask(of=ada, wish=wish(), contact=NOBODY)).state == "agreed"


def test_what_is_no_request_is_set_aside_and_never_published(ada):
    request = asking.ask(of=ada, wish=wish(), contact=NOBODY)
    aside = asking.set_aside(request=request, by=finance_officer(), reason="Advertising")
    assert aside not in GrantRequest.objects.published()
    assert "marked “Set aside”" in refused(answered, request)


@pytest.mark.parametrize("pence", [99_99, 1_000_01])
def test_a_sum_out_of_bounds_is_refused_when_asked_and_when_answered(ada, pence):
    assert "between £100 and £1,000" in refused(asked, ada, pence)
    request = asked(ada, 1_000_00)
    said = refused(answered, request, pence=pence)
    assert "between £100" in said or "more than the group asked" in said


def test_interests_are_declared_in_words_and_disqualify(ada):
    request = asked(ada)
    assert "in words" in refused(answered, request, declared=Declared("non-pecuniary"))
    said = refused(answered, request, declared=Declared("disqualifying", "My firm sells goals."))
    assert "cannot decide" in said
    agreed = answered(request, declared=Declared("non-pecuniary", "My son plays there."))
    assert agreed.answers.get().interests_words == "My son plays there."


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovell",
        "councillor ada LOVELL",
        "Lovell, Ada",
        "A. Lovell",
        "Ada Lovell, treasurer",
        "Treasurer: Ada Lovell",
        "Vice chair Ada Lovell",
        "Tom Field and Ada Lovell",
        "Tom Field, A. Lovell, Mo Khan",
        "Ada Lovell (trustee since 2019)",
        "Lovell, Ada (chair)",
    ],
)
def test_a_councillor_named_as_connected_cannot_decide(ada, name):
    contact = Contact("Tom Field", "tom@example.org", "", ("Tom Field", name))
    assert "connected with this group" in refused(asked, ada, contact=contact)


@pytest.mark.parametrize(
    "name",
    ["Anna Lovell", "Ada Lovelace", "Lovell", "Ada Field, Tom Lovell", "Ada Lovell-Field", ""],
)
def test_a_namesake_in_part_is_not_connected(ada, name):
    assert asked(ada, contact=Contact("Tom Field", "tom@example.org", "", (name,)))


def test_a_group_that_is_the_councillor(ada):
    assert "connected with this group" in refused(asked, ada, group_name="Ms Ada Lovell")


def test_connected_by_the_address_to_write_to(ada):
    contact = Contact("Tom Field", ada.councillor.person.email.upper())
    assert "connected" in refused(asked, ada, contact=contact)


def test_connected_since_is_found_when_it_is_answered(ada):
    request = asked(ada, contact=Contact("Ada Newname", "tom@example.org"))
    past(ada.councillor, name="Cllr Ada Newname")
    assert "connected" in refused(answered, request)


def test_another_councillor_of_the_ward_can_be_asked_instead():
    ada, ben, carla = three()
    request, officer = asked(ada), finance_officer()
    elsewhere = three()[0]
    told = {"request": request, "by": officer, "reason": "Interest"}
    assert "same ward" in refused(asking.pass_on, to=elsewhere, **told)
    assert "another councillor" in refused(asking.pass_on, to=ada, **told)
    passed = asking.pass_on(to=ben, **told)
    assert "to another councillor" in refused(answered, passed, by=carla.councillor)
    assert answered(passed).state == "agreed"
    assert of_allocation(Allocation.objects.with_names().get(pk=ada.pk)).spent == 0


def test_nobody_decides_after_the_last_day_or_out_of_office(ada):
    request = asked(ada)
    past(ada, decide_by=today() - timedelta(days=1))
    assert "That is over" in refused(answered, request)
    assert "That is over" in refused(asked, ada)
    past(ada, decide_by=today())
    out_of_office(ada.councillor)
    assert "not in office" in refused(answered, request)


def test_more_than_is_left_is_refused(ada):
    for _n in range(3):
        answered(asked(ada, 1_000_00))
    assert "short by £700: it holds £300" in refused(answered, asked(ada, 1_000_00))


def test_money_whose_day_is_over_is_refused(ada):
    request = asked(ada)
    past_spend_by(ada.fund)
    assert "had to be spent by" in refused(answered, request)


def test_an_officer_finds_the_group_eligible_or_it_is_not_paid(ada):
    agreed, officer = answered(asked(ada)), finance_officer()
    told = {"request": agreed, "subsidy": A_SUBSIDY, "reason": "x", "by": officer}
    assert "every question" in refused(checking.check, eligible={}, **told)
    said = refused(checking.check, eligible={**dict.fromkeys(
        ["constituted", "account", "benefit", "lawful"], True), "unconnected": False}, **told)  # fmt: skip
    assert "cannot be paid" in said
    assert "marked “Agreed" in refused(ordering.order, request=agreed, by=officer)


def test_a_subsidy_is_notified_and_confirmed_before_it_is_paid(ada):
    agreed, officer = answered(asked(ada)), finance_officer()
    assert "identifier" in refused(checked, agreed, A_SUBSIDY)
    done = checked(agreed, A_SUBSIDY, org_id="GB-CHC-1234567")
    award = done.check_made.award
    assert (award.state, award.amount_pence) == ("notified", 500_00)
    assert "has not confirmed" in refused(ordering.order, request=done, by=officer)
    awarding.confirm(award=award, by=officer)
    assert ordering.order(request=done, by=officer).amount_pence == 500_00


def test_over_the_limit_is_refused_with_the_sum_that_led_to_it(ada):
    agreed, officer = answered(asked(ada)), finance_officer()
    shop = registering.enter_enterprise(name="Juniors", org_id="GB-CHC-1234567", by=officer)
    awarding.declare_other(
        enterprise=shop, authority="Lottery", amount_pence=314_900_00, on=today(), by=officer
    )
    before = counts()
    with pytest.raises(OverTheLimit) as error, transaction.atomic():
        checked(agreed, A_SUBSIDY, org_id="gb-chc-1234567")
    assert [pence for _what, pence in error.value.sum_that_led] == [314_900_00, 500_00]
    assert counts() == before


def test_a_refused_payment_can_be_asked_for_again(ada):
    officer = finance_officer()
    payment = ordering.order(request=checked(answered(asked(ada))), by=officer)
    paying.refuse(payment=payment, by=finance_officer(), reason="Wrong account")
    request = GrantRequest.objects.get()
    assert (request.state, request.payment) == ("checked", None)
    assert ordering.order(request=request, by=officer)


def test_a_grant_called_off_puts_its_money_back(ada):
    agreed, officer = answered(asked(ada)), finance_officer()
    off = checking.call_off(request=agreed, by=officer, reason="The group dissolved")
    assert off.state == "called-off"
    assert of_allocation(Allocation.objects.with_names().get(pk=ada.pk)).left == EACH
    assert "marked “Called off”" in refused(checked, off)
    assert not [fault for report in verify() for fault in report.faults]


def test_the_database_takes_no_state_that_was_not_earned(ada):
    request = asked(ada)
    agreed = answered(asked(ada))
    for made, change in (
        (request, {"state": "paid"}),
        (request, {"state": "declined"}),
        (agreed, {"state": "checked"}),
        (agreed, {"granted_pence": 600_00}),
        (agreed, {"pence": 900_00}),
        (agreed, {"allocation": three()[1]}),
    ):
        with pytest.raises(Exception, match=r"Nobody|Not checked|Invalid|granted|Cannot"):  # noqa: SIM117
            with transaction.atomic():
                GrantRequest.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Answer.objects.update(reason="Better")
    with pytest.raises(Exception, match="Cannot delete"), transaction.atomic():
        agreed.delete()


def test_what_a_group_wrote_as_its_number_holds_nobody_up(ada):
    request = answered(asked(ada, org_id="none"))
    with pytest.raises(FundError, match="identifier"):
        checked(request)
    award = checked(request, org_id="").check_made.award
    assert (award.state, award.enterprise.org_id) == ("tested", "")
