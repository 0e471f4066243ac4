"""The identity desk: the envelope marks the roll; whose vote is in already is refused there."""

from datetime import date

import pytest

from ballots import box, keying, papers_by_post
from ballots.casting import PostedCode, cast, form_token
from ballots.desks import WrongDesk
from ballots.errors import AlreadyOnPaper, NotAllowedNow, NotEligible, Refused
from ballots.models import RollEntry
from ballots.papers_by_post import AlreadyVoted
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


def test_an_envelope_marks_the_roll(ballot, officer):
    entry = entry_of(ballot)
    receipt = papers_by_post.mark(entry, officer)
    assert (entry.channel, entry.proof, entry.standing) == ("paper", "", "accepted")
    assert known(ballot, receipt)
    assert box.sizes(ballot.pk) == (0, 1)
    assert not reckoning(ballot).agrees
    said = RecordEntry.objects.filter(action="ballots.paper-received")
    assert "Adeyemi" not in str([one.payload for one in said])


def test_who_voted_online_is_refused_at_the_first_desk(ballot, officer):
    voted_by_code(ballot, 0, [1])
    entry = RollEntry.objects.get(ballot=ballot)
    with pytest.raises(AlreadyVoted, match="Leave the inner envelope closed"):
        papers_by_post.mark(entry, officer)
    entry.refresh_from_db()
    assert entry.channel == "web"
    assert box.sizes(ballot.pk) == (1, 1)
    assert reckoning(ballot).agrees


def test_paper_is_final(ballot, officer):
    entry = entry_of(ballot, code=CODES[0])
    papers_by_post.mark(entry, officer)
    with pytest.raises(AlreadyOnPaper):
        cast(ballot=ballot, voter=PostedCode(CODES[0]), marks=[3], form_token=form_token())
    with pytest.raises(AlreadyVoted, match="already"):
        papers_by_post.mark(entry, officer)
    with pytest.raises(NotAllowedNow, match="nobody can tell which it is"):
        strike(entry, officer, "A mistake")


def test_marked_after_the_close_until_the_parting(ballot, officer):
    voted_by_code(ballot, 0, [1])
    closed(ballot)
    late = entry_of(ballot, "Late")
    reconcile(ballot.pk, SYSTEM)
    with pytest.raises(NotAllowedNow):
        papers_by_post.mark(late, officer)


def test_who_has_keyed_papers_marks_no_envelope(ballot, officer):
    papers_by_post.mark(entry_of(ballot), officer)
    keyer = PersonFactory(is_staff=True)
    keying.open_batch(ballot, WARD, 1, keyer)
    with pytest.raises(WrongDesk, match="keyed papers"):
        papers_by_post.mark(entry_of(ballot, "Ngozi Okafor"), keyer)
    assert RollEntry.objects.get(name="Ngozi Okafor").channel == ""


def test_a_struck_entry_cannot_vote_on_paper(ballot, officer):
    entry = entry_of(ballot)
    strike(entry, officer, "Moved away")
    with pytest.raises(NotAllowedNow, match="struck out"):
        papers_by_post.mark(entry, officer)
    assert not papers_by_post.search(ballot, "Adeyemi")


def test_somebody_not_on_the_register(ballot, officer):
    PostcodeFactory(compact="BK37QX", ward=WardFactory(code=WARD))
    voter = Declared(
        email="", code="", name="Ada Okafor", date_of_birth=date(1980, 1, 1), postcode="BK3 7QX", address="1 The Parade"
    )  # fmt: skip
    entry = papers_by_post.enrol(ballot, voter, officer)
    assert (entry.declared, entry.standing, entry.stratum) == (True, "accepted", WARD)
    assert papers_by_post.enrol(ballot, voter, officer).pk == entry.pk
    papers_by_post.mark(entry, officer)


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
