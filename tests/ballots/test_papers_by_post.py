"""Votes on paper: the envelope marks the roll, the paper goes into the box, and the numbers agree."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from ballots import box, papers_by_post
from ballots.casting import PostedCode, cast, form_token
from ballots.errors import AlreadyOnPaper, NotAllowedNow, NotEligible, Refused, WrongMarks
from ballots.models import Paper, RollEntry
from ballots.receipts import known
from ballots.reconciling import reckoning, reconcile, strike
from ballots.voters import Declared
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory, PostcodeFactory, WardFactory
from tests.states import CODES, RollEntryFactory, closed, opened, voted_by_code, with_options

pytestmark = pytest.mark.django_db


@pytest.fixture
def ballot():
    return opened(with_options(BallotFactory()))


@pytest.fixture
def officer():
    return PersonFactory(is_staff=True)


WARD = "E05090000"


def entry_of(ballot, name="Patience Adeyemi", **kwargs):
    return RollEntryFactory(ballot=ballot, name=name, **kwargs)


def test_an_envelope_and_its_paper(ballot, officer):
    entry = entry_of(ballot)
    receipt = papers_by_post.mark(entry, officer, "paper")
    assert (entry.channel, entry.proof, entry.standing) == ("paper", "", "accepted")
    assert known(ballot, receipt)
    assert papers_by_post.still_to_key(ballot) == 1
    assert not reckoning(ballot).agrees
    papers_by_post.key_paper(ballot, WARD, [3, 1], officer)
    assert papers_by_post.still_to_key(ballot) == 0
    assert reckoning(ballot).agrees
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    assert [paper.marks for paper in Paper.objects.all()] == [[1, 3]]


def test_nothing_ties_the_paper_to_the_entry(ballot, officer):
    entry = entry_of(ballot)
    papers_by_post.mark(entry, officer, "paper")
    papers_by_post.key_paper(ballot, WARD, [2], officer)
    from ballots import secrecy

    pseudonym = secrecy.pseudonym(secrecy.read_key(ballot), entry.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ballots_live_paper WHERE pseudonym = %s", [pseudonym])
        assert cursor.fetchone() == (0,)
    said = RecordEntry.objects.filter(action__startswith="ballots.paper")
    assert {one.action for one in said} == {"ballots.paper-received", "ballots.paper-keyed"}
    assert "Adeyemi" not in str([one.payload for one in said])


def test_a_paper_takes_the_place_of_a_vote_online_and_is_final(ballot, officer):
    voted_by_code(ballot, 0, [1])
    entry = RollEntry.objects.get(ballot=ballot)
    papers_by_post.mark(entry, officer, "paper")
    assert box.sizes(ballot.pk) == (0, 1)
    papers_by_post.key_paper(ballot, WARD, [2], officer)
    with pytest.raises(AlreadyOnPaper):
        cast(ballot=ballot, voter=PostedCode(CODES[0]), marks=[3], form_token=form_token())
    with pytest.raises(NotAllowedNow, match="already"):
        papers_by_post.mark(entry, officer, "assisted")
    with pytest.raises(NotAllowedNow, match="nobody can tell which it is"):
        strike(entry, officer, "A mistake")


def test_keyed_after_the_close_until_the_parting(ballot, officer):
    entry = entry_of(ballot)
    closed(ballot)
    papers_by_post.mark(entry, officer, "assisted")
    papers_by_post.key_paper(ballot, WARD, [1], officer)
    reconcile(ballot.pk, SYSTEM)
    with pytest.raises(NotAllowedNow):
        papers_by_post.mark(entry_of(ballot, "Late"), officer, "paper")
    with pytest.raises(NotAllowedNow):
        papers_by_post.key_paper(ballot, WARD, [1], officer)


def test_never_more_papers_than_marked_entries(ballot, officer):
    with pytest.raises(NotAllowedNow, match="Mark the envelope first"):
        papers_by_post.key_paper(ballot, WARD, [1], officer)
    with pytest.raises(DatabaseError, match="for every marked entry"), transaction.atomic():
        box.key_paper(ballot.pk, WARD, (1,))


@pytest.mark.parametrize("marks", [[9], [1, 1], [1, 2, 3, 4, 5, 6]])
def test_marks_the_ballot_does_not_allow(ballot, officer, marks):
    papers_by_post.mark(entry_of(ballot), officer, "paper")
    with pytest.raises(WrongMarks):
        papers_by_post.key_paper(ballot, WARD, marks, officer)
    with pytest.raises(WrongMarks):
        papers_by_post.key_paper(ballot, "E05099999", [1], officer)
    assert box.sizes(ballot.pk)[0] == 0


def test_a_spoilt_paper_is_counted_as_blank(ballot, officer):
    papers_by_post.mark(entry_of(ballot), officer, "paper")
    papers_by_post.key_paper(ballot, WARD, [], officer)
    assert reckoning(ballot).agrees


def test_a_struck_entry_cannot_vote_on_paper(ballot, officer):
    entry = entry_of(ballot)
    strike(entry, officer, "Moved away")
    with pytest.raises(NotAllowedNow, match="struck out"):
        papers_by_post.mark(entry, officer, "paper")
    assert not papers_by_post.search(ballot, "Adeyemi")


def test_somebody_not_on_the_register(ballot, officer):
    PostcodeFactory(compact="BK37QX", ward=WardFactory(code=WARD))
    voter = Declared(
        email="", code="", name="Ada Okafor", date_of_birth=date(1980, 1, 1), postcode="BK3 7QX", address="1 The Parade"
    )  # fmt: skip
    entry = papers_by_post.enrol(ballot, voter, officer)
    assert (entry.declared, entry.standing, entry.stratum) == (True, "accepted", WARD)
    assert papers_by_post.enrol(ballot, voter, officer).pk == entry.pk
    papers_by_post.mark(entry, officer, "paper")


def test_a_closed_register_and_the_rules_hold_for_paper_too(officer):
    ballot = opened(with_options(BallotFactory(roll="frozen", accepted_proofs=["posted-code"])))
    voter = Declared("", "", "Ada Okafor", date(1980, 1, 1), "BK3 7QX", "1 The Parade")
    with pytest.raises(Refused):
        papers_by_post.enrol(ballot, voter, officer)
    child = Declared("", "", "Ada Okafor", date(2020, 1, 1), "BK3 7QX", "1 The Parade")
    with pytest.raises(NotEligible):
        papers_by_post.enrol(ballot, child, officer)


def test_the_roll_is_searched_by_name_and_postcode(ballot):
    entry_of(ballot, "Ngozi Okafor", postcode="BK41AA")
    entry_of(ballot, "Patience Adeyemi")
    assert [one.name for one in papers_by_post.search(ballot, "okaf")] == ["Ngozi Okafor"]
    assert [one.name for one in papers_by_post.search(ballot, "bk3 7qx")] == ["Patience Adeyemi"]
    assert not papers_by_post.search(ballot, " ")
    assert not papers_by_post.search(ballot, "%")
