"""The public result in a real browser: nothing to scroll sideways, nothing axe minds, and a recount that runs."""

import pytest

from tests.browser.steps import fits, follow
from tests.budgets.results.rounds import (
    MARKS,
    ORDER,
    PLACED,
    POINTS,
    SHARED_OUT,
    counted_round,
    declared_round,
)
from tests.budgets.results.rounds import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["", "count/", "other-rule/", "receipts/", "recount/"]
TIED = [[1], [2], [2], [1], [3], [4], [1, 2, 3, 4], [3], [4], [2, 4], [1, 3], [1, 2]]


def test_every_page_of_a_result_is_accessible_and_fits(page, assert_accessible):
    made = declared_round(rule="equal-shares", completion="add1-greedy", other_rule_published=True)
    width = page.viewport_size["width"]
    for rest in PAGES:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address(made, rest))
        assert page.locator("h1").count() == 1
        assert fits(page)
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 900})
        assert fits(page), f"{rest} scrolls sideways at 320 pixels"


def test_the_page_before_the_declaration(page, assert_accessible):
    page.goto(address(counted_round()))
    assert page.locator("h1").inner_text() == "The votes are being checked"
    assert fits(page)
    assert_accessible(page)


def test_every_page_is_complete_without_scripts(plain_page):
    made = declared_round()
    plain_page.goto(address(made))
    follow(plain_page, "Recount it yourself")
    assert not plain_page.get_by_role("button", name="Count the votes").is_visible()
    follow(plain_page, "The full count, step by step")
    assert plain_page.locator("h1").inner_text() == "The full count, step by step"


@pytest.mark.parametrize("page", [1280], indirect=True)
@pytest.mark.parametrize("marks", [MARKS, TIED], ids=["plain", "tied"])
@pytest.mark.parametrize(
    "rule",
    [
        {"rule": "greedy"},
        {"rule": "greedy", "stop_at_first": True, "tie_rule": "cost-votes-number"},
        {"rule": "greedy", "threshold": 5, "tie_rule": "list-order"},
        {"rule": "greedy-per-cost"},
        {"rule": "greedy", "threshold_percent": 50},
    ],
    ids=["greedy", "stopping", "threshold", "per-cost", "share"],
)
def test_the_browser_counts_the_same_winners(page, rule, marks):
    made = declared_round(marks, pot_pence=9_500_000, **rule)
    page.goto(address(made, "recount/"))
    page.get_by_role("button", name="Count the votes").click()
    said = page.locator("#recount [role=status]")
    said.get_by_text("the same projects won").wait_for()
    assert said.inner_text() == "Your browser counted 12 votes and the same projects won."


@pytest.mark.parametrize("page", [1280], indirect=True)
@pytest.mark.parametrize(
    ("marks", "method"),
    [
        (SHARED_OUT, {**POINTS, "threshold": 12}),
        (PLACED, {**ORDER, "threshold_percent": 34, "rule": "greedy-per-cost"}),
    ],
    ids=["points", "order"],
)
def test_the_browser_counts_points_and_places(page, marks, method):
    made = declared_round(marks, **method)
    page.goto(address(made, "recount/"))
    page.get_by_role("button", name="Count the votes").click()
    page.locator("#recount [role=status]").get_by_text("the same projects won").wait_for()


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_the_browser_says_so_when_others_win(page):
    made = declared_round()
    page.route(
        "**/papers.json",
        lambda route: route.fulfill(
            json={**route.fetch().json(), "selected": ["4"]},
        ),
    )
    page.goto(address(made, "recount/"))
    page.get_by_role("button", name="Count the votes").click()
    page.get_by_text("other projects won: Zebra crossing, Street trees, Benches").wait_for()


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_the_browser_says_so_when_the_votes_do_not_come(page):
    made = declared_round()
    page.route("**/papers.json", lambda route: route.fulfill(status=503, body="no"))
    page.goto(address(made, "recount/"))
    page.get_by_role("button", name="Count the votes").click()
    page.get_by_text("The votes could not be fetched. Try again in a minute.").wait_for()
