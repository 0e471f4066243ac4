"""A grant is paid under the award that went through the subsidy check; everything else says why it needs none."""

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from funds import awarding, paying, registering
from funds.errors import FundError, OverTheLimit
from funds.models import Payment
from funds.subsidy_test import QUESTIONS
from tests.funds.money import committed, finance_officer, requested

pytestmark = pytest.mark.django_db
YES = dict.fromkeys(QUESTIONS, True)
NO = {**YES, "effect": False}
BAKERY = "Larkmead Bakery CIC"


@pytest.fixture
def officer():
    return finance_officer()


@pytest.fixture
def bakery(officer):
    return registering.enter_enterprise(name=BAKERY, org_id="GB-COH-01234567", by=officer)


@pytest.fixture
def tested(bakery, officer):
    def make(pence, answers=NO, **kwargs):
        told = {"what_for": "Ovens", "answers": answers, "reason": "It sells bread."}
        return awarding.award(
            enterprise=bakery, amount_pence=pence, by=officer, **{**told, **kwargs}
        )

    return make


def asked(account, pence, award, **kwargs):
    told = {"ground": "grant", "award": award, "payee_name": BAKERY, **kwargs}
    return requested(account, pence, **told)


def paid(payment, officer):
    for _n in range(payment.approvals_needed):
        payment = paying.approve(payment=payment, by=finance_officer())
    return paying.pay(payment=payment, by=officer)


def refused(act, *args, **kwargs):
    with pytest.raises(FundError) as error, transaction.atomic():
        act(*args, **kwargs)
    return error.value.message


def test_a_grant_is_paid_in_parts_up_to_its_award_and_given_with_the_first(tested, officer):
    account, award = committed(5_000_00), tested(900_00)
    paid(asked(account, 500_00, award), officer)
    award.refresh_from_db()
    assert (award.state, award.on) == ("given", timezone.localdate())
    assert "£400 of it is not asked for yet" in refused(asked, account, 400_01, award)
    last = asked(account, 400_00, award)
    paying.refuse(payment=last, by=officer, reason="Wrong day")
    assert asked(account, 400_00, award).state == "requested"


def test_a_subsidy_is_paid_once_it_is_confirmed_and_not_before(tested, officer):
    account, award = committed(200_000_00), tested(150_000_00, YES)
    assert "waits for the enterprise’s confirmation" in refused(asked, account, 100_00, award)
    awarding.confirm(award=award, by=officer)
    paid(asked(account, 100_00, award), officer)
    award.refresh_from_db()
    assert award.state == "given"
    assert award.database_due is not None


def test_help_declared_meanwhile_stops_the_payment_with_the_sum_that_led_to_it(
    tested, bakery, officer
):
    account, award = committed(200_000_00), tested(100_000_00, YES)
    payment = asked(account, 100_000_00, awarding.confirm(award=award, by=officer))
    for _n in range(2):
        payment = paying.approve(payment=payment, by=finance_officer())
    told = {"enterprise": bakery, "authority": "Arts Council", "by": officer}
    awarding.declare_other(**told, amount_pence=300_000_00, on=timezone.localdate())
    with pytest.raises(OverTheLimit) as error, transaction.atomic():
        paying.pay(payment=payment, by=officer)
    assert [pence for _what, pence in error.value.sum_that_led] == [300_000_00, 100_000_00]
    payment.refresh_from_db()
    assert (payment.state, payment.transaction) == ("approved", None)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ground": ""}, "Say what the payment is"),
        ({"ground": "earlier"}, "Say what the payment is"),
        ({"award": None}, "Without one it cannot be paid"),
        ({"ground": "purchase"}, "Only a grant is paid under an award"),
        ({"payee_name": "Somebody Else Ltd"}, "This award is for Larkmead Bakery CIC"),
        ({"payee_private": True}, "Whoever gets a grant is published"),
    ],
)
def test_what_a_payment_is_must_be_said_and_be_true(tested, change, why):
    account, award = committed(), tested(900_00)
    assert why in refused(asked, account, 100_00, **{"award": award, **change})
    assert not Payment.objects.exists()


def test_help_in_kind_is_not_paid_and_money_is_not_given_by_hand(tested, officer):
    lease, money = tested(900_00, in_kind=True), tested(900_00)
    assert "cannot be paid" in refused(asked, committed(), 100_00, lease)
    assert "given by its payment" in refused(awarding.give, award=money, by=officer)
    assert awarding.give(award=lease, by=officer).state == "given"


def test_no_award_goes_from_under_a_payment(tested, officer):
    award = tested(900_00)
    payment = asked(committed(), 100_00, award)
    told = {"award": award, "by": officer, "reason": "Changed our mind"}
    assert "Cancel that first" in refused(awarding.withdraw, **told)
    paying.cancel(payment=payment, by=officer, reason="Not now")
    assert awarding.withdraw(**told).state == "withdrawn"


@pytest.mark.parametrize(
    "change",
    [
        {"ground": "earlier", "award": None},
        {"award": None},
        {"ground": "purchase"},
        {"amount_pence": 900_01},
        {"payee_name": "Somebody Else Ltd"},
        {"payee_private": True},
    ],
)
def test_the_database_refuses_the_same(tested, officer, change):
    row = {
        "account": committed(),
        "payee_name": BAKERY,
        "amount_pence": 900_00,
        "what_for": "Ovens",
        "ground": "grant",
        "award": tested(900_00),
        "requested_by": officer,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(**{**row, **change})
    assert Payment.objects.create(**row)


@pytest.mark.parametrize("state", ["given", "withdrawn"])
def test_the_database_moves_an_award_with_its_payments_alone(tested, state):
    award = tested(900_00)
    if state == "withdrawn":
        asked(committed(), 100_00, award)
    award.state, award.withdrawn_reason = state, "x" if state == "withdrawn" else ""
    with pytest.raises(IntegrityError), transaction.atomic():
        award.save()
