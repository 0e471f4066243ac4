"""A payment from the request to the ledger, and what is refused on the way."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from funds import balances, moving, paying, recovering
from funds.errors import FundError
from funds.models import Account, Payment, PaymentApproval, Refund, Transaction
from record.models import RecordEntry
from record.verification import verify
from tests.funds.money import (
    BY,
    allot,
    commit,
    committed,
    finance_officer,
    fund,
    past_spend_by,
    pot,
    project,
    requested,
)

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=90)


def refused(act, *args, **kwargs):
    before = Payment.objects.count(), Transaction.objects.count(), RecordEntry.objects.count()
    with pytest.raises(FundError) as error:
        act(*args, **kwargs)
    after = Payment.objects.count(), Transaction.objects.count(), RecordEntry.objects.count()
    assert before == after
    return error.value.message


def test_a_small_payment_needs_one_person_besides_the_requester():
    trees = committed(2_000_00)
    payment = requested(trees, 1_000_00)
    assert payment.approvals_needed == 1
    payment = paying.approve(payment=payment, by=finance_officer())
    assert payment.state == "approved"
    payment = paying.pay(payment=payment, by=payment.requested_by)
    assert payment.state == "paid"
    assert balances.of_account(trees) == 1_000_00
    assert balances.of_account(Account.objects.get(code="payee:forge-builders-ltd")) == 1_000_00
    assert not [fault for report in verify() for fault in report.faults]


def test_a_large_payment_needs_two_different_people():
    payment = requested(committed(2_000_00), 1_000_01)
    first, second = finance_officer(), finance_officer()
    assert paying.approve(payment=payment, by=first).state == "requested"
    assert "waits for a second person" in refused(paying.approve, payment=payment, by=first)
    assert paying.approve(payment=payment, by=second).state == "approved"


def test_nobody_approves_or_refuses_their_own_request():
    payment = requested(committed())
    mine = {"payment": payment, "by": payment.requested_by}
    assert "somebody else" in refused(paying.approve, **mine)
    assert "cancel it instead" in refused(paying.refuse, **mine, reason="Changed my mind")
    with pytest.raises(IntegrityError, match="own request"), transaction.atomic():
        PaymentApproval.objects.create(payment=payment, by=payment.requested_by)


def test_the_database_takes_no_state_that_was_not_earned():
    payment = requested(committed())
    for state in ("approved", "paid"):
        with pytest.raises(Exception, match=r"approvals|Invalid|ledger"), transaction.atomic():
            Payment.objects.filter(pk=payment.pk).update(state=state)
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(amount_pence=1)
    with pytest.raises(Exception, match="Cannot delete"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).delete()


def test_a_payment_above_what_is_committed_is_refused_and_not_saved():
    trees = committed(5_000_00)
    assert "Only £5,000 is committed" in refused(requested, trees, 5_000_01)
    requested(trees, 3_000_00)
    said = refused(requested, trees, 2_000_01)
    assert "payments that wait ask for £3,000 of it: £2,000 is left" in said


def test_what_a_waiting_payment_asks_for_is_not_handed_back():
    trees = committed(5_000_00)
    requested(trees, 3_000_00)
    told = {"source": trees, "by": BY, "reason": "Less"}
    with pytest.raises(FundError, match="short by"):
        moving.hand_back(**told, amount_pence=2_000_01)
    moving.hand_back(**told)
    assert balances.of_account(trees) == 3_000_00


def test_a_payment_draws_the_funds_to_be_spent_soonest_first():
    late, soon = fund("Late", 100_00), fund("Soon", 100_00, spend_by=LATER)
    larkmead, trees = pot(), project()
    for one in (late, soon):
        allot(one, larkmead, 100_00)
    commit(larkmead, trees, 200_00)
    payment = paying.approve(payment=requested(trees, 150_00), by=finance_officer())
    payment = paying.pay(payment=payment, by=finance_officer())
    drawn = payment.transaction.entries.filter(account=trees)
    assert dict(drawn.values_list("fund__name", "amount_pence")) == {
        "Soon": -100_00,
        "Late": -50_00,
    }


def test_a_payment_has_the_day_of_the_bank():
    core, larkmead, trees = fund(pence=100_00, spend_by=LATER), pot(), project()
    allot(core, larkmead, 100_00)
    commit(larkmead, trees, 100_00)
    payment = paying.approve(payment=requested(trees, 100_00), by=finance_officer())
    past_spend_by(core)
    told = {"payment": payment, "by": finance_officer()}
    assert "had to be spent by" in refused(paying.pay, **told)
    assert "today or earlier" in refused(
        paying.pay, **told, happened_on=timezone.localdate() + timedelta(days=1)
    )
    paid = paying.pay(**told, happened_on=core.spend_by)
    assert paid.transaction.happened_on == core.spend_by


def test_paid_twice_is_paid_once():
    payment = paying.approve(payment=requested(committed()), by=finance_officer())
    once, twice = [paying.pay(payment=payment, by=finance_officer()) for _n in range(2)]
    assert once.transaction == twice.transaction
    assert Transaction.objects.filter(kind="paid").count() == 1


def test_refused_and_cancelled_payments_have_a_reason_and_stay_so():
    trees, officer = committed(), finance_officer()
    no = requested(trees)
    assert "Give a reason" in refused(paying.refuse, payment=no, by=officer, reason=" ")
    no = paying.refuse(payment=no, by=officer, reason="Not delivered yet")
    assert "is marked “Refused”" in refused(paying.approve, payment=no, by=officer)
    off = paying.approve(payment=requested(trees), by=officer)
    off = paying.cancel(payment=off, by=officer, reason="Invoice withdrawn")
    assert "is marked “Cancelled”" in refused(paying.pay, payment=off, by=officer)


def test_a_payee_pays_something_back():
    trees, officer = committed(5_000_00), finance_officer()
    payment = paying.approve(payment=requested(trees, 500_00), by=officer)
    paying.pay(payment=payment, by=officer)
    told = {"payment": payment, "by": officer, "reason": "Two trees were missing"}
    assert "£500 of this payment did not come back" in refused(
        recovering.recover, **told, amount_pence=500_01
    )
    once, twice = [recovering.recover(**told, amount_pence=100_00, key="form:1") for _n in range(2)]
    assert once == twice
    assert balances.of_fund(trees.entries.first().fund).paid == 400_00
    assert "£400 of this payment" in refused(recovering.recover, **told, amount_pence=400_01)


def test_what_is_not_paid_does_not_come_back():
    told = {"amount_pence": 100, "by": finance_officer(), "reason": "Too much"}
    assert "Only what was paid" in refused(
        recovering.recover, payment=requested(committed()), **told
    )


def test_a_refund_goes_to_the_funds_of_its_own_payment():
    """Another payment to the same payee, from another fund, is not touched."""
    first, second = committed(500_00), committed(500_00)
    for one in (first, second):
        payment = paying.approve(payment=requested(one, 500_00), by=finance_officer())
        paying.pay(payment=payment, by=finance_officer())
    recovering.recover(payment=payment, amount_pence=200_00, by=finance_officer(), reason="x")
    paid = [balances.of_fund(one.entries.first().fund).paid for one in (first, second)]
    assert paid == [500_00, 300_00]
    told = {"payment": payment, "transaction": Transaction.objects.get(kind="recovered")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.create(**told, amount_pence=300_01)


def test_the_name_of_a_private_payee_is_in_no_account_and_no_record():
    trees, officer = committed(), finance_officer()
    payment = requested(trees, payee_name="Nadia Hussain", payee_private=True)
    paying.pay(payment=paying.approve(payment=payment, by=officer), by=officer)
    assert not Account.objects.filter(title__contains="Nadia").exists()
    assert not RecordEntry.objects.filter(payload__contains="Nadia").exists()


def test_payments_are_made_from_projects_alone():
    assert "from a project’s money" in refused(requested, pot())


def test_the_same_payment_asked_for_twice_waits_once():
    account, officer = committed(), finance_officer()
    first = requested(account, by=officer)
    with pytest.raises(FundError, match="very same payment") as error, transaction.atomic():
        requested(account, by=officer)
    assert error.value.field == "what_for"
    requested(account, by=officer, what_for="The other twenty trees")
    paying.cancel(payment=first, by=officer, reason="Wrong account")
    requested(account, by=officer)
