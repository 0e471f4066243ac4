"""The pages of both desks and of votes with help: find, mark, key twice, decide; and what they refuse."""

import pytest

from ballots import box, keying
from ballots.models import RollEntry
from tests.budgets.officer.desk import in_state, page, proven, words
from tests.factories import BallotFactory, PostcodeFactory, officer_of
from tests.states import RollEntryFactory, opened, past_its_close, voted_by_code

pytestmark = pytest.mark.django_db
IDENTITY, ASSISTED, BATCH = "paper/identity/", "assisted/", "paper/batches/1/"


@pytest.fixture
def voting(budget_round):
    opened(budget_round.ballot)
    RollEntryFactory(
        ballot=budget_round.ballot, name="Ngozi Okafor", stratum=budget_round.ward.code
    )
    return budget_round


def as_(client, voting, name):
    """Somebody at the desks, signed in."""
    return proven(client, officer_of(voting, permission="desk_round", name=name))


def send(client, voting, rest, do, **fields):
    return client.post(page(voting, rest), {"do": do, **fields}, follow=True)


def entry(voting, name="Ngozi Okafor"):
    return RollEntry.objects.get(ballot=voting.ballot, name=name)


def mark(client, voting, name="Ngozi Okafor"):
    return send(client, voting, IDENTITY, "mark", entry=entry(voting, name).pk)


@pytest.fixture
def with_two_envelopes(client, voting):
    as_(client, voting, "Identity Desk")
    RollEntryFactory(ballot=voting.ballot, name="Ada Okafor", stratum=voting.ward.code)
    mark(client, voting)
    mark(client, voting, "Ada Okafor")
    return voting


@pytest.fixture
def with_batch(client, with_two_envelopes):
    as_(client, with_two_envelopes, "Opener")
    opened_ = client.post(
        page(with_two_envelopes, "paper/"),
        {"stratum": with_two_envelopes.ward.code, "size": "2"},
        follow=True,
    )
    assert "Batch 1: 2 papers" in words(opened_)
    return with_two_envelopes


def keys(client, voting, name, *papers):
    """One officer keys the batch through the pages; returns the last page."""
    as_(client, voting, name)
    shown = send(client, voting, BATCH, "begin")
    for place, numbers in enumerate(papers, 1):
        assert f"Paper {place} of 2" in words(shown)
        fields = {"numbers": numbers} if numbers else {"blank": "on"}
        shown = send(client, voting, BATCH + "key/", "key", place=place, **fields)
    assert "All 2 papers are keyed" in words(shown)
    return send(client, voting, BATCH + "key/", "finish")


def test_the_envelope_marks_the_roll(client, voting):
    as_(client, voting, "Identity Desk")
    found = words(send(client, voting, IDENTITY, "search", text="okafor"))
    assert "Ngozi Okafor" in found
    assert "Voted on paper" in found
    marked = words(mark(client, voting))
    assert "Ngozi Okafor is marked as voting on paper" in marked
    assert "closed, with the others for the papers desk" in marked
    assert box.sizes(voting.ballot_id) == (0, 1)
    assert "1 paper waits for a batch" in words(client.get(page(voting, "paper/")))


def test_who_voted_online_is_refused_and_the_officer_told_what_to_do(client, voting):
    as_(client, voting, "Identity Desk")
    voted_by_code(voting.ballot, 0, [1])
    found = words(send(client, voting, IDENTITY, "search", text="Voter 0"))
    assert "Leave the inner envelope closed and put it with the refused envelopes" in found
    assert 'value="mark"' not in found
    forced = mark(client, voting, "Voter 0")
    assert forced.status_code == 409
    assert "has voted online, and that vote stands" in words(forced)
    assert entry(voting, "Voter 0").channel == "web"


def test_two_alike_keyings_go_into_the_box(client, with_batch):
    assert "Another officer keys the same papers" in words(
        keys(client, with_batch, "One", "3 1", "")
    )
    assert box.sizes(with_batch.ballot_id)[0] == 0
    done = words(keys(client, with_batch, "Two", "1, 3", ""))
    assert "The papers of this batch are in the ballot box." in done
    assert box.sizes(with_batch.ballot_id) == (2, 2)
    shown = words(client.get(page(with_batch, "paper/")))
    assert "One, Two" in shown


