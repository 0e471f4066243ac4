"""Votes of members who signed in: for themselves, for an organisation, and as a proxy."""

import pytest
from django.db import connection

from ballots.casting import PostedCode, SignedIn, cast, form_token
from ballots.codes import issue_codes
from ballots.errors import AlreadyOnPaper, NotTaking, Refused, StaleForm
from ballots.models import Ballot, RollEntry
from ballots.opening import suspend
from ballots.papers_by_post import AlreadyVoted
from ballots.proxies import appoint_proxy
from ballots.reconciling import strike
from ballots.turnout import turnout
from record.entries import SYSTEM
from tests.factories import PersonFactory
from tests.member_votes import (
    DRAFTS,
    election_draft,
    enrolled,
    marked_on_paper,
    member,
    voted,
    with_members,
)
from tests.states import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def ballot():
    return with_members(election_draft())


@pytest.fixture
def entry(ballot):
    return RollEntry.objects.get(member_reference="M001")


def box():
    with connection.cursor() as cursor:
        cursor.execute("SELECT stratum, marks FROM ballots_live_paper ORDER BY 1, 2")
        return cursor.fetchall()


def vote(entry, person, *marks, token=None):
    voter = SignedIn(person, entry.pk)
    return cast(ballot=entry.ballot, voter=voter, marks=marks, form_token=token or form_token())


@pytest.mark.parametrize(("kind", "marks"), [("ranking", [3, 1]), ("resolution", [2])])
def test_a_member_votes_and_changes_the_vote(kind, marks):
    ballot = with_members(DRAFTS[kind]())
    first = voted(ballot, 1, 1)
    again = voted(ballot, 1, *marks)
    assert first.receipt == again.receipt
    assert box() == [("tenants", marks)]
    entry = RollEntry.objects.get(member_reference="M001")
    assert (entry.channel, entry.proof) == ("web", "sign-in")


def test_a_delegate_votes_for_the_organisation_and_for_themselves():
    person = PersonFactory()
    ballot = enrolled(
        election_draft(),
        member(1, person=person),
        member(2, "employees", name="Larkmead School", holder=person),
    )
    opened(ballot)
    for entry in RollEntry.objects.open_to(person):
        vote(entry, person, 2)
    assert box() == [("employees", [2]), ("tenants", [2])]


def test_entries_open_to_somebody_are_their_own_and_those_they_stand_in_for(ballot, entry):
    proxy = RollEntry.objects.get(member_reference="M002").holder
    appoint_proxy(entry, proxy, by=entry.holder)
    found = RollEntry.objects.open_to(proxy).order_by("member_reference")
    assert [one.member_reference for one in found] == ["M001", "M002"]
    strike(entry, PersonFactory(is_staff=True), "Left before the record date")
    assert [one.member_reference for one in RollEntry.objects.open_to(proxy)] == ["M002"]


def test_the_refusal_is_the_same_for_a_stranger_a_struck_entry_and_no_entry(ballot, entry):
    sentences = set()
    stranger = PersonFactory()
    gone = RollEntry.objects.get(member_reference="M002")
    strike(gone, PersonFactory(is_staff=True), "Left before the record date")
    for person, number in [(stranger, entry.pk), (gone.holder, gone.pk), (stranger, 0)]:
        with pytest.raises(Refused) as refused:
            cast(
                ballot=ballot,
                voter=SignedIn(person, number),
                marks=[1],
                form_token=form_token(),
            )
        sentences.add(refused.value.message)
    assert len(sentences) == 1
    assert box() == []


def test_an_entry_of_another_ballot_opens_nothing(ballot, entry):
    other = with_members(election_draft())
    voter = SignedIn(entry.holder, entry.pk)
    with pytest.raises(Refused):
        cast(ballot=other, voter=voter, marks=[1], form_token=form_token())


def test_where_signing_in_is_not_accepted_nobody_votes_by_it():
    ballot = with_members(election_draft(accepted_proofs=("posted-code",)))
    with pytest.raises(Refused):
        voted(ballot, 1, 1)


def test_a_proxy_votes_and_the_members_own_vote_counts_before_it(ballot, entry):
    proxy = PersonFactory()
    appoint_proxy(entry, proxy, by=entry.holder)
    receipt = vote(entry, proxy, 1).receipt
    entry.refresh_from_db()
    assert (entry.proof, box()) == ("sign-in-as-proxy", [("tenants", [1])])
    assert vote(entry, entry.holder, 2).receipt == receipt
    with pytest.raises(Refused):
        vote(entry, proxy, 3)
    assert box() == [("tenants", [2])]
    assert turnout(ballot).by_proof == {"sign-in": None}


def test_a_code_from_a_letter_replaces_and_is_not_replaced(ballot, entry):
    [(_entry, code)] = list(issue_codes(ballot, SYSTEM, [entry]))
    vote(entry, entry.holder, 1)
    cast(ballot=ballot, voter=PostedCode(code), marks=[2], form_token=form_token())
    with pytest.raises(Refused):
        vote(entry, entry.holder, 3)
    assert box() == [("tenants", [2])]


def test_a_vote_on_paper_is_final(ballot, entry):
    marked_on_paper(ballot, 1)
    with pytest.raises(AlreadyOnPaper):
        vote(entry, entry.holder, 2)


def test_whose_vote_is_in_online_is_refused_at_the_identity_desk(ballot, entry):
    vote(entry, entry.holder, 1)
    with pytest.raises(AlreadyVoted):
        marked_on_paper(ballot, 1)
    entry.refresh_from_db()
    assert (entry.channel, box()) == ("web", [("tenants", [1])])


def test_an_older_form_does_not_overwrite_a_newer_vote(ballot, entry):
    older = form_token()
    vote(entry, entry.holder, 1)
    with pytest.raises(StaleForm):
        vote(entry, entry.holder, 2, token=older)


def test_the_same_form_again_changes_nothing(ballot, entry):
    token = form_token()
    first, again = (vote(entry, entry.holder, 1, token=token) for _ in range(2))
    assert (first.replayed, again.replayed) == (False, True)
    assert first.receipt == again.receipt


def test_a_suspended_ballot_takes_nothing(ballot, entry):
    suspend(ballot, PersonFactory(is_staff=True), "A printing error")
    with pytest.raises(NotTaking):
        vote(entry, entry.holder, 1)


def test_voting_costs_the_same_for_one_entry_as_for_three(django_assert_num_queries):
    person = PersonFactory()
    ballot = enrolled(election_draft(), *[member(n, holder=person) for n in range(1, 4)])
    opened(ballot)
    ballot = Ballot.objects.get(pk=ballot.pk)
    for entry in list(RollEntry.objects.open_to(person)):
        with django_assert_num_queries(7):
            cast(
                ballot=ballot,
                voter=SignedIn(person, entry.pk),
                marks=[1],
                form_token=form_token(),
            )
