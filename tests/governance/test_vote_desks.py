"""Letters, both desks and votes with help for elections and resolutions of members, through their pages."""

import pytest
from guardian.shortcuts import assign_perm

from ballots import box
from ballots.models import LetterBatch, Paper, RollEntry
from ballots.opening import withdraw_option
from ballots.reconciling import reckoning
from governance.models import Contest
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory
from tests.governance.contests import polled_contest
from tests.governance.officers import returning_officer_of, secretary_of
from tests.governance.states import called, declared, member, votes
from tests.governance.test_rules_desk import officer_with
from tests.organisations import thirds
from tests.states import closed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def contest():
    made, _people = polled_contest()
    return Contest.objects.select_related("ballot", "election__organisation").get(pk=made.pk)


@pytest.fixture
def resolution():
    organisation = thirds()
    for name in ("Ngozi Okafor", "Ada Okafor", "Siân Evans"):
        member(organisation, name=name)
    for class_code in ("staff", "funders"):
        member(organisation, class_code=class_code, name=f"One of {class_code}")
    return called(organisation, accepted_proofs=("sign-in", "posted-code"))


def base(thing):
    organisation = getattr(thing, "organisation", None) or thing.election.organisation
    return f"/officer/organisations/{organisation.slug}/votes/{thing.ballot_id}/"


def as_taker(client, thing):
    organisation = getattr(thing, "organisation", None) or thing.election.organisation
    return proven(client, officer_with(organisation, "take_votes"))


def entry(thing, name):
    return RollEntry.objects.get(ballot=thing.ballot_id, name=name)


def send(client, thing, rest, do="", **fields):
    return client.post(base(thing) + rest, {"do": do, **fields}, follow=True)


def with_envelopes(client, thing, *names):
    as_taker(client, thing)
    for name in names:
        assert "is marked" in words(
            send(client, thing, "paper/identity/", "mark", entry=entry(thing, name).pk)
        )


def opened_batch(client, thing, stratum, size):
    as_taker(client, thing)
    answer = client.post(
        base(thing) + "paper/", {"stratum": stratum, "size": str(size)}, follow=True
    )
    assert "Batch 1" in words(answer)


def keyed(client, thing, *papers):
    """Somebody new keys a whole turn."""
    as_taker(client, thing)
    send(client, thing, "paper/batches/1/", "begin")
    for place, paper in enumerate(papers, start=1):
        answer = send(client, thing, "paper/batches/1/key/", "key", place=place, **paper)
        assert f"Paper {place} is kept" in words(answer), words(answer)
    return send(client, thing, "paper/batches/1/key/", "finish")


def ranked(*numbers):
    return {f"place-{number}": str(place) for place, number in enumerate(numbers, start=1)}


def test_a_ranking_is_keyed_twice_decided_and_counted_in_its_order(client, contest):
    with_envelopes(client, contest, "Voter 5", "Voter 6", "Voter 7")
    opened_batch(client, contest, "families", 3)
    blank = {"blank": "on"}
    keyed(client, contest, ranked(3, 1), ranked(2), blank)
    assert "Where they differ" in words(keyed(client, contest, ranked(3, 1), ranked(2, 5), blank))
    assert not reckoning(contest.ballot).agrees
    as_taker(client, contest)
    begun = send(client, contest, "paper/batches/1/", "begin")
    assert "1. Grace Whitlock; 2. Marta Kowalska" in words(begun)
    send(client, contest, "paper/batches/1/key/", "key", place=2, **ranked(2, 5))
    done = send(client, contest, "paper/batches/1/key/", "finish")
    assert "The papers of this batch are in the ballot box." in words(done)
    declared(contest.ballot)
    papers = Paper.objects.filter(ballot=contest.ballot_id)
    assert sorted(paper.marks for paper in papers) == [[], [2, 5], [3, 1]]
    assert {paper.stratum for paper in papers} == {"families"}


def test_the_count_waits_for_a_batch_that_is_half_keyed(client, contest):
    with_envelopes(client, contest, "Voter 5")
    opened_batch(client, contest, "families", 1)
    keyed(client, contest, ranked(1))
    closed(contest.ballot)
    proven(client, returning_officer_of(contest.election.organisation))
    page = client.post(base(contest) + "reconcile/")
    assert page.status_code == 409
    assert "a batch is half keyed" in words(page)


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ({"place-1": "1", "place-2": "1"}, "More than one candidate has place 1."),
        ({"place-1": "1", "place-2": "3"}, "Nobody has place 2."),
        ({"place-1": "9"}, "Enter a place from 1 to 5"),
        ({"place-1": "one"}, "Enter a place from 1 to 5"),
        ({}, "or tick that it is blank or spoilt"),
        ({"place-1": "1", "blank": "on"}, "not both"),
    ],
)
def test_what_cannot_stand_on_a_paper_is_told_and_nothing_is_lost(client, contest, paper, said):
    with_envelopes(client, contest, "Voter 5")
    opened_batch(client, contest, "families", 1)
    as_taker(client, contest)
    send(client, contest, "paper/batches/1/", "begin")
    answer = send(client, contest, "paper/batches/1/key/", "key", place=1, **paper)
    assert said in words(answer)
    for value in set(paper.values()) - {"on"}:
        assert f'value="{value}"' in answer.content.decode()


