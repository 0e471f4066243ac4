"""Sharing out points and giving places in a real browser: with scripts, by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import nothing, press
from tests.budgets.voting.walk import open_round
from tests.budgets.voting.walk import page as address
from tests.states import CODES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POINTS = {"kind": "points", "max_choices": None, "points_total": 5, "most_points": 4}
ORDER = {"kind": "order", "max_choices": 2}


def cast(page, look_at=nothing):
    page.get_by_label("Code from your letter").fill(CODES[0])
    look_at(page)
    press(page, "Cast my vote")
    expect(page.get_by_role("heading", name="Your vote is cast")).to_be_visible()


def test_points_with_buttons_and_by_keyboard(page, assert_accessible):
    page.goto(address(open_round(**POINTS)))
    page.get_by_role("button", name="One more point for Project 2").click(click_count=2)
    page.get_by_label("Points for Project 1").press_sequentially("3")
    tray = page.locator("strong[data-main]")
    expect(tray).to_have_text("0 of 5 points left")
    page.get_by_role("button", name="One more point for Project 3").press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("Take points away somewhere else first.")
    page.get_by_role("button", name="One point fewer for Project 1").press("Enter")
    expect(tray).to_have_text("1 of 5 points left")
    expect(page.locator("[data-said]")).to_have_text(
        "Project 1: 2. 1 of 5 points left. Projects with points: 2"
    )
    assert_accessible(page)
    press(page, "Next: check and cast")
    expect(page.get_by_text("1 of 5 points left").last).to_be_visible()
    cast(page, look_at=assert_accessible)


def test_points_without_scripts(plain_page):
    page = plain_page
    page.goto(address(open_round(**POINTS)))
    page.get_by_label("Points for Project 1").fill("4")
    page.get_by_label("Points for Project 2").fill("two")
    press(page, "Next: check and cast")
    page.get_by_role("link", name="Enter points as a whole number").click()
    page.get_by_label("Points for Project 2").fill("1")
    press(page, "Work out what is left")
    assert page.get_by_label("Points for Project 1").input_value() == "4"
    expect(page.get_by_text("0 of 5 points left")).to_be_visible()
    press(page, "Next: check and cast")
    cast(page)


def test_places_with_scripts(page, assert_accessible):
    page.goto(address(open_round(**ORDER)))
    page.get_by_label("Place for Project 3").select_option("1st choice")
    page.get_by_label("Place for Project 1").select_option("1st choice")
    expect(page.locator("#note-1")).to_have_text(
        "Project 3 has this place too. Give each place to one project."
    )
    page.get_by_label("Place for Project 1").select_option("2nd choice")
    expect(page.locator("span[data-side]")).to_have_text(
        "1st choice: Project 3, 2nd choice: Project 1"
    )
    expect(page.locator("[data-said]")).to_contain_text("2 of 2 placed")
    assert_accessible(page)
    press(page, "Next: check and cast")
    cast(page, look_at=assert_accessible)


def test_places_without_scripts(plain_page):
    page = plain_page
    page.goto(address(open_round(**ORDER)))
    page.get_by_label("Place for Project 2").select_option("2nd choice")
    press(page, "Next: check and cast")
    page.get_by_role("link", name="You have a 2nd choice and no 1st choice").click()
    page.get_by_label("Place for Project 1").select_option("1st choice")
    press(page, "Show my order")
    expect(page.get_by_text("1st choice: Project 1, 2nd choice: Project 2")).to_be_visible()
    press(page, "Next: check and cast")
    cast(page)
