import csv
import stat

import pytest
from django.core.management import CommandError, call_command

from ballots.alphabet import ALPHABET
from ballots.casting import PostedCode, cast, form_token
from ballots.codes import code_key, issue_codes, new_code
from ballots.errors import NotAllowedNow, Refused
from ballots.models import RollEntry
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory, WardFactory
from tests.states import RollEntryFactory, opened, past_its_close, with_options

pytestmark = pytest.mark.django_db


@pytest.fixture
def ballot():
    WardFactory(code="E05090000")
    return with_options(BallotFactory(strata=["E05090000"]))


@pytest.fixture
def voters(ballot):
    return RollEntryFactory.create_batch(3, ballot=ballot)


def test_a_code_has_sixteen_unmistakable_characters():
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set(code) <= {*ALPHABET, "-"}
    assert not set(ALPHABET) & set("01IO")
    assert len({new_code() for _ in range(1000)}) == 1000


def test_a_code_is_found_however_it_is_typed_and_only_in_its_ballot():
    assert code_key(1, "abcd efgh jkmn pqrs") == code_key(1, "ABCD-EFGH-JKMN-PQRS")
    assert code_key(1, "ABCD-EFGH-JKMN-PQRS") != code_key(2, "ABCD-EFGH-JKMN-PQRS")


def test_everyone_on_the_register_gets_one_code_that_votes(ballot, voters):
    issued = dict(issue_codes(ballot, PersonFactory()))
    assert set(issued) == set(voters)
    opened(ballot)
    vote = cast(
        ballot=ballot, voter=PostedCode(issued[voters[1]]), marks=[1], form_token=form_token()
    )
    assert vote.receipt


def test_only_the_keyed_hash_is_kept(ballot, voters):
    issued = dict(issue_codes(ballot, SYSTEM))
    voter = RollEntry.objects.get(pk=voters[0].pk)
    assert bytes(voter.code_key) == code_key(ballot.pk, issued[voter])
    assert RecordEntry.objects.get().payload == '{"codes":3}'


def test_a_second_issue_gives_codes_only_to_newcomers(ballot, voters):
    first = dict(issue_codes(ballot, SYSTEM))
    newcomer = RollEntryFactory(ballot=ballot)
    assert [entry for entry, _code in issue_codes(ballot, SYSTEM)] == [newcomer]
    voters[0].refresh_from_db()
    assert bytes(voters[0].code_key) == code_key(ballot.pk, first[voters[0]])


def test_a_replaced_code_dies(ballot, voters):
    old = dict(issue_codes(ballot, SYSTEM))
    ((entry, new),) = issue_codes(ballot, SYSTEM, [voters[0]], again=True)
    assert entry == voters[0]
    opened(ballot)
    with pytest.raises(Refused):
        cast(ballot=ballot, voter=PostedCode(old[entry]), marks=[1], form_token=form_token())
    assert cast(ballot=ballot, voter=PostedCode(new), marks=[1], form_token=form_token()).receipt
    assert RecordEntry.objects.filter(action="ballots.codes-replaced").count() == 1


def test_replacing_everybodys_codes_at_once_is_refused(ballot, voters):
    with pytest.raises(ValueError, match="whose codes"):
        next(issue_codes(ballot, SYSTEM, again=True))


def test_nobody_declared_struck_or_of_another_ballot_gets_a_code(ballot, voters):
    RollEntryFactory(ballot=ballot, declared=True)
    RollEntryFactory(ballot=ballot, standing="struck", struck_reason="Moved away")
    foreign = RollEntryFactory(ballot=BallotFactory())
    assert len(list(issue_codes(ballot, SYSTEM, [*voters, foreign]))) == 3


@pytest.mark.django_db(transaction=True)
def test_whoever_breaks_off_has_issued_nothing(ballot, voters):
    issuing = issue_codes(ballot, SYSTEM)
    next(issuing)
    issuing.close()
    assert not RollEntry.objects.exclude(code_key=None).exists()


def test_after_the_close_no_code_is_issued(ballot, voters):
    past_its_close(opened(ballot))
    with pytest.raises(NotAllowedNow, match="Voting is over"):
        next(issue_codes(ballot, SYSTEM))


def test_the_statements_grow_by_the_thousand_only(ballot, django_assert_max_num_queries):
    RollEntryFactory.create_batch(50, ballot=ballot)
    with django_assert_max_num_queries(9):
        assert len(list(issue_codes(ballot, SYSTEM))) == 50


def test_the_file_of_codes_is_for_its_owner_alone(ballot, voters, tmp_path, capsys):
    RollEntry.objects.filter(pk=voters[0].pk).update(name="=cmd()")
    out = tmp_path / "codes.csv"
    call_command("issue_codes", f"--ballot={ballot.pk}", f"--out={out}")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["entry"] for row in rows] == [str(voter.pk) for voter in voters]
    assert rows[0]["name"] == "'=cmd()"
    kept = RollEntry.objects.get(pk=voters[2].pk)
    assert bytes(kept.code_key) == code_key(ballot.pk, rows[2]["code"])
    assert rows[2]["code"] not in capsys.readouterr().out


def test_the_command_never_writes_over_a_file(ballot, voters, tmp_path):
    out = tmp_path / "codes.csv"
    out.write_text("keep me")
    with pytest.raises(CommandError, match="is there already"):
        call_command("issue_codes", f"--ballot={ballot.pk}", f"--out={out}")
    assert out.read_text() == "keep me"
    assert not RollEntry.objects.exclude(code_key=None).exists()


def test_the_command_leaves_no_file_when_refused(ballot, voters, tmp_path):
    past_its_close(opened(ballot))
    out = tmp_path / "codes.csv"
    with pytest.raises(CommandError, match="Voting is over"):
        call_command("issue_codes", f"--ballot={ballot.pk}", f"--out={out}")
    assert not out.exists()


def test_the_command_replaces_chosen_codes(ballot, voters, tmp_path):
    call_command("issue_codes", f"--ballot={ballot.pk}", f"--out={tmp_path / 'a.csv'}")
    out = tmp_path / "b.csv"
    call_command(
        "issue_codes", f"--ballot={ballot.pk}", f"--out={out}", "--again", str(voters[1].pk)
    )
    assert len(out.read_text().splitlines()) == 2
