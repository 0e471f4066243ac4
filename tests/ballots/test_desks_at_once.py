"""Races at the desks, with real connections."""

import pytest
from django.db import connection

from ballots import assisting, box, keying, papers_by_post
from ballots.casting import PostedCode, cast, form_token
from ballots.errors import BallotError
from ballots.models import DeskDuty, Keying, RollEntry
from tests.ballots.test_keying import WARD, staff, with_envelopes
from tests.factories import BallotFactory
from tests.states import CODES, RollEntryFactory, opened, with_options
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ballot():
    return opened(with_options(BallotFactory()))


def test_two_officers_key_one_batch_at_once(ballot):
    with_envelopes(ballot, 4)
    batch = keying.open_batch(ballot, WARD, 4, staff("Opener"))

    def keys(officer, papers):
        def act():
            turn = keying.take_turn(batch, officer)
            for place, marks in enumerate(papers, 1):
                keying.key(turn, place, marks)
            return keying.finish(turn, officer).state

        return act

    one, two = staff("One"), staff("Two")
    same = [[1], [2], [], [1, 3]]
    states = together(keys(one, same), keys(two, same))
    assert sorted(states) == ["in-box", "keying"]
    assert box.sizes(ballot.pk)[0] == 4
    assert {turn.by_id for turn in Keying.objects.all()} == {one.pk, two.pk}


def test_five_officers_want_the_two_turns(ballot):
    with_envelopes(ballot, 1)
    batch = keying.open_batch(ballot, WARD, 1, staff("Opener"))
    officers = [staff(f"Officer {number}") for number in range(5)]
    found = together(*[lambda one=one: keying.take_turn(batch, one) for one in officers])
    assert sum(isinstance(one, Keying) for one in found) == 2
    assert sum(isinstance(one, BallotError) for one in found) == 3


def test_one_person_starts_at_both_desks_at_once(ballot):
    with_envelopes(ballot, 1)
    officer, entry = staff("Officer"), RollEntryFactory(ballot=ballot)
    together(
        lambda: papers_by_post.mark(entry, officer),
        lambda: keying.open_batch(ballot, WARD, 1, officer),
    )
    desk = DeskDuty.objects.get(person=officer).desk
    marked = RollEntry.objects.get(pk=entry.pk).channel == "paper"
    assert (desk == "identity") == marked
    assert ballot.paper_batches.exists() == (desk == "papers")


def test_one_person_votes_online_on_paper_and_with_help_at_once(ballot):
    entry = RollEntryFactory(ballot=ballot, code=CODES[0])
    token = form_token()
    marker, helper = staff("Marker"), staff("Helper")
    found = together(
        lambda: cast(ballot=ballot, voter=PostedCode(CODES[0]), marks=[1], form_token=token),
        lambda: papers_by_post.mark(entry, marker),
        lambda: assisting.cast(entry, [2], helper),
    )
    assert sum(not isinstance(one, Exception) for one in found) == 1
    assert all(isinstance(one, BallotError) for one in found if isinstance(one, Exception))
    papers, receipts = box.sizes(ballot.pk)
    entry.refresh_from_db()
    assert (papers, receipts) == ((0, 1) if entry.channel == "paper" else (1, 1))


def test_two_finishes_of_the_same_turn_box_it_once(ballot):
    with_envelopes(ballot, 1)
    batch = keying.open_batch(ballot, WARD, 1, staff("Opener"))
    turns = [keying.take_turn(batch, staff(name)) for name in ("One", "Two")]
    for turn in turns:
        keying.key(turn, 1, [1])
    together(*[lambda turn=turn: keying.finish(turn, turn.by) for turn in turns * 2])
    assert box.sizes(ballot.pk)[0] == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"ballots_keyed_paper_{batch.pk}"])
        assert cursor.fetchone() == (None,)
