"""The site's own database role, tried from a connection that has taken it."""

import pytest
from django.db import DatabaseError, connection, transaction

from ballots import keying
from ballots.granting import grant, set_password
from tests.ballots.test_keying import WARD, staff, with_envelopes
from tests.states import CODES, RollEntryFactory, voted_by_code

ROLE = "council_web_in_tests"


@pytest.fixture
def web(ballot):
    RollEntryFactory(ballot=ballot, code=CODES[1])
    voted_by_code(ballot, 2, [2])
    grant(ROLE)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")
        cursor.execute(f"DROP OWNED BY {ROLE}")
        cursor.execute(f"DROP ROLE {ROLE}")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT marks FROM ballots_live_paper",
        "SELECT marks FROM ballots_live_paper_{ballot}",
        "SELECT digest FROM ballots_live_receipt_{ballot}",
        "UPDATE ballots_live_paper SET marks = '{{1}}'",
        "DELETE FROM ballots_live_paper_{ballot}",
        "DROP TABLE ballots_live_paper_{ballot}",
        "INSERT INTO ballots_live_paper VALUES ({ballot}, 'x', 'E05090000', '{{1}}') RETURNING marks",
        "COPY ballots_live_paper TO STDOUT",
        "SELECT marks FROM ballots_keyed_paper",
        "DELETE FROM ballots_keyed_paper",
        "INSERT INTO ballots_keyed_paper VALUES (1, 1, 1, '{{1}}')",
        "COPY ballots_keyed_paper TO STDOUT",
        "UPDATE ballots_ballot SET question = 'x' WHERE id = {ballot}",
        "DELETE FROM record_recordentry",
    ],
)
def test_the_site_cannot_read_or_change_the_box(web, ballot, statement):
    with pytest.raises(DatabaseError), transaction.atomic():
        web.execute(statement.format(ballot=ballot.pk))


def test_the_site_can_cast(web, ballot):
    assert voted_by_code(ballot, 1, [1, 3]).receipt


def test_the_site_keys_papers_and_cannot_read_them(web, ballot):
    with_envelopes(ballot, 1)
    one, two = staff("One"), staff("Two")
    batch = keying.open_batch(ballot, WARD, 1, one)
    turns = [keying.take_turn(batch, officer) for officer in (one, two)]
    for turn in turns:
        keying.key(turn, 1, [2])
    for statement in (
        f"SELECT marks FROM ballots_keyed_paper_{batch.pk}",
        f"SELECT * FROM ballots_readings({batch.pk}, 1::smallint)",
        f"DROP TABLE ballots_keyed_paper_{batch.pk}",
        f"SELECT ballots_drop_keying({batch.pk})",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            web.execute(statement)
    for turn in turns:
        keying.finish(turn, turn.by)
    batch.refresh_from_db()
    assert batch.state == "in-box"


def test_the_site_cannot_end_a_box_that_is_in_use(web, ballot):
    with pytest.raises(DatabaseError, match="is kept"), transaction.atomic():
        web.execute("SELECT ballots_destroy_box(%s)", [ballot.pk])


def test_the_role_gets_its_password_as_a_verifier_alone(web, monkeypatch):
    web.execute("RESET ROLE")
    sent = []
    monkeypatch.setattr(
        "ballots.granting._run",
        lambda cursor, statements: [
            (sent.append(one.as_string(cursor)), cursor.execute(one)) for one in statements
        ],
    )
    set_password(ROLE, "the-password-itself")
    web.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [ROLE])
    assert web.fetchone()[0].startswith("SCRAM-SHA-256$")
    assert "the-password-itself" not in "".join(sent)
