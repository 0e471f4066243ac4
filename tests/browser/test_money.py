"""A grant from a fund to its payment in a real browser, and the pages on which anybody follows the money."""

import pytest

from funds import paying
from funds.models import Account, Award, Payment
from services import large
from services.breaking_down import Setup
from tests.browser.steps import act_as, fill, fits, follow, go, press
from tests.councillors.budgets import A_SUBSIDY, answered, asked, checked, paid, three
from tests.funds.money import finance_officer, fund
from tests.service_states import ServiceFactory, budget_csv, commissioner, row, ward

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MONEY = "/officer/money/"
NO_SUBSIDY = {"public": "yes", "advantage": "yes", "specific": "yes", "effect": "no"}


def whole_way(page, look_at):
    core = fund("Council core", 9_000_00)
    act_as(page, finance_officer(name="Kwabena Mensah"))
    keep_the_test(page, look_at)
    set_aside_and_pay(page, look_at)
    open_and_move(page, look_at)
    look_around(page, look_at, core)


def keep_the_test(page, look_at):
    page.goto(MONEY + "enterprises/")
    fill(page, {"name": "Lunch club"})
    press(page, "Enter it")
    follow(page, "Test a new award")
    look_at(page)
    fill(page, {"amount_pence": "900", "what_for": "A cooker", "reason": "No trade", **NO_SUBSIDY})
    press(page, "Keep this test")
    look_at(page)


def set_aside_and_pay(page, look_at):
    page.goto(MONEY + "funds/council-core/grant/")
    look_at(page)
    award = Award.objects.get()
    fill(page, {"award": str(award.pk), "reason": "Cabinet, 4 May 2026"})
    press(page, "Set the money aside")
    page.goto(award.get_absolute_url())
    follow(page, "Ask for its payment")
    look_at(page)
    press(page, "Ask for this payment")
    payment = paying.approve(payment=Payment.objects.get(), by=finance_officer())
    page.goto(f"{MONEY}payments/{payment.pk}/pay/")
    press(page, "Mark it paid")
    look_at(page)
    follow(page, "Some of it came back")
    fill(page, {"amount_pence": "100", "reason": "A cheaper cooker"})
    press(page, "Enter it")
    assert "£100. A cheaper cooker" in page.inner_text("main")


def open_and_move(page, look_at):
    for kind, title in (("pot", "Small grants"), ("project", "Tool library")):
        page.goto(MONEY + "pots/new/")
        fill(page, {"kind": kind, "title": title})
        look_at(page)
        press(page, "Open it")
    page.goto(MONEY + "funds/council-core/allot/")
    fill(page, {"pot": "pot:small-grants", "amount_pence": "500", "reason": "This year"})
    press(page, "Allot it")
    page.goto(MONEY + "pots/pot:small-grants/commit/")
    look_at(page)
    fill(page, {"project": "spend:tool-library", "amount_pence": "300", "reason": "Panel"})
    press(page, "Commit it")
    look_at(page)
    assert "It holds £200" in page.inner_text("main")
    page.goto(MONEY + "pots/")
    look_at(page)
    assert Account.objects.filter(code="spend:tool-library").exists()


def look_around(page, look_at, core):
    page.goto(core.get_absolute_url())
    look_at(page)
    go(page.locator('a[href*="where=payee"]'))
    assert "They come to £800" in page.inner_text("main")
    look_at(page)
    go(page.locator("tbody a").first)
    look_at(page)


def of_grants(page, look_at):
    ada = three()[0]
    grant, waiting = paid(answered(asked(ada))), asked(ada)
    checked(answered(asked(ada)), A_SUBSIDY, org_id="GB-CHC-1234567")
    act_as(page, finance_officer())
    for path in (
        f"/officer/councillors/requests/{grant.pk}/",
        f"/officer/councillors/requests/{grant.pk}/refund/",
        f"/officer/councillors/requests/{waiting.pk}/namesake/",
        f"/officer/councillors/requests/{waiting.pk}/ask-more/",
        f"/officer/councillors/enter/{ada.councillor.pk}/",
        "/councillors/",
    ):
        page.goto(path)
        look_at(page)


def of_a_large_budget(page, look_at):
    ward("Larkmead", "E05090001", (1, 3000))
    parks = ServiceFactory(name="Parks")
    act_as(page, commissioner())
    for amount in ("3", "lots"):
        budget = large.hand_over(
            service=parks,
            setup=Setup(2026, "ward", 3_00, 50),
            content=budget_csv(row(amount)),
            users=b"",
            by=commissioner(),
        )
        page.goto(budget.get_absolute_url())
        look_at(page)
        press(page, "Hand it to a worker again")
        look_at(page)
    page.goto(f"/officer/services/{parks.slug}/break-down/{budget.pk - 1}/")
    press(page, "Save and publish")
    look_at(page)
    assert "saved and published" in page.inner_text("main")


WAYS = [whole_way, of_grants, of_a_large_budget]


@pytest.mark.parametrize("way", WAYS)
def test_with_scripts_nothing_is_minded_and_everything_fits(page, assert_accessible, way):
    def look_at(shown):
        assert fits(shown), shown.url
        assert_accessible(shown)

    way(page, look_at)


@pytest.mark.parametrize("way", WAYS)
def test_without_scripts_it_is_the_same(plain_page, way):
    way(plain_page, lambda shown: fits(shown) or pytest.fail(shown.url))
