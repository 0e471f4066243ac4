"""The ballots' background work: twice, late, two workers at once, killed in the middle, without a broker."""

import pytest
from kombu.exceptions import OperationalError

from ballots import closing, opening, parting, scheduling, secrecy, tallying
from ballots.models import Count, Paper, Receipt
from ballots.tasks import (
    counting_job,
    open_and_close_due,
    open_or_close,
    reconcile_and_count,
    start_counting,
)
from look import progress
from record.entries import Actor
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory
from tests.states import closed, opened, past_its_close, voted_by_code, with_options
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)
RETURNING = ("returning officer", "8a9d")


@pytest.fixture
def scheduled():
    ballot = with_options(BallotFactory())
    scheduling.schedule(ballot, PersonFactory(is_staff=True))
    return ballot


@pytest.fixture
def ended():
    """Closed, with five papers of three kinds in the box."""
    ballot = opened(with_options(BallotFactory()))
    for number, marks in enumerate([[1, 2], [1], [1], [2, 3], [1, 2]]):
        voted_by_code(ballot, number, marks)
    return closed(ballot)


def recorded(action):
    return RecordEntry.objects.filter(action=action).count()


def state_of(ballot):
    ballot.refresh_from_db()
    return ballot.state


def job_of(ballot):
    return progress.of(counting_job(ballot.pk))


def assert_counted_once(ballot):
    assert state_of(ballot) == "counted"
    assert Paper.objects.filter(ballot=ballot).count() == 5
    assert Receipt.objects.filter(ballot=ballot).count() == 5
    assert Count.objects.filter(ballot=ballot, main=True).count() == 1
    assert (recorded("ballots.reconciled"), recorded("ballots.counted")) == (1, 1)
    assert not secrecy.key_path(ballot.pk).exists()


def test_two_beats_at_once_open_once(scheduled):
    assert together(open_and_close_due, open_and_close_due) == [None, None]
    assert state_of(scheduled) == "open"
    assert recorded("ballots.opened") == 1


def test_two_beats_at_once_close_once(scheduled):
    open_and_close_due()
    past_its_close(scheduled)
    assert together(open_and_close_due, open_and_close_due) == [None, None]
    assert state_of(scheduled) == "closed"
    assert recorded("ballots.closed") == 1


def test_a_ballot_missed_by_every_worker_until_after_its_close_opens_and_closes(scheduled):
    past_its_close(scheduled)
    open_or_close(scheduled.pk)
    assert state_of(scheduled) == "closed"


def test_an_opening_killed_in_the_middle_has_not_happened_and_happens_next_time(
    scheduled, monkeypatch
):
    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(opening, "move", killed)
        with pytest.raises(KeyboardInterrupt):
            open_or_close(scheduled.pk)
    assert state_of(scheduled) == "scheduled"
    open_and_close_due()
    assert state_of(scheduled) == "open"
    voted_by_code(scheduled, 1, [1])


def test_each_ballot_is_handed_to_a_worker_of_its_own(scheduled, monkeypatch):
    handed = []
    monkeypatch.setattr("ballots.tasks.open_or_close.delay", handed.append)
    other = opened(with_options(BallotFactory()))
    past_its_close(other)
    open_and_close_due()
    assert handed == [scheduled.pk, other.pk]


def test_the_beat_removes_a_key_that_a_killed_parting_left(ended, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(secrecy, "destroy_key", lambda ballot_id: None)
        reconcile_and_count(ended.pk, *RETURNING)
    assert secrecy.key_path(ended.pk).exists()
    open_and_close_due()
    assert_counted_once(ended)


def test_counting_twice_counts_once(ended):
    for _time in range(2):
        reconcile_and_count(ended.pk, *RETURNING)
        assert job_of(ended).finished
    assert_counted_once(ended)


def test_two_workers_at_once_count_once_and_neither_reports_a_fault(ended):
    worker = [lambda: reconcile_and_count(ended.pk, *RETURNING)]
    assert together(*worker * 2) == [None, None]
    assert_counted_once(ended)
    assert job_of(ended).finished


@pytest.mark.parametrize(
    ("room", "step", "left_in"),
    [(parting, "roots", "closed"), (tallying, "_keep", "reconciled")],
    ids=["while parting", "while counting"],
)
def test_killed_in_the_middle_it_goes_on_where_it_stopped(ended, monkeypatch, room, step, left_in):
    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(room, step, killed)
        with pytest.raises(KeyboardInterrupt):
            reconcile_and_count(ended.pk, *RETURNING)
    assert state_of(ended) == left_in
    assert job_of(ended).running
    reconcile_and_count(ended.pk, *RETURNING)
    assert_counted_once(ended)


def test_a_refusal_is_on_the_page_and_changes_nothing(ended):
    ended.entries.filter(name="Voter 1").update(waiting_for="many-in-one-postcode")
    reconcile_and_count(ended.pk, *RETURNING)
    assert "Decide the 1 waiting entries first." in job_of(ended).error
    assert state_of(ended) == "closed"


def test_an_unforeseen_fault_is_on_the_page_and_in_the_log(ended, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(tallying, "_keep", broken)
    with pytest.raises(ZeroDivisionError):
        reconcile_and_count(ended.pk, *RETURNING)
    assert "operator" in job_of(ended).error
    assert state_of(ended) == "reconciled"


def test_without_a_broker_the_page_says_that_nothing_was_started(ended, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("ballots.tasks.reconcile_and_count.apply_async", refuse)
    start_counting(ended.pk, Actor(*RETURNING))
    assert "could not be handed to a worker" in job_of(ended).error
    assert state_of(ended) == "closed"


def test_a_worker_that_says_nothing_any_more_is_not_taken_for_a_running_one(time_machine):
    time_machine.move_to("2026-12-06 21:00Z", tick=False)
    progress.report("count:1", 1, 2, "Counting")
    assert progress.of("count:1").running
    time_machine.shift(120)
    assert not progress.of("count:1").running
    assert not progress.of("count:1").finished


def test_a_late_close_is_dated_by_the_database_and_lets_no_vote_in(scheduled):
    open_and_close_due()
    past_its_close(scheduled)
    assert closing.close(scheduled.pk)
    scheduled.refresh_from_db()
    assert scheduled.closed_at > scheduled.closes_at