def test_nobody_sees_what_the_other_keyed(client, with_batch):
    keys(client, with_batch, "One", "3", "2")
    as_(client, with_batch, "Two")
    shown = words(send(client, with_batch, BATCH, "begin"))
    assert "Splash pad" not in shown
    assert "Trees" not in shown
    assert "Trees" not in words(client.get(page(with_batch, BATCH)))


def test_a_difference_is_decided_by_a_third(client, with_batch):
    keys(client, with_batch, "One", "1", "2")
    assert "a third officer decides" in words(keys(client, with_batch, "Two", "1", "3"))
    shown = words(client.get(page(with_batch, BATCH)))
    assert "1 paper was read differently" in shown
    assert "The next step is a colleague’s." in shown
    as_(client, with_batch, "Three")
    shown = words(send(client, with_batch, BATCH, "begin"))
    assert "What does paper 2 of the pile say?" in shown
    assert "2. Benches" in shown
    assert "3. Trees" in shown
    send(client, with_batch, BATCH + "key/", "key", place="2", numbers="3")
    done = words(send(client, with_batch, BATCH + "key/", "finish"))
    assert "The papers of this batch are in the ballot box." in done


def test_who_marked_envelopes_is_told_why_no_papers(client, with_batch):
    marker = with_batch.ballot.desk_duties.get(desk="identity").person
    proven(client, marker)
    assert "you have seen names" in words(client.get(page(with_batch, "paper/")))
    refused = send(client, with_batch, BATCH, "begin")
    assert refused.status_code == 409
    assert "you cannot key its papers" in words(refused)
    keyer = with_batch.ballot.desk_duties.get(desk="papers").person
    proven(client, keyer)
    refused = client.get(page(with_batch, IDENTITY))
    assert refused.status_code == 409
    assert "you cannot mark its envelopes" in words(refused)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"numbers": ""}, "Enter the numbers on the paper, or tick that it is blank or spoilt."),
        ({"numbers": "1", "blank": "on"}, "not both"),
        ({"numbers": "1 x"}, "Enter numbers only"),
        ({"numbers": "99"}, "cannot be chosen"),
        ({"numbers": "1 1"}, "cannot be chosen"),
    ],
)
def test_what_is_wrong_with_a_paper_is_told_beside_it(client, with_batch, fields, told):
    as_(client, with_batch, "One")
    send(client, with_batch, BATCH, "begin")
    shown = words(send(client, with_batch, BATCH + "key/", "key", place="1", **fields))
    assert told in shown
    assert "Paper 1 of 2" in shown
    assert keying.still_to_key(with_batch.ballot.paper_batches.get().keyings.get()) == [1, 2]


def test_a_paper_is_keyed_again(client, with_batch):
    as_(client, with_batch, "One")
    send(client, with_batch, BATCH, "begin")
    shown = words(send(client, with_batch, BATCH + "key/", "key", place="1", numbers="2"))
    assert "Paper 1 is kept:" in shown
    assert "2. Benches" in shown
    assert "Paper 1 of 2" in words(client.get(page(with_batch, BATCH + "key/?place=1")))
    assert (
        send(client, with_batch, BATCH + "key/", "key", place="9", numbers="2").status_code == 409
    )
    early = send(client, with_batch, BATCH + "key/", "finish")
    assert early.status_code == 409
    assert "1 paper is not keyed yet" in words(early)


def test_keying_pages_are_never_kept(client, with_batch):
    as_(client, with_batch, "One")
    send(client, with_batch, BATCH, "begin")
    assert "no-store" in client.get(page(with_batch, BATCH + "key/"))["Cache-Control"]


def test_without_a_turn_there_is_nothing_to_key(client, with_batch):
    as_(client, with_batch, "One")
    answer = client.get(page(with_batch, BATCH + "key/"))
    assert answer.url == page(with_batch, BATCH)
    assert client.get(page(with_batch, "paper/batches/9/")).status_code == 404


def test_a_batch_is_taken_back_with_a_reason(client, with_batch):
    as_(client, with_batch, "One")
    assert "Give a reason" in words(send(client, with_batch, BATCH, "withdraw", reason=""))
    shown = words(send(client, with_batch, BATCH, "withdraw", reason="Miscounted"))
    assert "Taken back" in shown
    assert "Miscounted" in shown
    assert "2 papers wait for a batch" in words(client.get(page(with_batch, "paper/")))


