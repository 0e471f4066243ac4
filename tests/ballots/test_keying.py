"""The papers desk: two blind keyings, a third officer for the differences, and then the box."""

import pytest
from django.db import DatabaseError, connection, transaction

from ballots import box, keyed_papers, keying, paper_totals, papers_by_post
from ballots.desks import WrongDesk
from ballots.errors import NotAllowedNow, WrongMarks
from ballots.models import DeskDuty, Keying, Paper, PaperBatch
from ballots.reconciling import reckoning, reconcile
from ballots.scheduling import cancel
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory
from tests.states import RollEntryFactory, closed, opened, voted_by_code, with_options

pytestmark = pytest.mark.django_db
WARD = "E05090000"


def staff(name):
    return PersonFactory(is_staff=True, name=name)


def with_envelopes(ballot, count=3):
    """The ballot with so many envelopes marked at the identity desk."""
    marker = staff("Marker")
    for number in range(count):
        papers_by_post.mark(RollEntryFactory(ballot=ballot, name=f"Paper {number}"), marker)
    return ballot


@pytest.fixture
def ballot():
    return with_envelopes(opened(with_options(BallotFactory())))


@pytest.fixture
def batch(ballot):
    return keying.open_batch(ballot, WARD, 3, staff("Opener"))


def keyed(batch, by, papers):
    """One officer's whole turn; a paper is a list of numbers."""
    turn = keying.take_turn(batch, by)
    for place, marks in enumerate(papers, 1):
        keying.key(turn, place, marks)
    keying.finish(turn, by)
    batch.refresh_from_db()
    return turn


def papers_of(ballot):
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    return sorted(paper.marks for paper in Paper.objects.filter(ballot=ballot))


def partitions():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relname ~ '^ballots_keyed_paper_[0-9]+$'"
        )
        return cursor.fetchone()[0]


def test_two_equal_keyings_go_into_the_box(ballot, batch):
    keyed(batch, staff("One"), [[3, 1], [], [2]])
    assert (batch.state, box.sizes(ballot.pk)[0]) == ("keying", 0)
    keyed(batch, staff("Two"), [[1, 3], [], [2]])
    assert (batch.state, box.sizes(ballot.pk)[0]) == ("in-box", 3)
    assert partitions() == 0
    assert reckoning(ballot).agrees
    assert papers_of(ballot) == [[], [1, 3], [2]]


def test_a_difference_goes_to_a_third_officer(ballot, batch):
    first, second = staff("One"), staff("Two")
    keyed(batch, first, [[1], [2], [3]])
    keyed(batch, second, [[1], [2, 3], [3]])
    assert (batch.state, batch.differences) == ("differing", 1)
    assert box.sizes(ballot.pk)[0] == 0
    for officer in (first, second):
        with pytest.raises(NotAllowedNow, match="third officer"):
            keying.take_turn(batch, officer)
    third = keying.take_turn(batch, staff("Three"))
    assert keying.still_to_key(third) == [2]
    assert keyed_papers.readings(batch.pk, 2) == ([2], [2, 3])
    with pytest.raises(NotAllowedNow, match="Paper 1 is not to be keyed"):
        keying.key(third, 1, [2])
    with pytest.raises(NotAllowedNow, match="1 paper is not keyed yet"):
        keying.finish(third, third.by)
    keying.key(third, 2, [3])
    assert keying.finish(third, third.by).state == "in-box"
    assert papers_of(ballot) == [[1], [3], [3]]


