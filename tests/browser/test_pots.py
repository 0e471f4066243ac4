"""One ballot with a pot of one's own ward and one for everybody: in a real browser, scripts on and off, and its result."""

import pytest

from ballots.declaring import declare
from ballots.tasks import reconcile_and_count
from tests.browser.steps import fits, nothing, press
from tests.budgets.pots import borough_round
from tests.factories import PersonFactory
from tests.states import CODES, NORTH, SOUTH, closed, voted_by_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def vote(page, look_at):
    borough_round(voters=(NORTH, SOUTH))
    page.goto("/vote/borough-2026/")
    look_at(page)
    page.get_by_label("What is your postcode?").fill("bk11nn")
    press(page, "Show the projects")
    look_at(page)
    for number in (1, 7, 8):
        page.locator(f"#project-{number}").check()
    press(page, "Next: Everybody")
    assert page.url.endswith("#pot-3")
    look_at(page)
    press(page, "Next: check and cast")
    look_at(page)
    page.get_by_label("Code from your letter").fill(CODES[0])
    press(page, "Cast my vote")
    assert page.get_by_role("heading", name="Your vote is cast").is_visible()


def test_one_vote_in_two_pots(page, assert_accessible):
    def look_at(page):
        assert fits(page), page.url
        assert_accessible(page)

    vote(page, look_at)


def test_without_scripts(plain_page):
    vote(plain_page, nothing)


@pytest.mark.parametrize("page", [390], indirect=True)
def test_each_tray_minds_its_own_cards(page):
    borough_round(kind="knapsack", max_choices=None)
    page.goto(f"/vote/borough-2026/?area={NORTH}")
    own, everybody = page.locator("[data-tray]").all()
    page.locator("#project-1").check()
    assert "£10,000 left" in own.inner_text()
    assert "£40,000 left" in everybody.inner_text()
    page.locator("#project-2").click()
    assert not page.locator("#project-2").is_checked()
    assert page.locator("#note-2").inner_text().startswith("Not added.")
    page.locator("#project-7").check()
    page.locator("#project-8").check()
    assert "£0 left" in everybody.inner_text()
    assert page.locator("#note-9").inner_text() == "£20,000 more than you have left"


@pytest.mark.parametrize("page", [390], indirect=True)
def test_one_of_a_pot_can_be_given_up_again(page, assert_accessible):
    borough_round(kind="single", max_choices=None)
    page.goto(f"/vote/borough-2026/?area={NORTH}")
    own, everybody = page.locator("[data-tray]").all()
    page.locator("#project-1").check()
    page.locator("#project-7").check()
    assert "£20,000" in own.inner_text()
    page.locator("#nothing-of-1").check()
    assert "£20,000" not in own.inner_text()
    assert "£20,000" in everybody.inner_text()
    assert_accessible(page)
    press(page, "Next: check and cast")
    assert "Project 7" in page.inner_text("main")
    assert "Project 1" not in page.inner_text("main")


def test_the_result_and_its_recounts(page, assert_accessible):
    made = borough_round(voters=(NORTH, SOUTH, SOUTH), publishing_floor=1)
    for number, marks in enumerate(([1, 7], [4, 5, 8], [8, 9])):
        voted_by_code(made.ballot, number, marks)
    closed(made.ballot)
    reconcile_and_count(made.ballot_id, "officer", "x")
    made.ballot.refresh_from_db()
    declare(made.ballot, PersonFactory(is_staff=True, name="Ruth Field"), "Declared.")
    for rest in ("", "count/", "recount/"):
        page.goto(f"/result/borough-2026/{rest}")
        assert fits(page), page.url
        assert_accessible(page)
    for number in (1, 2, 3):
        box = page.locator(f"#recount{number}")
        box.get_by_role("button", name="Count the votes").click()
        box.locator("[role=status]").get_by_text("the same projects won").wait_for()
