"""The papers of an election entered twice in a real browser: a difference goes to a third officer, and the result counts them."""

import pytest
from guardian.shortcuts import assign_perm

from ballots.models import Paper
from tests.browser.steps import act_as, nothing, press
from tests.browser.test_papers_twice import mark_envelopes
from tests.factories import OfficerFactory
from tests.governance.contests import page as public_page
from tests.governance.contests import polled_contest
from tests.governance.states import declared, votes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADA, GRACE, IMRAN = "Abiola Danso", "Grace Whitlock", "Imran Qureshi"
# Whose envelope, what the first officer reads, what the second does; a third reads what the first did.
PAPERS = [
    ("Voter 5", (IMRAN, ADA), (IMRAN, ADA)),
    ("Voter 6", (GRACE,), (GRACE, ADA)),
    ("Voter 7", (), ()),
]


@pytest.fixture
def contest():
    made, people = polled_contest()
    votes(made.ballot, people[0], 1, 2)
    return made


def taker(contest, name):
    officer = OfficerFactory(name=name)
    assign_perm("members.take_votes", officer, contest.election.organisation)
    return officer


def papers_twice(page, look_at, contest):
    desk = f"/officer/organisations/{contest.election.organisation.slug}/votes/{contest.ballot_id}/"
    act_as(page, taker(contest, "Marker"))
    mark_envelopes(page, look_at, desk, [name for name, _first, _second in PAPERS])
    act_as(page, taker(contest, "First"))
    page.goto(desk + "paper/")
    look_at(page)
    page.get_by_label("Papers in this pile").fill(str(len(PAPERS)))
    press(page, "Open the batch")
    key(page, look_at, desk, "Key it, first officer", [first for _name, first, _second in PAPERS])
    act_as(page, taker(contest, "Second"))
    key(page, look_at, desk, "Key it, second officer", [second for _n, _first, second in PAPERS])
    act_as(page, taker(contest, "Third"))
    key(page, look_at, desk, "Decide where they differ", [PAPERS[1][1]])
    assert "The papers of this batch are in the ballot box." in page.inner_text("main")


def key(page, look_at, desk, begin, readings):
    page.goto(desk + "paper/batches/1/")
    press(page, begin)
    look_at(page)
    for ranked in readings:
        for place, name in enumerate(ranked, start=1):
            page.get_by_label(name, exact=True).fill(str(place))
        if not ranked:
            page.get_by_label("Blank or spoilt").check()
        press(page, "Keep this paper")
    look_at(page)
    press(page, "Finish my keying")


def assert_counted(page, look_at, contest):
    declared(contest.ballot)
    papers = Paper.objects.filter(ballot=contest.ballot_id)
    assert sorted(paper.marks for paper in papers) == [[], [1, 2], [2], [3, 1]]
    page.goto(public_page(contest))
    look_at(page)
    assert "4 " in page.inner_text("main")


def test_papers_of_an_election_are_entered_twice_and_counted(page, assert_accessible, contest):
    papers_twice(page, assert_accessible, contest)
    assert_counted(page, assert_accessible, contest)


def test_without_scripts(plain_page, contest):
    papers_twice(plain_page, nothing, contest)
    assert_counted(plain_page, nothing, contest)
