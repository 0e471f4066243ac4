import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from record import entries, verification
from record.models import RecordEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_entries():
    for name in ("Larkmead", "Gipsy Field", "Lantern Fields"):
        entries.write(
            actor=entries.SYSTEM,
            action="ballots.opened",
            subject=entries.Subject("ballot", "1", name),
            payload={"papers": 12},
        )


def tamper(statement):
    """As the owner of the database, who can switch the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_an_untouched_record_is_found_whole():
    report = verification.verify_chain()
    assert (report.count, report.faults) == (3, [])


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE record_recordentry SET payload = '{}' WHERE sequence = 2", "Entry 2 was changed"),
        ("UPDATE record_recordentry SET at = at - interval '1 day' WHERE sequence = 1", "Entry 1"),
        (
            "UPDATE record_recordentry SET actor_role = 'x' WHERE sequence = 3",
            "Entry 3 was changed",
        ),
        ("DELETE FROM record_recordentry WHERE sequence = 2", "Between entry 1 and entry 3"),
        ("DELETE FROM record_recordentry WHERE sequence = 1", "Between entry 0 and entry 2"),
    ],
)
def test_what_the_owner_of_the_database_changes_is_found(statement, fault):
    tamper(statement)
    report = verification.verify_chain()
    assert any(sentence.startswith(fault) for sentence in report.faults)


def test_an_entry_rewritten_with_a_fresh_digest_breaks_the_next():
    tamper("UPDATE record_recordentry SET subject_name = 'Other' WHERE sequence = 2")
    tamper(
        "UPDATE record_recordentry e SET digest ="
        " encode(sha256(convert_to(record_text(e), 'UTF8')), 'hex') WHERE sequence = 2"
    )
    assert verification.verify_chain().faults == [
        "Entry 3 does not follow from the entry before it."
    ]


def test_a_record_cut_short_is_found_by_a_head_noted_earlier():
    last = RecordEntry.objects.last()
    head = verification.Head(last.sequence, last.digest)
    assert verification.verify_chain(head).fault_count == 0
    tamper("DELETE FROM record_recordentry WHERE sequence = 3")
    assert verification.verify_chain().fault_count == 0
    assert "no longer holds" in verification.verify_chain(head).faults[0]


def test_a_guard_switched_off_is_found():
    assert verification.verify_guards().fault_count == 0
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE record_recordentry DISABLE TRIGGER record_refuse")
        cursor.execute("DROP TRIGGER record_refuse_truncate ON record_recordentry")
    assert verification.verify_guards().fault_count == 2


def test_the_record_is_read_once_whatever_its_length(django_assert_num_queries):
    with django_assert_num_queries(1):
        verification.verify_chain()


def test_only_the_first_faults_are_kept_but_all_are_counted():
    report = verification.Report("entries")
    for number in range(50):
        report.fault(f"Entry {number}")
    assert (report.fault_count, len(report.faults)) == (50, verification.FAULTS_SHOWN)


def test_the_command_says_what_it_checked(capsys):
    call_command("verify")
    said = capsys.readouterr().out
    assert "Entries of the public record: 3, all as they should be." in said
    assert f"Latest entry: 3:{RecordEntry.objects.last().digest}" in said


def test_the_command_fails_at_a_fault_and_names_it(capsys):
    tamper("UPDATE record_recordentry SET payload = '{}' WHERE sequence = 2")
    with pytest.raises(CommandError, match="1 faults found"):
        call_command("verify")
    assert "Entry 2 was changed after it was written." in capsys.readouterr().out


def test_a_room_adds_its_own_check(capsys, monkeypatch):
    monkeypatch.setattr(verification, "_CHECKS", {})
    verification.register(
        "ballots.roots", lambda: verification.Report("Lists of receipts", count=7)
    )
    call_command("verify")
    assert "Lists of receipts: 7, all" in capsys.readouterr().out
    with pytest.raises(ValueError, match="twice"):
        verification.register("ballots.roots", verification.verify_guards)
