import hashlib
import io
import resource
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ballots.errors import NotAllowedNow
from ballots.models import RollEntry
from ballots.rolls import RollRefused, import_roll, preview
from members.folding import match_text
from members.register_file import RegisterUnreadable
from members.seals import keyed
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory, PostcodeFactory, WardFactory
from tests.states import opened, with_options

pytestmark = pytest.mark.django_db

HEADER = "name,address,postcode,date_of_birth,ward"
PATIENCE = "Patience Adeyemi,22 Coppice Hill,BK3 7QX,1966-03-14,Larkmead"
SIAN = "Siân O’Brien,4 Mill Lane,bk37qx,01/02/2001,E05090000"


@pytest.fixture
def larkmead():
    ward = WardFactory(code="E05090000", name="Larkmead", slug="larkmead")
    PostcodeFactory(compact="BK37QX", ward=ward)
    PostcodeFactory(compact="BK11AA", ward=None)
    PostcodeFactory(compact="BK47QX", ward=WardFactory(code="E05090001", name="Mill Lane"))
    return ward


@pytest.fixture
def ballot(larkmead):
    return BallotFactory(strata=["E05090000"], age_on=date(2026, 12, 1))


def register(*rows, header=HEADER, encoding="utf-8"):
    return io.BytesIO("\r\n".join([header, *rows, ""]).encode(encoding))


def take(ballot, *rows, by=SYSTEM, header=HEADER, encoding="utf-8", **options):
    file = register(*rows, header=header, encoding=encoding)
    return import_roll(ballot, by, file, "register.csv", **options)


def test_a_register_becomes_the_roll(ballot):
    officer = PersonFactory()
    seen = take(ballot, PATIENCE, SIAN, by=officer, record_date=date(2026, 11, 2))
    assert (seen.count, seen.good, seen.fault_count, seen.wards) == (2, 2, 0, {"Larkmead": 2})
    first, second = RollEntry.objects.order_by("pk")
    assert (first.name, first.address, first.postcode) == (
        "Patience Adeyemi",
        "22 Coppice Hill",
        "BK37QX",
    )
    assert (first.stratum, first.age_band, first.declared) == ("E05090000", "55 to 64", False)
    assert (second.date_of_birth, second.age_band) == (date(2001, 2, 1), "25 to 34")
    key = keyed("match", match_text("o'brien, sian", date(2001, 2, 1), "BK3 7QX"))
    assert bytes(second.match_key) == key
    ballot.roll.refresh_from_db()
    file = register(PATIENCE, SIAN).getvalue()
    assert ballot.roll.source_digest == hashlib.sha256(file).hexdigest()
    assert (ballot.roll.source_name, ballot.roll.record_date) == ("register.csv", date(2026, 11, 2))


def test_the_record_says_how_many_and_names_nobody(ballot):
    officer = PersonFactory()
    take(ballot, PATIENCE, by=officer)
    entry = RecordEntry.objects.get(action="ballots.roll-imported")
    assert (entry.actor_id, '"entries":1' in entry.payload) == (str(officer.public_id), True)
    assert "Patience" not in entry.payload + entry.subject_name


