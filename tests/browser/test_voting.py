"""A resident's vote in a real browser: scripts on and off, phone and desktop, by keyboard, counted in clicks."""

import pytest

from tests.browser.steps import follow, nothing, press
from tests.budgets.voting.walk import emailed_code, open_round
from tests.states import CODES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Walker:
    """Counts what a person does: clicks, and pages that come up."""

    def __init__(self, page):
        self.page, self.clicks, self.pages = page, 0, 0

    def tick(self, number):
        self.page.locator(f"#project-{number}").check()
        self.clicks += 1

    def press(self, name):
        press(self.page, name)
        self.clicks += 1
        self.pages += 1


def to_the_list(page):
    page.goto("/")
    page.get_by_label("What is your postcode?").fill("bk3 7qx")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vote/**")
    walker = Walker(page)
    walker.pages += 1
    return walker


def vote_with_a_letter(page, look_at=nothing):
    walker = to_the_list(page)
    look_at(page)
    for number in (1, 2, 3):
        walker.tick(number)
    look_at(page)
    walker.press("Next: check and cast")
    look_at(page)
    page.get_by_label("Code from your letter").fill(CODES[0].lower().replace("-", " "))
    walker.press("Cast my vote")
    look_at(page)
    assert page.get_by_role("heading", name="Your vote is cast").is_visible()
    return walker


def test_a_letter_takes_five_clicks_and_three_pages(page, assert_accessible):
    open_round()
    walker = vote_with_a_letter(page, look_at=assert_accessible)
    assert (walker.clicks, walker.pages) == (5, 3)


def test_a_letter_without_scripts_takes_as_many(plain_page):
    open_round()
    walker = vote_with_a_letter(plain_page)
    assert (walker.clicks, walker.pages) == (5, 3)


def vote_with_an_email(page, look_at=nothing):
    walker = to_the_list(page)
    for number in (1, 2, 3):
        walker.tick(number)
    walker.press("Next: check and cast")
    page.get_by_text("I have no letter: email me a code").click()
    walker.clicks += 1
    look_at(page)
    assert not page.get_by_role("button", name="Cast my vote").is_visible()
    page.get_by_label("Full name").fill("Ngozi Okafor")
    for part, text in (("Day", "14"), ("Month", "3"), ("Year", "1946")):
        page.get_by_label(part, exact=True).fill(text)
    page.get_by_label("House or flat number and street").fill("22 Coppice Hill")
    assert page.get_by_label("Postcode").input_value() == "BK3 7QX"
    page.get_by_label("Email address").fill("ngozi@example.org")
    walker.press("Email me a code")
    look_at(page)
    page.get_by_label("Code from the email").fill(emailed_code())
    walker.press("Cast my vote")
    look_at(page)
    assert page.get_by_role("heading", name="Your vote is cast").is_visible()
    return walker


def test_an_email_takes_seven_clicks_and_four_pages(page, assert_accessible):
    open_round()
    walker = vote_with_an_email(page, look_at=assert_accessible)
    assert (walker.clicks, walker.pages) == (7, 4)


def test_an_email_without_scripts_takes_as_many(plain_page):
    open_round()
    walker = vote_with_an_email(plain_page)
    assert (walker.clicks, walker.pages) == (7, 4)


def test_the_tray_follows_the_ticks_and_refuses_what_does_not_fit(page, assert_accessible):
    budget_round = open_round(kind="knapsack", max_choices=None, cost_pence=5_000_000)
    page.goto(f"/vote/{budget_round.slug}/")
    page.locator("#project-1").check()
    page.locator("#project-2").check()
    tray = page.locator("[data-tray]")
    assert "£19,997 left" in tray.inner_text()
    assert page.locator("#note-3").inner_text() == "£30,006 more than you have left"
    page.locator("#project-3").click()
    assert not page.locator("#project-3").is_checked()
    assert page.locator("#note-3").inner_text().startswith("Not added. Take something out first.")
    page.locator("[data-said]").filter(has_text="Not added").wait_for(state="attached")
    assert_accessible(page)
    assert not page.get_by_role("button", name="Work out what is left").is_visible()


def test_without_scripts_the_server_adds_up(plain_page):
    budget_round = open_round(kind="knapsack", max_choices=None, cost_pence=5_000_000)
    plain_page.goto(f"/vote/{budget_round.slug}/")
    for number in (1, 2, 3):
        plain_page.locator(f"#project-{number}").check()
    press(plain_page, "Work out what is left")
    assert "£30,006 too much" in plain_page.locator("[data-tray]").inner_text()
    press(plain_page, "Next: check and cast")
    assert plain_page.get_by_role("alert").is_visible()
    assert all(plain_page.locator(f"#project-{n}").is_checked() for n in (1, 2, 3))


def test_the_way_back_keeps_the_ticks(page):
    budget_round = open_round()
    page.goto(f"/vote/{budget_round.slug}/")
    page.locator("#project-2").check()
    press(page, "Next: check and cast")
    page.go_back()
    assert page.locator("#project-2").is_checked()
    assert "1 of 5 chosen" in page.locator("[data-tray]").inner_text()
    press(page, "Next: check and cast")
    press(page, "Change my choices")
    assert page.locator("#project-2").is_checked()


def test_the_way_back_from_a_refused_code_and_from_the_receipt(page):
    budget_round = open_round()
    page.goto(f"/vote/{budget_round.slug}/")
    page.locator("#project-2").check()
    press(page, "Next: check and cast")
    page.get_by_label("Code from your letter").fill("HHHH HHHH HHHH HHHH")
    press(page, "Cast my vote")
    page.go_back()
    assert page.get_by_role("heading", name="Check and cast your vote").is_visible()
    assert "Project 2" in page.inner_text("main")
    page.get_by_label("Code from your letter").fill(CODES[0])
    press(page, "Cast my vote")
    follow(page, "Check your receipt at any time")
    page.go_back()
    assert page.get_by_role("heading", name="Your vote is cast").is_visible()


def test_the_way_back_keeps_what_the_server_added_up(plain_page):
    budget_round = open_round(kind="knapsack", max_choices=None, cost_pence=5_000_000)
    plain_page.goto(f"/vote/{budget_round.slug}/")
    plain_page.locator("#project-1").check()
    press(plain_page, "Work out what is left")
    press(plain_page, "Next: check and cast")
    plain_page.go_back()
    assert plain_page.locator("#project-1").is_checked()


def test_by_keyboard_alone(page):
    budget_round = open_round(projects=1)
    page.goto(f"/vote/{budget_round.slug}/")
    tab_to(page, "project-1")
    page.keyboard.press("Space")
    assert page.locator("#project-1").is_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")  # the first button of the form: a harmless one
    assert page.url.endswith(f"/vote/{budget_round.slug}/")
    assert page.locator("#project-1").is_checked()
    tab_to(page, "Next: check and cast")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Check and cast your vote").wait_for()
    tab_to(page, "id_code")
    page.keyboard.type(CODES[0])
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your vote is cast").wait_for()


def tab_to(page, wanted):
    """Press Tab until the focus is on the control of that id or name, in sight each time."""
    seen = "() => { const e = document.activeElement; return [e.id, e.textContent.trim()]; }"
    in_sight = """() => { const box = document.activeElement.getBoundingClientRect();
        const tray = document.querySelector('[data-tray]');
        const inside = tray && tray.contains(document.activeElement);
        const foot = tray && !inside ? tray.getBoundingClientRect().top : innerHeight;
        return box.top < foot && box.bottom > 0; }"""
    for _press in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(in_sight)
        if wanted in page.evaluate(seen):
            return
    pytest.fail(f"The focus never reached {wanted}")


def test_a_wrong_code_takes_the_reader_to_it(page, assert_accessible):
    budget_round = open_round()
    page.goto(f"/vote/{budget_round.slug}/")
    page.locator("#project-1").check()
    press(page, "Next: check and cast")
    page.get_by_label("Code from your letter").fill("HHHH HHHH HHHH HHHH")
    press(page, "Cast my vote")
    page.locator(".govuk-error-summary:focus").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="We could not accept this code").click()
    assert page.evaluate("document.activeElement.id") == "id_code"


def test_an_arabic_ballot_reads_from_the_right(page, assert_accessible):
    budget_round = open_round(translations={"ar": {"question": "على ماذا ننفق المال؟"}})
    budget_round.languages = ["ar"]
    budget_round.save()
    project = budget_round.projects.get(option__number=1)
    project.translations = {"ar": {"summary": "ظل حيث كانت الأرصفة أكثر حرارة"}}
    project.save()
    page.goto(f"/vote/{budget_round.slug}/")
    page.locator("#project-2").check()
    press(page, "العربيّة")
    assert page.locator("#project-2").is_checked()
    heading = page.get_by_role("heading", level=1)
    assert heading.inner_text() == "على ماذا ننفق المال؟"
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert_accessible(page)


NARROW = 320  # 1280 px at 400 %


def test_nothing_is_cut_off_at_four_hundred_per_cent(page):
    budget_round = open_round()
    page.set_viewport_size({"width": NARROW, "height": 256})
    wide = "document.documentElement.scrollWidth"
    for path in ("/", "/wards/", f"/rounds/{budget_round.slug}/", f"/vote/{budget_round.slug}/"):
        page.goto(path)
        assert page.evaluate(wide) <= NARROW
    page.locator("#project-1").check()
    press(page, "Next: check and cast")
    assert page.evaluate(wide) <= NARROW
    page.get_by_label("Code from your letter").fill(CODES[0])
    press(page, "Cast my vote")
    assert page.evaluate(wide) <= NARROW


def test_a_receipt_is_checked(page, assert_accessible):
    open_round()
    vote_with_a_letter(page)
    receipt = page.locator(".app-receipt__code").inner_text()
    follow(page, "Check your receipt at any time")
    assert_accessible(page)
    page.get_by_label("Your receipt").fill(receipt)
    press(page, "Check my receipt")
    assert page.get_by_role("heading", name="We have this receipt").is_visible()
    assert_accessible(page)


@pytest.mark.parametrize(
    "path",
    ["/", "/wards/", "/wards/{ward}/", "/rounds/", "/rounds/{slug}/", "/help/", "/complaints/"],
)
def test_the_pages_around_the_vote(page, assert_accessible, path):
    budget_round = open_round()
    page.goto(path.format(slug=budget_round.slug, ward=budget_round.ward.slug))
    assert_accessible(page)
