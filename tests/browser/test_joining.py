"""Joining in a real browser, scripts on and off, at both widths: a parent for a child of twelve, and a guardian who is asked."""

import pytest

from members.models import Application
from tests.browser.steps import fits, follow, nothing, press
from tests.budgets.voting.walk import emailed_code
from tests.factories import PersonFactory
from tests.members.joining_walk import THIS_YEAR, YOUNG, consent_link, join, youth_led
from tests.organisations import MembershipFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def join_for_a_child(page, organisation, look_at=nothing):
    page.goto("/organisations/")
    look_at(page)
    follow(page, organisation.name, exact=True)
    look_at(page)
    follow(page, "Join", exact=True)
    page.get_by_label("Young people").check()
    page.get_by_label("A child I am the parent or guardian of").check()
    look_at(page)
    press(page, "Next: your details")
    page.get_by_label("The child’s full name").fill("Amara Okafor")
    for part, text in (("Day", "1"), ("Month", "January"), ("Year", str(THIS_YEAR - 12))):
        page.get_by_label(part, exact=True).fill(text)
    page.get_by_label("House or flat number and street").fill("22 Coppice Hill")
    page.get_by_label("Postcode").fill("bk3 7qx")
    page.get_by_label("Your full name").fill("Ngozi Okafor")
    page.get_by_label("Your email address").fill("ngozi@example.org")
    press(page, "Next: check and send")
    look_at(page)
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("I am the child’s parent or guardian").check()
    press(page, "Next: check and send")
    look_at(page)
    press(page, "Email me a code")
    look_at(page)
    page.get_by_label("Code from the email").fill(emailed_code())
    press(page, "Send my application")
    look_at(page)
    assert page.get_by_role("heading", level=1).inner_text().endswith("is sent")
    assert Application.objects.get().state == "submitted"


def test_a_parent_joins_for_a_child_of_twelve(page, assert_accessible):
    join_for_a_child(page, youth_led(), look_at=assert_accessible)


def test_a_parent_joins_for_a_child_without_scripts(plain_page):
    join_for_a_child(plain_page, youth_led())


def test_a_guardian_is_asked_and_agrees(page, client, assert_accessible):
    join(client, youth_led(), "young", YOUNG)
    page.goto(consent_link())
    assert_accessible(page)
    press(page, "I am the parent or guardian, and I agree")
    assert_accessible(page)
    assert Application.objects.get().state == "submitted"


def test_a_members_pages(page, client, live_server, assert_accessible):
    person = PersonFactory()
    member = MembershipFactory(organisation=youth_led(), person=person, class_code="young")
    client.force_login(person)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    for path in ("", f"{member.pk}/", f"{member.pk}/leave/", f"{member.pk}/erase/"):
        page.goto(f"/account/memberships/{path}")
        assert_accessible(page)
        assert fits(page)