def test_a_preview_tells_the_same_and_saves_nothing(ballot):
    seen = preview(ballot, register(PATIENCE, SIAN, "Young,1 Parade,BK3 7QX,2015-01-01,"))
    assert (seen.count, seen.good, seen.fault_count) == (3, 2, 1)
    assert seen.columns["date_of_birth"] == "date_of_birth"
    assert seen.encoding == "utf-8"
    assert not RollEntry.objects.exists()
    assert not RecordEntry.objects.exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",1 Parade,BK3 7QX,,", "the name is missing."),
        ("---,1 Parade,BK3 7QX,,", "the name is missing."),
        (f"{'x' * 121},1 Parade,BK3 7QX,,", "the name is longer than 120 letters."),
        ("Jo,,BK3 7QX,,", "the address is missing."),
        (f"Jo,{'x' * 301},BK3 7QX,,", "the address is longer than 300 letters."),
        ("Jo,1 Parade,BK3,,", "“BK3” is not a whole postcode."),
        ("Jo,1 Parade,BK9 9ZZ,,", "we do not know the postcode BK9 9ZZ."),
        ("Jo,1 Parade,BK1 1AA,,", "BK1 1AA is outside the area of this vote."),
        ("Jo,1 Parade,BK4 7QX,,", "BK4 7QX is outside the area of this vote."),
        ("Jo,1 Parade,BK3 7QX,,Mill Lane", "another ward, but the postcode is in Larkmead."),
        ("Jo,1 Parade,BK3 7QX,31/02/1990,", "“31/02/1990” is not a date of birth."),
        ("Jo,1 Parade,BK3 7QX,90-01-01,", "“90-01-01” is not a date of birth."),
        ("Jo,1 Parade,BK3 7QX,2031-01-01,", "“2031-01-01” is not a date of birth."),
        ("Jo,1 Parade,BK3 7QX,2010-12-02,", "born on 2010-12-02, this person is too young"),
        ("Jo,1 Parade,BK3 7QX,", "it has 4 columns"),
        ("J\x00o,1 Parade,BK3 7QX,,", "a character that is no text."),
        (PATIENCE.upper(), "the same name, date of birth and postcode as in line 2."),
    ],
)
def test_each_bad_row_is_told_with_its_line(ballot, row, reason):
    with pytest.raises(RollRefused) as refused:
        take(ballot, PATIENCE, "", row)
    (fault,) = refused.value.preview.faults
    assert (fault.line, reason in fault.reason) == (4, True), fault
    assert not RollEntry.objects.exists()


def test_sixteen_on_the_day_is_old_enough(ballot):
    assert take(ballot, "Jo,1 Parade,BK3 7QX,2010-12-01,").good == 1
    assert RollEntry.objects.get().age_band == "16 to 24"


def test_lines_are_those_of_the_file_even_with_line_breaks_inside_a_cell(ballot):
    with pytest.raises(RollRefused) as refused:
        take(ballot, 'Jo,"1 Parade\r\nLarkmead",BK3 7QX,,', "Al,2 Parade,nowhere,,")
    assert refused.value.preview.faults[0].line == 4


def test_two_of_one_name_need_their_birth_dates(ballot):
    with pytest.raises(RollRefused, match="Give their dates of birth"):
        take(ballot, "John Smith,1 Parade,BK3 7QX,,", "John Smith,9 Parade,BK3 7QX,,")
    dated = ["John Smith,1 Parade,BK3 7QX,1950-01-01,", "John Smith,9 Parade,BK3 7QX,1980-01-01,"]
    assert take(ballot, *dated).good == 2


def test_good_rows_alone_when_asked(ballot):
    seen = take(ballot, PATIENCE, "Jo,1 Parade,nowhere,,", SIAN, skip_bad=True)
    assert (seen.good, seen.fault_count) == (2, 1)
    assert RollEntry.objects.count() == 2


def test_who_is_on_the_roll_already_is_not_added_again(ballot):
    take(ballot, PATIENCE)
    with pytest.raises(RollRefused, match="on the roll already"):
        take(ballot, PATIENCE, SIAN)
    assert take(ballot, PATIENCE, SIAN, skip_bad=True).good == 1
    assert RollEntry.objects.count() == 2