def test_three_turns_are_three_people(batch):
    officer, other = staff("One"), staff("Two")
    mine = keying.take_turn(batch, officer)
    assert keying.take_turn(batch, officer).pk == mine.pk
    keying.take_turn(batch, other)
    with pytest.raises(NotAllowedNow, match="Two officers are keying"):
        keying.take_turn(batch, staff("Three"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Keying.objects.create(batch=batch, turn=3, by=officer)


def test_who_has_marked_an_envelope_keys_nothing(ballot, batch):
    marker = DeskDuty.objects.get(desk="identity").person
    with pytest.raises(WrongDesk, match="seen names"):
        keying.take_turn(batch, marker)
    with pytest.raises(WrongDesk):
        keying.open_batch(ballot, WARD, 1, marker)
    with pytest.raises(DatabaseError), transaction.atomic():
        DeskDuty.objects.update(desk="papers")


def test_a_paper_can_be_corrected_until_the_turn_is_finished(batch):
    officer = staff("One")
    turn = keying.take_turn(batch, officer)
    for place in (1, 2, 3):
        keying.key(turn, place, [1])
    keying.key(turn, 2, [3])
    keying.finish(turn, officer)
    with pytest.raises(NotAllowedNow, match="not to be keyed now"):
        keying.key(turn, 2, [2])
    with pytest.raises(DatabaseError), transaction.atomic():
        keyed_papers.key(batch.pk, 1, 2, [2])
    with pytest.raises(DatabaseError), transaction.atomic():
        Keying.objects.filter(pk=turn.pk).update(finished=False)


def test_a_keying_cut_short_goes_on_where_it_stopped(batch):
    officer = staff("One")
    keying.key(keying.take_turn(batch, officer), 1, [1])
    again = keying.take_turn(batch, officer)
    assert keying.still_to_key(again) == [2, 3]
    with pytest.raises(NotAllowedNow, match="2 papers are not keyed yet, the first is number 2"):
        keying.finish(again, officer)


def test_nobody_finishes_the_turn_of_another(batch):
    turn = keying.take_turn(batch, staff("One"))
    for place in (1, 2, 3):
        keying.key(turn, place, [1])
    with pytest.raises(Keying.DoesNotExist):
        keying.finish(turn, staff("Two"))


@pytest.mark.parametrize("marks", [[9], [1, 1], [1, 2, 3, 4]])
def test_marks_the_ballot_does_not_allow(marks):
    ballot = with_envelopes(opened(with_options(BallotFactory(max_choices=3), count=4)))
    turn = keying.take_turn(keying.open_batch(ballot, WARD, 3, staff("Opener")), staff("One"))
    with pytest.raises(WrongMarks):
        keying.key(turn, 1, marks)
    assert keying.still_to_key(turn) == [1, 2, 3]


def test_a_place_outside_the_pile_is_refused(batch):
    turn = keying.take_turn(batch, staff("One"))
    for place in (0, 4):
        with pytest.raises(NotAllowedNow):
            keying.key(turn, place, [1])


def test_no_more_papers_than_marked_envelopes(ballot):
    opener = staff("Opener")
    with pytest.raises(NotAllowedNow, match="papers of only 3 marked envelopes wait"):
        keying.open_batch(ballot, WARD, 4, opener)
    for size in (0, 501):
        with pytest.raises(NotAllowedNow, match="1 to 500 papers"):
            keying.open_batch(ballot, WARD, size, opener)
    with pytest.raises(WrongMarks, match="ward"):
        keying.open_batch(ballot, "E05099999", 1, opener)
    keying.open_batch(ballot, WARD, 2, opener)
    assert paper_totals.of(ballot).waiting == 1
    with pytest.raises(NotAllowedNow, match="only 1 marked envelope wait"):
        keying.open_batch(ballot, WARD, 2, opener)


def test_the_count_waits_for_an_unfinished_batch(ballot, batch):
    keyed(batch, staff("One"), [[1], [1], [1]])
    closed(ballot)
    with pytest.raises(NotAllowedNow, match="1 batch of papers is not finished"):
        reconcile(ballot.pk, SYSTEM)
    keyed(batch, staff("Two"), [[1], [1], [1]])
    reconcile(ballot.pk, SYSTEM)


def test_the_count_waits_for_papers_that_are_in_no_batch(ballot):
    closed(ballot)
    with pytest.raises(NotAllowedNow, match="3 envelopes are marked and 0 papers keyed"):
        reconcile(ballot.pk, SYSTEM)


def test_a_batch_taken_back_leaves_nothing(ballot, batch):
    turn = keying.take_turn(batch, staff("One"))
    keying.key(turn, 1, [1])
    with pytest.raises(NotAllowedNow, match="reason"):
        keying.withdraw(batch, staff("Two"), " ")
    keying.withdraw(batch, staff("Two"), "The pile was miscounted")
    assert partitions() == 0
    assert paper_totals.of(ballot).waiting == 3
    with pytest.raises(NotAllowedNow):
        keying.key(turn, 2, [1])
    with pytest.raises(NotAllowedNow, match="Taken back"):
        keying.withdraw(batch, staff("Two"), "Again")
    assert keying.open_batch(ballot, WARD, 3, staff("Two")).number == 2


def test_a_cancelled_ballot_leaves_no_keyed_mark(ballot, batch):
    keying.key(keying.take_turn(batch, staff("One")), 1, [1])
    cancel(ballot, staff("Officer"), "The scheme was withdrawn")
    assert partitions() == 0


def test_the_record_says_numbers_and_never_a_mark(ballot, batch):
    keyed(batch, staff("One"), [[1], [2], [3]])
    keyed(batch, staff("Two"), [[1], [2], [3]])
    said = list(RecordEntry.objects.filter(action__startswith="ballots.batch"))
    assert [one.action for one in said] == [
        "ballots.batch-opened",
        "ballots.batch-keyed",
        "ballots.batch-keyed",
        "ballots.batch-in-box",
    ]
    assert said[-1].payload == '{"batch":1,"differences":0,"papers":3}'


def test_the_database_boxes_no_batch_that_is_not_keyed_twice_alike(ballot, batch):
    with pytest.raises(DatabaseError, match="Two officers"), transaction.atomic():
        keyed_papers.into_box(batch.pk)
    keyed(batch, staff("One"), [[1], [2], [3]])
    keyed(batch, staff("Two"), [[2], [2], [3]])
    with pytest.raises(DatabaseError, match="twice alike"), transaction.atomic():
        keyed_papers.into_box(batch.pk)
    with pytest.raises(DatabaseError, match="alike"), transaction.atomic():
        keyed_papers.readings(batch.pk, 2)


def test_a_batch_is_as_it_was_counted(batch):
    for change in ({"size": 9}, {"state": "in-box", "number": 5}):
        with pytest.raises(DatabaseError), transaction.atomic():
            PaperBatch.objects.filter(pk=batch.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperBatch.objects.filter(pk=batch.pk).delete()


def test_votes_online_and_on_paper_add_up(ballot, batch):
    voted_by_code(ballot, 7, [2])
    keyed(batch, staff("One"), [[1], [1], [1]])
    keyed(batch, staff("Two"), [[1], [1], [1]])
    assert papers_of(ballot) == [[1], [1], [1], [2]]


def test_points_keyed_in_another_order_are_the_same_paper():
    points = {"kind": "points", "max_choices": None, "points_total": 5}
    ballot = with_envelopes(opened(with_options(BallotFactory(**points))), count=2)
    batch = keying.open_batch(ballot, WARD, 2, staff("Opener"))
    keyed(batch, staff("One"), [[3, 4, 1, 1], []])
    keyed(batch, staff("Two"), [[1, 1, 3, 4], []])
    assert batch.state == "in-box"
    assert papers_of(ballot) == [[], [1, 1, 3, 4]]


def test_an_order_keyed_the_other_way_round_is_another_paper():
    order = {"kind": "order", "max_choices": 3}
    ballot = with_envelopes(opened(with_options(BallotFactory(**order))), count=1)
    batch = keying.open_batch(ballot, WARD, 1, staff("Opener"))
    keyed(batch, staff("One"), [[3, 1]])
    keyed(batch, staff("Two"), [[1, 3]])
    assert batch.state == "differing"
    keyed(batch, staff("Three"), [[3, 1]])
    assert papers_of(ballot) == [[3, 1]]
