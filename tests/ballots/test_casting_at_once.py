"""Races, with real connections: what two people, or one person twelve times, do in the same instant."""

import threading
import time

import pytest
from django.db import connection, connections

from ballots import box
from ballots.casting import PostedCode, cast, form_token
from ballots.closing import close
from ballots.errors import BallotError, NotTaking
from ballots.models import RollEntry
from tests.factories import BallotFactory
from tests.states import CODES, RollEntryFactory, opened, past_its_close, with_options
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30  # seconds, on a machine that does much else


@pytest.fixture
def ballot():
    return opened(with_options(BallotFactory()))


def test_twelve_posts_of_one_code_leave_one_paper(ballot):
    RollEntryFactory(ballot=ballot, code=CODES[1])
    token = form_token()

    def post():
        return cast(ballot=ballot, voter=PostedCode(CODES[1]), marks=[1, 2], form_token=token)

    votes = together(*[post] * 12)
    assert [type(vote).__name__ for vote in votes] == ["CastVote"] * 12
    assert len({vote.receipt for vote in votes}) == 1
    assert sum(not vote.replayed for vote in votes) == 1
    assert box.sizes(ballot.pk) == (1, 1)


def test_twelve_different_forms_of_one_voter_leave_one_paper(ballot):
    RollEntryFactory(ballot=ballot, code=CODES[1])
    tokens = [form_token() for _ in range(12)]
    together(
        *[
            lambda token=token: cast(
                ballot=ballot, voter=PostedCode(CODES[1]), marks=[1], form_token=token
            )
            for token in tokens
        ]
    )
    assert box.sizes(ballot.pk) == (1, 1)
    assert RollEntry.objects.get().cast_token == tokens[-1]


def test_a_cast_paused_across_the_close_is_refused(ballot, monkeypatch):
    """The close waits for a cast that holds the ballot, and a cast that comes to hold it after the close is refused."""
    RollEntryFactory(ballot=ballot, code=CODES[1])
    paused, go_on = threading.Event(), threading.Event()
    hold = box.hold

    def slow_hold(ballot_id):
        paused.set()
        go_on.wait(PATIENCE)
        return hold(ballot_id)

    monkeypatch.setattr(box, "hold", slow_hold)
    token, outcome = form_token(), []

    def vote():
        try:
            outcome.append(
                cast(ballot=ballot, voter=PostedCode(CODES[1]), marks=[1], form_token=token)
            )
        except BallotError as error:
            outcome.append(error)
        finally:
            connections.close_all()

    voter = threading.Thread(target=vote)
    voter.start()
    paused.wait(PATIENCE)
    past_its_close(ballot)
    assert close(ballot.pk)
    go_on.set()
    voter.join()
    assert isinstance(outcome[0], NotTaking)
    assert box.sizes(ballot.pk) == (0, 0)


def test_the_close_waits_for_a_cast_that_is_under_way(ballot, monkeypatch):
    RollEntryFactory(ballot=ballot, code=CODES[1])
    inside, go_on = threading.Event(), threading.Event()
    put = box.put

    def slow_put(*args):
        put(*args)
        inside.set()
        go_on.wait(PATIENCE)

    monkeypatch.setattr(box, "put", slow_put)
    token, order = form_token(), []

    def vote():
        cast(ballot=ballot, voter=PostedCode(CODES[1]), marks=[1], form_token=token)
        order.append("cast")
        connections.close_all()

    def end():
        close(ballot.pk)
        order.append("closed")
        connections.close_all()

    voter, closer = threading.Thread(target=vote), threading.Thread(target=end)
    voter.start()
    inside.wait(PATIENCE)
    past_its_close(ballot)
    closer.start()
    _wait_for_a_lock_queue()
    go_on.set()
    voter.join()
    closer.join()
    assert order == ["cast", "closed"]
    assert box.sizes(ballot.pk) == (1, 1)


def _wait_for_a_lock_queue():
    """Until somebody waits for an advisory lock of this database."""
    until = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
            if cursor.fetchone()[0]:
                return
            time.sleep(0.01)
    raise AssertionError("The close never came to wait.")


def test_two_closes_at_once_close_once(ballot):
    past_its_close(ballot)
    assert sorted(together(*[lambda: close(ballot.pk)] * 2)) == [False, True]
