"""What `manage.py verify` finds when somebody got past every guard."""

import pytest
from django.db import connection

from funds import paying
from funds.models import Entry, Transaction
from funds.verification import check_ledger, check_payments
from tests.funds.money import allot, committed, finance_officer, fund, pot, requested

pytestmark = pytest.mark.django_db


def past_the_guards(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = origin")


@pytest.fixture
def paid():
    payment = paying.approve(payment=requested(committed()), by=finance_officer())
    return paying.pay(payment=payment, by=finance_officer())


def test_what_is_in_order_has_no_fault(paid):
    ledger, payments = check_ledger(), check_payments()
    assert (ledger.count, ledger.faults) == (4, [])
    assert (payments.count, payments.faults) == (1, [])


def test_a_changed_amount_is_found(paid):
    entry = Entry.objects.filter(account__kind="payee").get()
    past_the_guards("UPDATE funds_entry SET amount_pence = 1 WHERE id = %s", entry.pk)
    faults = check_ledger().faults
    assert f"Transaction {paid.transaction_id} does not balance." in faults
    assert "“Council core” received £5,000 and has £499.99 somewhere else." in faults


def test_a_transaction_made_one_sided_or_emptied_is_found(paid):
    past_the_guards("DELETE FROM funds_entry WHERE transaction_id = %s", paid.transaction_id)
    assert f"Transaction {paid.transaction_id} moved nothing." in check_ledger().faults
    assert check_payments().faults == [f"Payment {paid.pk} and the ledger differ."]


def test_an_overdrawn_account_is_found():
    core, larkmead = fund(pence=900_00), pot()
    made = allot(core, larkmead, 100_00)
    past_the_guards(
        "UPDATE funds_entry SET amount_pence = 10 * amount_pence WHERE transaction_id = %s", made.pk
    )
    assert check_ledger().faults == ["“Council core” is overdrawn by £100 of “Council core”."]


def test_a_payment_and_its_ledger_that_differ_are_found(paid):
    past_the_guards("UPDATE funds_payment SET amount_pence = 1")
    assert check_payments().faults == [f"Payment {paid.pk} and the ledger differ."]
    past_the_guards("UPDATE funds_payment SET state = 'approved', transaction_id = NULL")
    posted = Transaction.objects.get(kind="paid")
    assert check_payments().faults == [
        f"Transaction {posted.pk} paid what nobody asked for.",
    ]


def test_a_guard_that_is_switched_off_is_found():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE funds_entry DISABLE TRIGGER funds_entry_refuse")
    assert check_ledger().faults == [
        "The database's guard “funds_entry_refuse” is missing or switched off."
    ]
