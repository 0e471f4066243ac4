"""Papers entered twice in a real browser: marked at one desk, keyed by two at the other, decided by a third."""

import pytest

from ballots import box
from tests.browser.steps import act_as, nothing, press
from tests.budgets.voting.walk import open_round
from tests.factories import officer_of
from tests.states import RollEntryFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def papers_twice(page, look_at, budget_round, papers):
    """`papers`: whose envelope, what the first officer reads, what the second reads; a third reads what the first did."""
    desk = f"/officer/rounds/{budget_round.slug}/"
    people = {
        name: officer_of(budget_round, permission="desk_round", name=name)
        for name in ("Marker", "First", "Second", "Third")
    }
    act_as(page, people["Marker"])
    mark_envelopes(page, look_at, desk, [name for name, _first, _second in papers])
    act_as(page, people["First"])
    page.goto(desk + "paper/")
    look_at(page)
    page.get_by_label("Papers in this pile").fill(str(len(papers)))
    press(page, "Open the batch")
    look_at(page)
    key(page, look_at, desk, "Key it, first officer", [first for _name, first, _second in papers])
    act_as(page, people["Second"])
    key(page, look_at, desk, "Key it, second officer", [second for _name, _first, second in papers])
    differing = [first for _name, first, second in papers if first != second]
    if differing:
        act_as(page, people["Third"])
        key(page, look_at, desk, "Decide where they differ", differing)
    assert "The papers of this batch are in the ballot box." in page.inner_text("main")


def mark_envelopes(page, look_at, desk, names):
    page.goto(desk + "paper/identity/")
    look_at(page)
    for name in names:
        page.get_by_label("Name or postcode").fill(name)
        press(page, "Find on the roll")
        look_at(page)
        press(page, "Voted on paper")
    look_at(page)


def key(page, look_at, desk, begin, readings):
    page.goto(desk + "paper/batches/1/")
    press(page, begin)
    look_at(page)
    for numbers in readings:
        if numbers:
            page.get_by_label("Numbers chosen").fill(numbers)
        else:
            page.get_by_label("Blank or spoilt").check()
        press(page, "Keep this paper")
    look_at(page)
    press(page, "Finish my keying")


PAPERS = [("Ada", "1 3", "1 3"), ("Ngozi", "2", "2 3"), ("Siân", "", "")]


@pytest.fixture
def voting():
    made = open_round()
    for name, _first, _second in PAPERS:
        RollEntryFactory(ballot=made.ballot, name=name, stratum=made.ward.code)
    return made


def helped(page, look_at, budget_round):
    """One more voter, beside an officer."""
    RollEntryFactory(ballot=budget_round.ballot, name="Zofia", stratum=budget_round.ward.code)
    act_as(page, officer_of(budget_round, permission="desk_round", name="Helper"))
    page.goto(f"/officer/rounds/{budget_round.slug}/assisted/")
    look_at(page)
    page.get_by_label("Name or postcode").fill("zofia")
    press(page, "Find on the roll")
    press(page, "Record the vote")
    look_at(page)
    page.get_by_label("Numbers chosen").fill("2")
    press(page, "Next: read it back")
    look_at(page)
    press(page, "Cast this vote")
    look_at(page)
    assert "The vote of Zofia is in" in page.inner_text("main")


def test_papers_are_entered_twice_and_a_third_decides(page, assert_accessible, voting):
    papers_twice(page, assert_accessible, voting, PAPERS)
    helped(page, assert_accessible, voting)
    assert box.sizes(voting.ballot_id) == (4, 4)


def test_without_scripts(plain_page, voting):
    papers_twice(plain_page, nothing, voting, PAPERS)
    helped(plain_page, nothing, voting)
    assert box.sizes(voting.ballot_id) == (4, 4)
