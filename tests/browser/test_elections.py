"""An election in a real browser: stand, be accepted, the vote by its verbs, and the result, with axe at both widths."""

import pytest

from governance.models import Contest
from tests.browser.steps import fits, press
from tests.governance.contests import MARKS, NAMES, declared_contest
from tests.governance.contests import page as address
from tests.governance.states import called_election, member, stood
from tests.organisations import thirds

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RESTS = ["", "count/", "recount/", "receipts/"]


def signed_in(page, client, live_server, person):
    client.force_login(person)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def test_a_member_stands_in_the_browser(plain_page, client, live_server, assert_accessible):
    election = called_election(thirds())
    somebody = member(election.organisation, name="Abiola Danso")
    stood(
        Contest.objects.get(election=election, constituency_code="families"),
        member(election.organisation),
    )
    signed_in(plain_page, client, live_server, somebody.person)
    plain_page.goto(address(election))
    assert fits(plain_page)
    press(plain_page.locator("#families"), "Stand for election")
    press(plain_page, "Hand in my nomination")
    assert plain_page.title().startswith("Error:")
    plain_page.get_by_label("Why people should choose you").fill("I use the centre every week.")
    plain_page.get_by_label("Interests that could conflict with the seat").fill("None")
    plain_page.get_by_label("What I have written is true").check()
    assert fits(plain_page)
    press(plain_page, "Hand in my nomination")
    assert plain_page.locator("h1").inner_text() == "The returning officer checks your nomination"


def test_every_page_of_an_election_is_accessible_and_fits(page, assert_accessible):
    contest = declared_contest(MARKS, NAMES)
    election = contest.election
    bodies = f"/organisations/{election.organisation.slug}/bodies/"
    listed = f"/organisations/{election.organisation.slug}/elections/"
    results = [address(contest, rest) for rest in RESTS]
    for path in [*results, address(election), listed, bodies, f"{bodies}board/"]:
        page.goto(path)
        assert page.locator("h1").count() == 1, path
        assert fits(page), path
        assert_accessible(page)
