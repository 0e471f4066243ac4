"""A membership in a real browser, scripts on and off, at both widths: an adult applies, the secretary accepts, the member reads their page."""

import pytest
from django.core import mail

from members.models import Application, Membership
from tests.browser.steps import act_as, fits, follow, press
from tests.budgets.voting.walk import emailed_code
from tests.members.joining_walk import youth_led
from tests.organisations import keeper_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILE = (
    "name,address,postcode,date of birth,class,email\n"
    "Patience Adeyemi,22 Coppice Hill,BK3 7QX,14/03/1966,Residents,patience@example.org\n"
    "Abiola Danso,3 Mill Lane,BK3 7QX,01/02/1971,Staff,\n"
)
WRONG = FILE + "Too Young,1 Mill Lane,BK3 7QX,01/02/2020,Residents,\n"


def looks(page, assert_accessible):
    """Looks at each page: that it has one heading and fits, and with scripts what axe finds."""

    def look():
        assert page.locator("h1").count() == 1
        if assert_accessible:
            assert fits(page)
            assert_accessible(page)

    return look


def apply(page, organisation, look):
    page.goto(f"/organisations/{organisation.slug}/join/")
    look()
    page.get_by_label("Residents").check()
    page.get_by_label("I am", exact=True).check()
    press(page, "Next: your details")
    look()
    page.get_by_label("Full name").fill("Ngozi Okafor")
    for part, text in (("Day", "14"), ("Month", "3"), ("Year", "1976")):
        page.get_by_label(part, exact=True).fill(text)
    page.get_by_label("House or flat number and street").fill("22 Coppice Hill")
    page.get_by_label("Postcode").fill("bk3 7qx")
    page.locator('[name="shares"]').fill("5")
    page.get_by_label("Your email address").fill("ngozi@example.org")
    press(page, "Next: check and send")
    look()
    press(page, "Email me a code")
    page.get_by_label("Code from the email").fill(emailed_code())
    press(page, "Send my application")
    look()
    press(page, "I have sent the money")


def decide(page, organisation, keeper, look):
    """From the desk through the queue to the register; the money is seen to have come."""
    page.context.clear_cookies()
    act_as(page, keeper)
    desk = f"/officer/organisations/{organisation.slug}/"
    page.goto("/officer/organisations/")
    look()
    follow(page, "Decide")
    look()
    follow(page, "Ngozi Okafor")
    look()
    press(page, "The payment has arrived")
    page.get_by_label("Reason").fill("Welcome!")
    press(page, "Accept as a member")
    look()
    page.goto(f"{desk}members/")
    look()
    follow(page, "Ngozi Okafor")
    look()
    assert "5, £5 paid on them" in page.inner_text("main")


def read_own_page(page, look):
    """Through the link of the letter, as the applicant's account."""
    [letter] = [one for one in mail.outbox if "You are a member of" in one.subject]
    line = Membership.objects.get()
    assert letter.to == ["ngozi@example.org"]
    assert line.get_absolute_url() in letter.body
    page.context.clear_cookies()
    act_as(page, line.person)
    page.goto(line.get_absolute_url())
    look()
    main = page.inner_text("main")
    assert "Residents" in main
    assert "5 shares, £5 paid" in main
    page.goto(Application.objects.get().get_absolute_url())
    look()
    assert "Accepted: you are a member" in page.inner_text("main")


def lives(page, assert_accessible=None):
    organisation = youth_led()
    keeper, look = keeper_of(organisation), looks(page, assert_accessible)
    apply(page, organisation, look)
    decide(page, organisation, keeper, look)
    read_own_page(page, look)


def test_from_applying_to_the_members_own_page(page, assert_accessible):
    lives(page, assert_accessible)


def test_from_applying_to_the_members_own_page_without_scripts(plain_page):
    lives(plain_page)


def import_members(page, organisation, tmp_path, look):
    """A file with a fault is told by its line and saves nothing; the right one is looked at, then confirmed."""
    act_as(page, keeper_of(organisation))
    desk = f"/officer/organisations/{organisation.slug}/"
    for name, text in (("wrong.csv", WRONG), ("right.csv", FILE)):
        (tmp_path / name).write_text(text)
    page.goto(f"{desk}import/")
    look()
    page.locator('[type="file"]').set_input_files(tmp_path / "wrong.csv")
    press(page, "Look at the file")
    look()
    assert "4" in page.get_by_role("main").inner_text()
    assert page.get_by_role("button", name="Enter them in the register").count() == 0
    page.locator('[type="file"]').set_input_files(tmp_path / "right.csv")
    press(page, "Look at the file")
    look()
    assert "Nothing is saved yet" in page.inner_text("main")
    assert not Membership.objects.exists()
    press(page, "Enter them in the register")
    look()
    page.goto(f"{desk}members/?q=adeyemi")
    look()
    assert "Patience Adeyemi" in page.inner_text("main")
    assert "Abiola" not in page.inner_text("main")
    assert Membership.objects.count() == 2


def test_members_come_from_a_file(page, tmp_path, assert_accessible):
    import_members(page, youth_led(), tmp_path, looks(page, assert_accessible))


def test_members_come_from_a_file_without_scripts(plain_page, tmp_path):
    import_members(plain_page, youth_led(), tmp_path, looks(plain_page, None))


def test_the_secretarys_new_pages(page, assert_accessible):
    organisation = youth_led()
    act_as(page, keeper_of(organisation))
    look = looks(page, assert_accessible)
    for rest in ("", "bank/", "rules/"):
        page.goto(f"/officer/organisations/{organisation.slug}/{rest}")
        look()
    page.goto(organisation.get_absolute_url())
    look()
