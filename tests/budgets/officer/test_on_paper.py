"""The page for votes on paper: find, mark, enrol, look, put in; and what it refuses."""

import pytest

from ballots import box
from ballots.models import RollEntry
from tests.budgets.officer.desk import page, words
from tests.factories import PostcodeFactory
from tests.states import RollEntryFactory, opened, voted_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting(budget_round):
    opened(budget_round.ballot)
    RollEntryFactory(
        ballot=budget_round.ballot, name="Ngozi Okafor", stratum=budget_round.ward.code
    )
    return budget_round


def send(client, budget_round, do, **fields):
    return client.post(page(budget_round, "paper/"), {"do": do, **fields}, follow=True)


def mark(client, voting, name="Ngozi Okafor", channel="paper"):
    entry = RollEntry.objects.get(ballot=voting.ballot, name=name)
    return send(client, voting, "mark", entry=entry.pk, channel=channel)


def test_from_the_envelope_to_the_box(client, voting, declarer):
    found = words(send(client, voting, "search", text="okafor"))
    assert "Ngozi Okafor" in found
    assert "Voted on paper" in found
    marked = words(mark(client, voting))
    assert "Ngozi Okafor is marked as voting on paper" in marked
    assert "1 paper is still to be keyed" in marked
    stratum = voting.ward.code
    looked = words(send(client, voting, "look", stratum=stratum, numbers="3 1"))
    assert "Is this what the paper says?" in looked
    assert "Splash pad" in looked
    assert "Trees" in looked
    assert box.sizes(voting.ballot_id)[0] == 0
    done = words(send(client, voting, "key", stratum=stratum, numbers="3 1"))
    assert "The paper is in the ballot box." in done
    assert box.sizes(voting.ballot_id) == (1, 1)


def test_who_voted_online_is_told_apart(client, voting, declarer):
    voted_by_code(voting.ballot, 0, [1])
    assert "Voted online: the paper takes its place." in words(
        send(client, voting, "search", text="Voter 0")
    )
    mark(client, voting, "Voter 0", "assisted")
    assert "A vote on paper is in" in words(send(client, voting, "search", text="Voter 0"))
    assert RollEntry.objects.get(name="Voter 0").channel == "assisted"


def test_somebody_is_put_on_the_roll(client, voting, declarer):
    PostcodeFactory(compact="BK37QX", ward=voting.ward)
    details = {
        "name": "Ada Okafor",
        "born-day": "1",
        "born-month": "2",
        "born-year": "1980",
        "address": "1 The Parade",
        "postcode": "BK3 7QX",
    }
    assert "Ada Okafor" in words(send(client, voting, "enrol", **details))
    assert "Enter your full name" in words(send(client, voting, "enrol", **details | {"name": ""}))
    young = send(client, voting, "enrol", **details | {"born-year": "2022"})
    assert young.status_code == 409
    assert "You must be 16 or over" in words(young)


@pytest.mark.usefixtures("declarer")
@pytest.mark.parametrize(
    ("do", "fields", "told"),
    [
        ("search", {"text": ""}, "Enter a name or a postcode"),
        ("search", {"text": "Nobody"}, "Nobody on the roll has this name or postcode."),
        ("look", {"numbers": "1, x"}, "Enter numbers only"),
        ("look", {"numbers": "99"}, "No project has the number 99."),
        ("key", {"numbers": "1 2 3 4 5 6"}, "cannot be chosen"),
        ("look", {"numbers": ""}, "A blank or spoilt paper?"),
    ],
)
def test_what_is_wrong_is_told(client, voting, do, fields, told):
    mark(client, voting)
    shown = words(send(client, voting, do, **{"stratum": voting.ward.code, **fields}))
    assert told in shown
    assert box.sizes(voting.ballot_id)[0] == 0


def test_a_second_mark_and_a_paper_too_many_are_refused(client, voting, declarer):
    mark(client, voting)
    again = mark(client, voting)
    assert again.status_code == 409
    assert "A vote on paper is in for this entry already." in words(again)
    for _time in range(2):
        last = send(client, voting, "key", stratum=voting.ward.code, numbers="1")
    assert "There is a paper for every marked entry already." in words(last)


def test_an_entry_of_another_round_is_not_found(client, voting, declarer):
    foreign = RollEntryFactory(ballot=voting.ballot)
    foreign.delete()
    assert send(client, voting, "mark", entry=foreign.pk or 10**6).status_code == 404
    assert send(client, voting, "mark", entry="x").status_code == 404


def test_before_the_opening_none_are_taken(client, budget_round, declarer):
    assert "No votes on paper are taken now" in words(client.get(page(budget_round, "paper/")))