def test_a_person_can_be_on_the_rolls_of_two_ballots(ballot):
    take(ballot, PATIENCE)
    assert take(BallotFactory(strata=["E05090000"]), PATIENCE).good == 1


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Elector Name;Registered Address;Post code", "Jo Bloggs;1 Parade;BK3 7QX"),
        (
            "Surname\tForename\tAddress 1\tAddress 2\tPostcode\tDOB",
            "Bloggs\tJo\t1\tParade\tBK3 7QX\t",
        ),
        ("first name,last name,address,postcode", "Jo,Bloggs,1 Parade,BK3 7QX"),
    ],
)
def test_headings_and_delimiters_of_councils_systems(ballot, header, row):
    assert take(ballot, row, header=header).good == 1
    assert RollEntry.objects.get().name == "Jo Bloggs"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_are_found_out_and_said(ballot, encoding):
    assert take(ballot, SIAN, encoding=encoding).encoding == encoding
    assert RollEntry.objects.get().name == "Siân O’Brien"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04\x14", "This is a spreadsheet"),
        ("name,address,postcode".encode("utf-16"), "UTF-16"),
        (b"name,address,postcode\r\n", "has a first line and no rows"),
        (
            b"name,postcode\r\nJo,BK3 7QX\r\n",
            "No column “address” in the first line, which reads: name",
        ),
        (b"Jo Bloggs,1 Parade,BK3 7QX\r\n", "No column “name”"),
        (b'name,address,postcode\r\nJo,"1 Parade,BK3 7QX\r\n', "Line 2 cannot be read as CSV"),
        (b"name,address,postcode\r\n" + b"x" * 200_000, "Line 2 is too long"),
        (
            b"name,address,postcode\r\nSi\xc3\xa2n,1 Parade,BK3 7QX\r\nSi\xe2n,2 Parade,BK3 7QX\r\n",
            "mixes two encodings: line 2 is UTF-8 and line 3 is not",
        ),
        (b"name,address,postcode\r\n\x81\x8d,1 Parade,BK3 7QX\r\n", "no text in any encoding"),
    ],
)
def test_a_file_that_is_no_register_gets_a_sentence(ballot, content, sentence):
    for use in (
        lambda file: preview(ballot, file),
        lambda file: import_roll(ballot, SYSTEM, file, "register.csv"),
    ):
        with pytest.raises(RegisterUnreadable, match=sentence):
            use(io.BytesIO(content))
    assert not RollEntry.objects.exists()


def test_nobody_joins_the_roll_once_voting_is_open(ballot):
    opened(with_options(ballot))
    with pytest.raises(NotAllowedNow, match="voting has opened"):
        take(ballot, PATIENCE)
    with pytest.raises(NotAllowedNow):
        preview(ballot, register(PATIENCE))


def test_a_ballot_without_a_register_takes_none(larkmead):
    with pytest.raises(NotAllowedNow, match="no register"):
        take(BallotFactory(roll="declared"), PATIENCE)


def test_the_statements_do_not_grow_with_the_rows(ballot):
    few = register(PATIENCE)
    many = register(*(f"Voter {n},{n} Parade,BK3 7QX,1980-01-01," for n in range(500)))
    counts = []
    for file in (few, many):
        with CaptureQueriesContext(connection) as statements:
            preview(ballot, file)
        counts.append(len(statements))
    assert counts[0] == counts[1] < 25


def test_a_hundred_thousand_rows_in_constant_memory(ballot, tmp_path):
    path = tmp_path / "register.csv"
    with path.open("w") as file:
        file.write(HEADER + "\n")
        file.writelines(
            f"Voter {n:x},{n} The Parade,BK3 7QX,{1930 + n % 75}-05-06,Larkmead\n"
            for n in range(100_000)
        )
    take(BallotFactory(strata=["E05090000"]), PATIENCE)  # what is loaded once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with path.open("rb") as file:
        seen = import_roll(ballot, SYSTEM, file, path.name)
    assert seen.good == RollEntry.objects.filter(ballot=ballot).count() == 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB


def test_the_command_reports_and_saves(ballot, tmp_path, capsys):
    path = tmp_path / "register.csv"
    path.write_bytes(register(PATIENCE, "Jo,1 Parade,nowhere,,").getvalue())
    with pytest.raises(CommandError, match="1 of 2 rows are wrong"):
        call_command("import_roll", str(path), f"--ballot={ballot.pk}")
    assert "Line 3: “nowhere” is not a whole postcode." in capsys.readouterr().err
    call_command("import_roll", str(path), f"--ballot={ballot.pk}", "--check")
    assert "1 of 2 people would go on the roll." in capsys.readouterr().out
    assert not RollEntry.objects.exists()
    call_command(
        "import_roll",
        str(path),
        f"--ballot={ballot.pk}",
        "--skip-bad",
        "--record-date=2026-11-02",
    )
    assert "Read as utf-8. Columns: name as name" in capsys.readouterr().out
    assert RollEntry.objects.count() == 1


def test_the_command_says_what_is_missing(ballot, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_roll", str(tmp_path / "none.csv"), f"--ballot={ballot.pk}")
    (tmp_path / "a.csv").write_bytes(register(PATIENCE).getvalue())
    with pytest.raises(CommandError, match="does not exist"):
        call_command("import_roll", str(tmp_path / "a.csv"), "--ballot=999999")
