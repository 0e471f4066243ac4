"""A vote with an officer's help: final, without a look at an earlier one, and it hangs on nobody."""

import pytest
from django.db import connection

from ballots import assisting, box, secrecy
from ballots.casting import PostedCode, cast, form_token
from ballots.errors import AlreadyOnPaper, NotAllowedNow, NotTaking, WrongMarks
from ballots.models import Paper, RollEntry
from ballots.receipts import known
from ballots.reconciling import reckoning, reconcile, strike
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import PersonFactory
from tests.states import CODES, RollEntryFactory, closed, past_its_close, voted_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return PersonFactory(is_staff=True)


def test_what_the_voter_says_is_cast_and_counted(ballot, officer):
    entry = RollEntryFactory(ballot=ballot)
    receipt = assisting.cast(entry, [3, 1], officer)
    assert (entry.channel, entry.proof, entry.standing) == ("assisted", "", "accepted")
    assert known(ballot, receipt)
    assert box.sizes(ballot.pk) == (1, 1)
    assert reckoning(ballot).agrees
    said = RecordEntry.objects.get(action="ballots.vote-assisted")
    assert said.payload == "{}"
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    assert Paper.objects.get().marks == [1, 3]


def test_the_paper_hangs_on_nobody(ballot, officer):
    entry = RollEntryFactory(ballot=ballot)
    assisting.cast(entry, [1], officer)
    pseudonym = secrecy.pseudonym(secrecy.read_key(ballot), entry.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ballots_live_paper WHERE pseudonym = %s", [pseudonym])
        assert cursor.fetchone() == (0,)


def test_it_is_final(ballot, officer):
    entry = RollEntryFactory(ballot=ballot, code=CODES[0])
    assisting.cast(entry, [1], officer)
    with pytest.raises(AlreadyOnPaper):
        cast(ballot=ballot, voter=PostedCode(CODES[0]), marks=[3], form_token=form_token())
    with pytest.raises(NotAllowedNow, match="final"):
        assisting.cast(entry, [2], officer)
    assert box.sizes(ballot.pk) == (1, 1)


def test_a_vote_online_is_neither_seen_nor_replaced(ballot, officer):
    voted_by_code(ballot, 0, [1])
    entry = RollEntry.objects.get(ballot=ballot)
    with pytest.raises(NotAllowedNow, match="has voted online"):
        assisting.cast(entry, [2], officer)
    assert RollEntry.objects.get().channel == "web"


@pytest.mark.parametrize("marks", [[], [9], [1, 1]])
def test_marks_the_ballot_does_not_allow(ballot, officer, marks):
    with pytest.raises(WrongMarks):
        assisting.cast(RollEntryFactory(ballot=ballot), marks, officer)
    assert box.sizes(ballot.pk) == (0, 0)


def test_not_outside_the_hours(ballot, officer):
    entry = RollEntryFactory(ballot=ballot)
    past_its_close(ballot)
    with pytest.raises(NotTaking):
        assisting.cast(entry, [1], officer)


def test_a_struck_entry_is_refused(ballot, officer):
    entry = RollEntryFactory(ballot=ballot)
    strike(entry, officer, "Moved away")
    with pytest.raises(NotAllowedNow, match="struck out"):
        assisting.cast(entry, [1], officer)
