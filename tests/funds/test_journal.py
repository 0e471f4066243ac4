"""From a total to the entries that make it, and from an entry to its transaction."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from funds import balances, paying, recovering
from funds.journal import entries, total
from tests.budgets.officer.desk import words
from tests.funds.money import allot, committed, finance_officer, fund, pot, requested

pytestmark = pytest.mark.django_db
JOURNAL = "/money/journal/"


@pytest.fixture
def core():
    """One fund with something everywhere, and a refund."""
    trees = committed(5_000_00, name="Core")
    payment = paying.approve(payment=requested(trees, 900_00), by=finance_officer())
    paying.pay(payment=payment, by=finance_officer())
    recovering.recover(payment=payment, amount_pence=100_00, by=finance_officer(), reason="Two")
    found = trees.entries.first().fund
    fund("Other", 70_00)
    allot(found, pot("Second"), 50_00)
    return found


def test_each_total_of_a_fund_is_the_sum_of_the_entries_behind_it(client, core):
    page = words(client.get(core.get_absolute_url()))
    sums = balances.of_fund(core)
    for where, pence in (("giver", -sums.received), ("payee", sums.paid), ("held", sums.held)):
        assert f"{JOURNAL}?fund=core&amp;where={where}" in page
        assert total(entries(fund="core", where=where)) == pence
        answer = client.get(f"{JOURNAL}?fund=core&where={where}")
        assert answer.context["total"] == sum(row.amount_pence for row in answer.context["page"])
        assert answer.context["total"] == pence
    assert "2 entries. They come to £800." in words(client.get(f"{JOURNAL}?fund=core&where=payee"))


def test_an_entry_leads_to_its_transaction_with_both_sides(client, core):
    paid = entries(fund="core", kind="paid").first().transaction
    assert f"{JOURNAL}{paid.pk}/" in words(client.get(f"{JOURNAL}?fund=core&kind=paid"))
    page = words(client.get(f"{JOURNAL}{paid.pk}/"))
    assert "£900: First twenty trees" in page
    assert "-£900" in page
    assert "Goods, services or works, bought at the market price" in page
    assert f"kind=transaction&amp;id={paid.pk}" in page


def test_an_account_has_its_own_list(client, core):
    page = words(client.get(f"{JOURNAL}?account=payee:forge-builders-ltd"))
    assert '<h1 class="app-display">Forge Builders Ltd</h1>' in page
    assert "They come to £800" in page


@pytest.mark.parametrize("asked", ["fund=none", "where=moon", "kind=lost", "account=x"])
def test_what_is_not_there_is_not_found(client, core, asked):
    assert client.get(f"{JOURNAL}?{asked}").status_code == 404
    assert client.get(f"{JOURNAL}entries.csv?{asked}").status_code == 404


def test_the_file_has_every_entry_and_adds_up_to_nothing(client, core):
    answer = client.get(f"{JOURNAL}entries.csv?fund=core")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == entries(fund="core").count()
    assert sum(round(float(row["amount"]) * 100) for row in rows) == 0
    assert {row["ground"] for row in rows if row["kind"] == "paid"} == {"purchase"}
    assert {row["ground"] for row in rows if row["kind"] != "paid"} == {""}


@pytest.mark.parametrize("more", [0, 3])
def test_the_statements_do_not_grow_with_the_rows(client, core, more):
    for number in range(more):
        fund(f"Fund {number}", 100)
    client.get(JOURNAL)
    with CaptureQueriesContext(connection) as statements:
        client.get(JOURNAL)
    assert len(statements) == 4


def test_no_fund_takes_the_address_of_the_journal():
    assert fund("Journal").slug == "journal-2"
