"""With the database owner's rights and all that is left after parting: attempts to tie a voter to a paper."""

import itertools

import pytest
from django.db import connection

from ballots import receipts, secrecy
from ballots.models import Paper, Receipt, RollEntry
from ballots.proxies import appoint_proxy
from ballots.reconciling import reconcile
from ballots.tasks import open_and_close_due
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory
from tests.member_votes import DRAFTS, voted, with_members
from tests.states import closed, opened, voted_by_code, with_options

pytestmark = pytest.mark.django_db(transaction=True)
MARKS = {
    "approval": [[3], [1], [2], [1, 2], [3], [2, 3], [1, 3], [2], [1], [1, 2, 3]],
    "points": [
        [3, 9],
        [1, 5],
        [2, 5],
        [1, 1, 2, 2],
        [3, 4],
        [2, 3, 3, 3],
        [1, 9],
        [2, 1],
        [1, 5],
        [1, 3, 2, 3, 3, 4],
    ],
    "ranking": [[3], [1], [2, 1], [1, 2], [3, 2, 1], [2, 3], [3, 1], [2], [1], [1, 2, 3]],
    "resolution": [[3], [1], [2], [1], [3], [2], [1], [2], [1], [1]],
}


def _of_residents(kind):
    points = {"kind": "points", "points_total": 10, "max_choices": None}
    ballot = opened(with_options(BallotFactory(**(points if kind == "points" else {}))))
    return ballot, lambda number, marks: voted_by_code(ballot, number, marks)


def _of_members(kind):
    """Ten members who sign in; a proxy has been appointed for the last of those who vote."""
    ballot = with_members(DRAFTS[kind](), tenants=10, employees=0)
    appoint_proxy(ballot.entries.get(member_reference="M010"), PersonFactory(), by=SYSTEM)
    return ballot, lambda number, marks: voted(ballot, number + 1, *marks)


@pytest.fixture(params=MARKS)
def given(request):
    """Ten votes cast in a known order, one changed twice; then closed and parted. Receipts in that order."""
    kind, marks_cast = request.param, MARKS[request.param]
    ballot, vote = _of_members(kind) if kind in DRAFTS else _of_residents(kind)
    vote(0, marks_cast[1])
    vote(0, marks_cast[2])
    receipts_in_order = [vote(n, marks).receipt for n, marks in enumerate(marks_cast)]
    key = secrecy.read_key(ballot)
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    ballot.refresh_from_db()
    ballot.test_receipts, ballot.test_key, ballot.test_marks = receipts_in_order, key, marks_cast
    return ballot


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_every_vote_is_there_once(given):
    assert sorted(Paper.objects.values_list("marks", flat=True)) == sorted(given.test_marks)
    assert set(Receipt.objects.values_list("digest", flat=True)) == {
        receipts.digest(receipt) for receipt in given.test_receipts
    }


def test_by_key_nothing_joins_papers_receipts_and_roll(given):
    columns = {
        table: {
            name
            for (name,) in rows(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s", table
            )
        }
        for table in ("ballots_paper", "ballots_receipt", "ballots_rollentry")
    }
    assert columns["ballots_paper"] == {"id", "ballot_id", "stratum", "marks"}
    assert columns["ballots_receipt"] == {"id", "ballot_id", "digest"}
    values = {
        table: {str(value) for row in rows(f"SELECT * FROM {table}") for value in row}
        for table in columns
    }
    shared = {str(given.pk)}
    for one, other in itertools.combinations(columns, 2):
        common = values[one] & values[other] - shared
        assert common <= set(given.strata), f"{one} and {other} share {common}"


def test_by_key_the_key_is_gone_from_the_disk_and_the_row(given):
    assert not secrecy.key_path(given.pk).exists()
    assert list(secrecy.key_path(given.pk).parent.iterdir()) == []
    assert given.key_fingerprint is None


def test_by_row_version_all_papers_and_all_receipts_are_of_one_transaction(given):
    versions = rows(
        "SELECT DISTINCT xmin::text FROM ballots_paper UNION SELECT xmin::text FROM ballots_receipt"
    )
    assert len(versions) == 1


def test_by_order_on_disk_papers_lie_as_their_marks_and_receipts_as_their_digests(given):
    assert [marks for (marks,) in rows("SELECT marks FROM ballots_paper ORDER BY ctid")] == sorted(
        given.test_marks
    )
    digests = [digest for (digest,) in rows("SELECT digest FROM ballots_receipt ORDER BY ctid")]
    assert digests == sorted(digests)


def test_by_random_ids_no_order_is_kept(given):
    assert all(paper.id.version == 4 for paper in Paper.objects.all())


def test_by_time_no_table_of_the_vote_keeps_one(given):
    timed = rows(
        """SELECT table_name, column_name FROM information_schema.columns
            WHERE table_name IN ('ballots_paper', 'ballots_receipt', 'ballots_rollentry')
              AND (data_type LIKE 'timestamp%%' OR data_type LIKE 'time%%')"""
    )
    assert timed == []
    assert set(RollEntry.objects.values_list("cast_token", flat=True)) == {None}


def test_by_dead_rows_the_tables_that_held_earlier_votes_are_gone(given):
    left = rows(
        "SELECT relname FROM pg_class WHERE relname ~ ('_(paper|receipt)_' || %s)", given.pk
    )
    assert left == []
    assert rows("SELECT count(*) FROM ballots_live_paper") == [(0,)]
    assert rows("SELECT count(*) FROM pg_stats WHERE tablename LIKE 'ballots_live_%%'") == [(0,)]


def test_by_history_no_event_table_follows_votes(given):
    tables = {
        name for (name,) in rows("SELECT tablename FROM pg_tables WHERE tablename LIKE '%%event'")
    }
    assert not {
        name for name in tables if "paper" in name or "receipt" in name or "rollentry" in name
    }


def test_by_the_record_no_entry_speaks_of_one_vote(given):
    everything = "\n".join(RecordEntry.objects.values_list("payload", flat=True))
    for receipt in given.test_receipts:
        assert receipts.tidy(receipt) not in everything
        assert receipts.digest(receipt) not in everything
    verbs = {"scheduled", "opened", "closed", "reconciled"}
    about_members = {"drafted", "members-enrolled", "proxy-appointed"}
    said = [
        entry.action.removeprefix("ballots.")
        for entry in RecordEntry.objects.filter(action__startswith="ballots.")
    ]
    assert len(said) == len(set(said))
    assert verbs <= set(said) <= verbs | about_members


def test_by_sessions_nothing_was_kept(given):
    assert rows("SELECT count(*) FROM django_session") == [(0,)]


def test_codes_left_the_roll(given):
    assert set(RollEntry.objects.values_list("code_key", flat=True)) == {None}


def test_even_with_the_old_key_nothing_is_left_to_open(given):
    """Somebody who copied the key in time can name pseudonyms and receipts, and finds no paper under them."""
    everything = {
        bytes(str(value), "utf8") for row in rows("SELECT * FROM ballots_paper") for value in row
    }
    for entry in RollEntry.objects.all():
        name = secrecy.pseudonym(given.test_key, entry.pk)
        assert name not in everything
        assert name.hex().encode() not in everything


def test_killed_between_the_commit_and_the_end_of_the_key_the_next_beat_destroys_it(given):
    secrecy.make_key(given.pk)
    open_and_close_due()
    assert not secrecy.key_path(given.pk).exists()
