"""Pots and projects that officers open, and grants straight from a fund, on their pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from funds import awarding, balances, granting, paying, registering
from funds.errors import FundError
from funds.models import Account, Payment, Transaction
from funds.subsidy_test import QUESTIONS
from tests.budgets.officer.desk import proven, words
from tests.funds.money import allot, committed, finance_officer, fund, pot, project, requested, ward

pytestmark = pytest.mark.django_db
MONEY = "/officer/money/"
LIST_STATEMENTS = 7
NO = {**dict.fromkeys(QUESTIONS, True), "effect": False}


@pytest.fixture
def officer(client):
    return proven(client, finance_officer())


@pytest.fixture
def award():
    by = finance_officer()
    return awarding.award(
        enterprise=registering.enter_enterprise(name="Lunch club", by=by),
        amount_pence=900_00,
        what_for="A cooker",
        answers=NO,
        reason="No trade.",
        by=by,
    )


def opened(client, kind, title, **more):
    given = {"kind": kind, "title": title, "use": "either", **more}
    return client.post(MONEY + "pots/new/", given)


def test_an_officer_opens_commits_and_hands_back(client, officer):
    core = fund("Core", 1_000_00)
    opened(client, "pot", "Small grants")
    opened(client, "project", "Tool library")
    chest = Account.objects.get(code="pot:small-grants")
    allot(core, chest, 800_00)
    path = f"{MONEY}pots/pot:small-grants/"
    assert "It holds £800." in words(client.get(path))
    given = {"project": "spend:tool-library", "reason": "Panel, 4 May"}
    refused = client.post(path + "commit/", {**given, "amount_pence": "801"})
    assert refused.status_code == 409
    assert "is short by £1: it holds £800" in words(refused)
    client.post(path + "commit/", {**given, "amount_pence": "300"})
    assert "It holds £500." in words(client.get(path))
    client.post(path + "hand-back/", {"reason": "Not needed", "amount_pence": ""})
    assert balances.of_account(chest) == 0
    assert balances.of_fund(core).unallotted == 700_00
    library = f"{MONEY}pots/spend:tool-library/"
    assert client.get(library + "commit/").status_code == 404
    assert "Ask for a payment" in words(client.get(library))
    assert "It holds £300." in words(client.get(library))


def test_a_button_pressed_twice_commits_once(client, officer):
    core = fund("Core", 1_000_00)
    opened(client, "pot", "Small grants")
    opened(client, "project", "Tool library")
    allot(core, Account.objects.get(code="pot:small-grants"), 800_00)
    given = {"project": "spend:tool-library", "reason": "x", "amount_pence": "300", "key": "form:1"}
    for _twice in range(2):
        client.post(f"{MONEY}pots/pot:small-grants/commit/", given)
    assert Transaction.objects.filter(kind="committed").count() == 1


def test_two_of_a_name_are_refused_and_keep_what_was_typed(client, officer):
    opened(client, "pot", "Small grants")
    again = opened(client, "pot", "Small  Grants")
    assert "There is one of that name already" in words(again)
    assert 'value="Small  Grants"' in again.content.decode()
    assert "Give it a name" in words(opened(client, "pot", "!!!"))


def test_pots_of_other_rooms_are_not_moved_here(client, officer):
    for account in (pot("Larkmead 2026"), project("Trees")):
        assert client.get(f"{MONEY}pots/{account.code}/").status_code == 404
        assert client.get(f"{MONEY}pots/{account.code}/hand-back/").status_code == 404
        assert account.title not in words(client.get(MONEY + "pots/"))


def test_a_grant_goes_from_a_fund_to_a_group_under_its_award(client, officer, award):
    core = fund("Core", 1_000_00)
    page = words(client.get(f"{MONEY}funds/core/grant/"))
    assert "Lunch club: A cooker (£900)" in page
    given = {"award": award.pk, "use": "either", "reason": "Cabinet, 4 May"}
    client.post(f"{MONEY}funds/core/grant/", given)
    assert balances.of_fund(core).in_projects == 900_00
    page = client.get(award.get_absolute_url())
    link = f"{MONEY}payments/new/?award={award.pk}&amp;account=grant%3A{award.pk}"
    assert link in words(page)
    form = client.get(link.replace("&amp;", "&"))
    assert 'value="Lunch club"' in form.content.decode()
    assert 'value="900"' in form.content.decode()
    asked = {
        "account": f"grant:{award.pk}",
        "payee_name": "Lunch club",
        "amount_pence": "900",
        "what_for": "A cooker",
        "ground": "grant",
        "award": award.pk,
    }
    purchase = client.post(MONEY + "payments/new/", {**asked, "ground": "purchase", "award": ""})
    assert "set aside for one grant" in words(purchase)
    client.post(MONEY + "payments/new/", asked)
    payment = paying.approve(payment=Payment.objects.get(), by=finance_officer())
    client.post(f"{MONEY}payments/{payment.pk}/pay/")
    award.refresh_from_db()
    assert award.state == "given"
    page = words(client.get(f"{MONEY}payments/{payment.pk}/"))
    assert "award of £900, tested and no subsidy" in page
    refund = {"amount_pence": "100", "reason": "Cheaper cooker", "key": "form:2"}
    client.post(f"{MONEY}payments/{payment.pk}/refund/", refund)
    assert "£100. Cheaper cooker" in words(client.get(f"{MONEY}payments/{payment.pk}/"))
    assert balances.of_fund(core).unallotted == 200_00


def refused(**told):
    before = Transaction.objects.count()
    with pytest.raises(FundError) as error:
        granting.set_aside(by=finance_officer(), reason="Cabinet", **told)
    assert Transaction.objects.count() == before
    return error.value.message


def test_strings_and_sums_hold_for_grants_too(award):
    gipsy, other = ward("Gipsy Hill"), ward("Other")
    cil = fund("CIL", 900_00, source="cil", wards=[gipsy.code], use="capital")
    told = {"fund": cil, "award": award}
    assert "cannot go to the whole area" in refused(**told)
    assert "cannot go to Other" in refused(**told, wards=[other.code], use="capital")
    assert "capital only" in refused(**told, wards=[gipsy.code], use="revenue")
    assert "short by £800" in refused(fund=fund("Small", 100_00), award=award)
    granting.set_aside(
        **told, wards=[gipsy.code], use="capital", reason="Cabinet", by=finance_officer()
    )
    assert "set aside before" in refused(fund=fund("Core", 900_00), award=award)


def test_an_award_that_is_paid_elsewhere_or_not_ready_is_not_set_aside(award):
    core = fund("Core", 900_00)
    asked = requested(committed(), 100, payee_name="Lunch club", ground="grant", award=award)
    assert "paid from another account" in refused(fund=core, award=award)
    paying.cancel(payment=asked, by=finance_officer(), reason="No")
    awarding.withdraw(award=award, by=finance_officer(), reason="No")
    assert "marked “Withdrawn”" in refused(fund=core, award=award)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_statements(client, officer, number):
    for n in range(number):
        opened(client, "pot", f"Pot {n}")
    client.get(MONEY + "pots/")
    with CaptureQueriesContext(connection) as statements:
        assert len(client.get(MONEY + "pots/").context["rows"]) == number
    assert len(statements) == LIST_STATEMENTS