def test_on_paper_those_after_a_withdrawn_candidate_move_up(client, contest):
    withdraw_option(contest.ballot.options.get(number=1), OfficerFactory(), "Moved away.")
    with_envelopes(client, contest, "Voter 5")
    opened_batch(client, contest, "families", 1)
    answer = keyed(client, contest, ranked(1, 4))
    assert "Your keying is done" in words(answer)
    keyed(client, contest, ranked(1, 4))
    declared(contest.ballot)
    assert [one.marks for one in Paper.objects.filter(ballot=contest.ballot_id)] == [[4]]


def test_answers_are_keyed_by_class(client, resolution):
    with_envelopes(client, resolution, "Ngozi Okafor", "Ada Okafor")
    as_taker(client, resolution)
    page = client.get(base(resolution) + "paper/")
    assert "Class printed on the papers" in words(page)
    refused = client.post(base(resolution) + "paper/", {"stratum": "staff", "size": "1"})
    assert refused.status_code == 409
    opened_batch(client, resolution, "families", 2)
    papers = [{"answer": "1"}, {"answer": "3"}]
    keyed(client, resolution, *papers)
    keyed(client, resolution, *papers)
    assert box.sizes(resolution.ballot_id) == (2, 2)
    declared(resolution.ballot)
    marks = sorted(one.marks for one in Paper.objects.filter(ballot=resolution.ballot_id))
    assert marks == [[1], [3]]


def test_who_marked_an_envelope_keys_no_paper(client, contest):
    with_envelopes(client, contest, "Voter 5")
    page = client.post(base(contest) + "paper/", {"stratum": "families", "size": "1"})
    assert page.status_code == 409
    assert "you have seen names" in words(page)


def test_whose_vote_is_in_is_refused_at_the_first_desk(client, contest):
    votes(contest.ballot, _membership(contest, "Voter 5"), 1)
    as_taker(client, contest)
    page = send(client, contest, "paper/identity/", "mark", entry=entry(contest, "Voter 5").pk)
    assert page.status_code == 409
    assert "Leave the inner envelope closed" in words(page)


def _membership(contest, name):
    return contest.election.organisation.memberships.get(name=name)


def test_a_vote_with_help_keeps_its_order(client, contest):
    as_taker(client, contest)
    chosen = send(client, contest, "assisted/", "choose", entry=entry(contest, "Voter 6").pk)
    assert "What does Voter 6 choose?" in words(chosen)
    read = send(
        client, contest, "assisted/", "look", entry=entry(contest, "Voter 6").pk, **ranked(4, 2)
    )
    assert read.context["chosen"] == ["1. Joanne Pike", "2. Grace Whitlock"]
    assert "1. Joanne Pike" in words(read)
    done = send(client, contest, "assisted/", "cast", choices=read.context["sealed"])
    assert "The vote of Voter 6 is in" in words(done)
    assert box.sizes(contest.ballot_id) == (1, 1)


def test_letters_are_ordered_by_the_secretary(client, resolution):
    secretary = secretary_of(resolution.organisation)
    proven(client, secretary)
    ordered = client.post(base(resolution) + "letters/", {"kind": "large-print"}, follow=True)
    assert ordered.status_code == 200, words(ordered)
    batch = LetterBatch.objects.get(ballot=resolution.ballot_id)
    assert (batch.kind, batch.size, batch.ordered_by) == ("large-print", 5, secretary)
    assert f"File {batch.number}" in words(ordered)
    public = f"/organisations/{resolution.organisation.slug}/votes/{resolution.ballot_id}/"
    assert batch.page_url.endswith(public)
    assert "/officer/" not in batch.page_url


def test_a_vote_without_posted_codes_makes_no_letters(client, contest):
    proven(client, secretary_of(contest.election.organisation))
    refused = client.post(base(contest) + "letters/", {"kind": "plain"})
    assert refused.status_code == 409
    assert "takes no codes from letters" in words(refused)
    assert not LetterBatch.objects.exists()


def test_taking_votes_is_a_part_that_shows_no_more(client, contest):
    officer = OfficerFactory()
    assign_perm("members.take_votes", officer, contest.election.organisation)
    proven(client, officer)
    assert client.get(base(contest) + "paper/").status_code == 200
    assert client.get(base(contest) + "letters/").status_code == 403
    assert client.get(base(contest) + "reconcile/").status_code == 403
