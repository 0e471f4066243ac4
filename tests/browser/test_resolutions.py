"""A class-weighted resolution passes and fails in a real browser, scripts on and off, at both widths."""

import pytest

from governance.models import Resolution
from tests.browser.steps import follow, nothing, press
from tests.budgets.officer.desk import proven
from tests.governance.states import called, member, votes
from tests.governance.test_rules_desk import officer_with
from tests.organisations import thirds
from tests.states import past_its_close

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FOR, AGAINST = 1, 2


def as_person(page, client, live_server, person):
    """The browser holds the session of somebody who signed in, officers with their second factor."""
    proven(client, person)
    page.context.clear_cookies()
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])


def decided(page, client, live_server, staff, look_at=nothing):
    """One member votes in the browser, the others by the verb; an officer counts and declares in the browser."""
    organisation = thirds()
    last, *families = [member(organisation) for _n in range(8)]
    others = {"staff": (5, staff), "funders": (2, staff)}
    people = {
        code: [member(organisation, code) for _n in range(n)] for code, (n, _mark) in others.items()
    }
    resolution = called(
        organisation, why="Many parents work in the week.", what_follows="The centres open."
    )
    for one in families:
        votes(resolution.ballot, one, FOR)
    for code, (_n, mark) in others.items():
        for one in people[code]:
            votes(resolution.ballot, one, mark)
    as_person(page, client, live_server, last.person)
    page.goto(resolution.get_absolute_url())
    look_at(page)
    follow(page, "Vote", exact=True)
    page.get_by_label("For", exact=True).check()
    press(page, "Next: check and cast")
    press(page, "Cast my vote")
    past_its_close(resolution.ballot)
    declare(page, client, live_server, resolution, look_at)
    page.context.clear_cookies()
    page.goto(resolution.get_absolute_url())
    look_at(page)
    return page.get_by_role("heading", level=1).inner_text()


def declare(page, client, live_server, resolution, look_at):
    organisation = resolution.organisation
    as_person(page, client, live_server, officer_with(organisation, "return_elections"))
    page.goto(f"/officer/organisations/{organisation.slug}/votes/{resolution.ballot_id}/")
    look_at(page)
    follow(page, "Reconcile and count", exact=True)
    look_at(page)
    press(page, "Part the papers and count")
    page.goto(f"/officer/organisations/{organisation.slug}/votes/{resolution.ballot_id}/declare/")
    look_at(page)
    page.get_by_label("I have looked at the outcome").check()
    press(page, "Declare the result")


def test_a_class_weighted_resolution_passes(page, client, live_server, assert_accessible):
    heading = decided(page, client, live_server, FOR, look_at=assert_accessible)
    assert heading == "Saturday opening: passed"
    for rest in ("recount/", "receipts/"):
        page.goto(Resolution.objects.get().get_absolute_url() + rest)
        assert_accessible(page)


def test_a_class_weighted_resolution_fails_against_most_heads(
    page, client, live_server, assert_accessible
):
    heading = decided(page, client, live_server, AGAINST, look_at=assert_accessible)
    assert heading == "Saturday opening: not passed"


def test_both_without_scripts(plain_page, client, live_server):
    assert decided(plain_page, client, live_server, FOR) == "Saturday opening: passed"
    Resolution.objects.update(slug="passed")
    assert decided(plain_page, client, live_server, AGAINST) == "Saturday opening: not passed"


def test_an_officer_writes_and_calls_one(page, client, live_server, assert_accessible):
    organisation = thirds()
    member(organisation)
    as_person(page, client, live_server, officer_with(organisation, "keep_register"))
    page.goto(f"/officer/organisations/{organisation.slug}/new-resolution/")
    assert_accessible(page)
    press(page, "Keep the draft")
    assert page.get_by_role("alert").is_visible()
    assert_accessible(page)
