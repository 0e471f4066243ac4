"""Races, with real connections: of two that would overdraw, one is told that there is too little."""

import pytest

from funds import accounts, awarding, balances, opening, paying, registering
from funds.errors import FundError
from funds.models import Account, Payment, Transaction
from funds.subsidy_test import QUESTIONS
from record.models import RecordEntry
from tests.funds.money import BY, allot, commit, committed, finance_officer, fund, pot, project
from tests.funds.money import requested as asked
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_commitments_at_once_cannot_overdraw_and_two_approvals_count_once_each():
    core, larkmead, projects = fund(pence=1_000_00), pot(), [project(), project()]
    allot(core, larkmead, 1_000_00)
    made = together(*[lambda one=one: commit(larkmead, one, 700_00) for one in projects])
    assert sorted(type(one).__name__ for one in made) == ["FundError", "Transaction"]
    refusal = next(one for one in made if isinstance(one, FundError))
    assert "short by £400: it holds £300" in refusal.message
    assert balances.of_account(larkmead) == 300_00

    large = asked(committed(5_000_00), 4_000_00)
    officers = [finance_officer(), finance_officer()]
    approved = together(
        *[lambda one=one: paying.approve(payment=large, by=one) for one in officers],
        lambda: paying.approve(payment=large, by=officers[0]),
    )
    # One of the first officer's two comes too late or twice; the other officer's counts.
    assert sum(isinstance(one, Payment) for one in approved) == 2
    large.refresh_from_db()
    assert (large.state, large.approvals.count()) == ("approved", 2)

    paid = together(*[lambda one=one: paying.pay(payment=large, by=one) for one in officers])
    assert all(isinstance(one, Payment) for one in paid)
    assert Transaction.objects.filter(kind="paid").count() == 1


def test_two_requests_at_once_cannot_ask_for_more_than_is_committed():
    trees, officer = committed(1_000_00), finance_officer()
    made = together(*[lambda: asked(trees, 700_00, by=officer)] * 2)
    assert sorted(type(one).__name__ for one in made) == ["FundError", "Payment"]
    assert Payment.objects.count() == 1


def test_two_awards_at_once_stay_within_the_limit_together():
    officer = finance_officer()
    bakery = registering.enter_enterprise(name="Bakery", org_id="GB-COH-01234567", by=officer)
    told = {
        "enterprise": bakery,
        "amount_pence": 200_000_00,
        "what_for": "Ovens",
        "answers": dict.fromkeys(QUESTIONS, True),
        "reason": "It sells bread.",
        "by": officer,
    }
    made = together(*[lambda: awarding.award(**told)] * 2)
    assert sorted(type(one).__name__ for one in made) == ["Award", "OverTheLimit"]


def test_a_fund_or_pot_opened_twice_in_one_instant_is_there_once():
    opened = {"name": "Same", "source": "council", "giver": "Full Council", "by": BY}
    for act in (
        lambda: opening.open_fund(**opened),
        lambda: accounts.open_by_hand(kind="pot", title="Same", by=BY),
    ):
        errors = [one for one in together(act, act) if isinstance(one, Exception)]
        assert all(isinstance(one, FundError) for one in errors)
    assert Account.objects.filter(code="pot:same").count() == 1
    assert RecordEntry.objects.filter(action="funds.account-opened").count() == 1