def test_more_papers_than_envelopes_open_no_batch(client, with_two_envelopes):
    as_(client, with_two_envelopes, "Opener")
    answer = client.post(
        page(with_two_envelopes, "paper/"), {"stratum": with_two_envelopes.ward.code, "size": "3"}
    )
    assert answer.status_code == 409
    assert "only 2 marked envelopes" in words(answer)
    answer = client.post(page(with_two_envelopes, "paper/"), {"size": "x"})
    assert "as a number" in words(answer)


def test_reconciling_says_what_is_missing(client, with_batch):
    past_its_close(with_batch.ballot)
    proven(client, officer_of(with_batch, permission="declare_round"))
    shown = words(client.get(page(with_batch, "reconcile/")))
    assert "2 envelopes marked, 0 papers keyed, 2 in batches not finished" in shown
    assert "Finish the votes on paper" in shown
    assert client.post(page(with_batch, "reconcile/")).status_code == 409


def test_somebody_is_put_on_the_roll(client, voting):
    as_(client, voting, "Identity Desk")
    PostcodeFactory(compact="BK37QX", ward=voting.ward)
    details = {
        "name": "Ada Okafor",
        "born-day": "1",
        "born-month": "2",
        "born-year": "1980",
        "address": "1 The Parade",
        "postcode": "BK3 7QX",
    }
    assert "Ada Okafor" in words(send(client, voting, IDENTITY, "enrol", **details))
    assert "Enter your full name" in words(
        send(client, voting, IDENTITY, "enrol", **details | {"name": ""})
    )
    young = send(client, voting, IDENTITY, "enrol", **details | {"born-year": "2022"})
    assert young.status_code == 409
    assert "You must be 16 or over" in words(young)


@pytest.mark.parametrize("rest", [IDENTITY, ASSISTED])
def test_searching(client, voting, rest):
    as_(client, voting, "Desk")
    assert "Enter a name or a postcode" in words(send(client, voting, rest, "search", text=""))
    assert "Nobody on the roll has this name" in words(
        send(client, voting, rest, "search", text="Nobody")
    )
    foreign = RollEntryFactory(ballot=BallotFactory())
    do = "mark" if rest == IDENTITY else "choose"
    for number in (foreign.pk, "x", ""):
        assert send(client, voting, rest, do, entry=number).status_code == 404


def look(client, voting, **fields):
    return send(client, voting, ASSISTED, "look", entry=entry(voting).pk, **fields)


def test_a_vote_with_help_from_finding_to_the_receipt(client, voting):
    as_(client, voting, "Helper")
    shown = words(send(client, voting, ASSISTED, "choose", entry=entry(voting).pk))
    assert "What does Ngozi Okafor choose?" in shown
    assert "Splash pad" in shown
    looked = look(client, voting, numbers="3 1")
    assert "Read this to the voter" in words(looked)
    assert box.sizes(voting.ballot_id)[0] == 0
    sealed = looked.context["sealed"]
    done = words(send(client, voting, ASSISTED, "cast", choices=sealed))
    assert "The vote is cast" in done
    assert "The vote of Ngozi Okafor is in, and it is final." in done
    assert "Splash pad" not in done
    assert box.sizes(voting.ballot_id) == (1, 1)
    again = send(client, voting, ASSISTED, "cast", choices=sealed)
    assert again.status_code == 409
    assert box.sizes(voting.ballot_id) == (1, 1)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [("", "Enter the numbers the voter says."), ("99", "cannot be chosen"), ("x", "numbers only")],
)
def test_what_is_wrong_with_a_vote_with_help(client, voting, numbers, told):
    as_(client, voting, "Helper")
    assert told in words(look(client, voting, numbers=numbers))


def test_a_vote_with_help_after_one_online_is_refused_unseen(client, voting):
    as_(client, voting, "Helper")
    voted_by_code(voting.ballot, 0, [2])
    shown = send(client, voting, ASSISTED, "choose", entry=entry(voting, "Voter 0").pk)
    assert shown.status_code == 409
    assert "has voted online" in words(shown)
    assert "Benches" not in words(shown)


def test_choices_of_another_form_are_refused(client, voting):
    as_(client, voting, "Helper")
    assert send(client, voting, ASSISTED, "cast", choices="x").status_code == 409


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_before_the_opening_none_are_taken(client, budget_round, state):
    as_(client, budget_round, "Desk")
    in_state(budget_round.ballot, state)
    assert "No votes on paper are taken now" in words(client.get(page(budget_round, "paper/")))
    assert "No votes on paper are taken now" in words(client.get(page(budget_round, IDENTITY)))
    assert "No votes are taken now" in words(client.get(page(budget_round, ASSISTED)))
