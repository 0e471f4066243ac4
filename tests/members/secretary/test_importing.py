"""Members from a file: looked at first, all of it or nothing, once, and in constant memory."""

import io
import resource
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from look import progress
from members import held_files, import_jobs
from members.errors import MemberError
from members.importing import ImportRefused, import_members, preview
from members.models import MemberImport, Membership, ShareTransaction
from members.register_file import RegisterUnreadable
from record.models import RecordEntry
from tests.budgets.officer.desk import words
from tests.factories import OfficerFactory, PostcodeFactory, WardFactory
from tests.organisations import (
    DraftConstitutionFactory,
    MembershipFactory,
    OrganisationFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
    with_shares,
)
from tests.threads import together

pytestmark = pytest.mark.django_db

HEADER = "name,address,postcode,date of birth,class,email,entered on"
PATIENCE = "Patience Adeyemi,22 Coppice Hill,BK3 7QX,1966-03-14,Families,p@example.org,01/05/2020"
SIAN = "Siân O’Brien,4 Mill Lane,bk37qx,01/02/2001,staff,,"


def file_of(*rows, header=HEADER, encoding="utf-8"):
    return io.BytesIO("\r\n".join([header, *rows, ""]).encode(encoding))


def take(organisation, *rows, by=None, token="once", **how):
    return import_members(organisation, by, file_of(*rows, **how), "members.csv", token)


def upload(client, address, content):
    return client.post(address, {"file": SimpleUploadedFile("members.csv", content)})


def held_in(page):
    return page.split('name="held" value="')[1].split('"')[0]


def test_nothing_is_saved_until_it_is_confirmed(client, organisation, keeper, at):
    ward = WardFactory(code="E05090000")
    PostcodeFactory(compact="BK37QX", ward=ward)
    MembershipFactory(organisation=organisation, number=7)
    page = words(upload(client, at("import/"), file_of(PATIENCE, SIAN).getvalue()))
    assert "Enter 2 members?" in page
    assert "Nothing is saved yet" in page
    assert Membership.objects.count() == 1
    answer = client.post(at("import/"), {"held": held_in(page), "name": "members.csv"}, follow=True)
    assert "2 members were entered." in words(answer)
    patience = Membership.objects.get(number=8)
    assert (patience.name, patience.class_code, patience.entered_on) == (
        "Patience Adeyemi",
        "families",
        date(2020, 5, 1),
    )
    assert (patience.email, patience.ward_code) == ("p@example.org", "E05090000")
    assert Membership.objects.get(number=9).class_code == "staff"
    entry = RecordEntry.objects.last()
    assert entry.action == "members.imported"
    assert "Patience" not in entry.payload


def test_pressing_the_button_twice_enters_them_once(client, organisation, keeper, at):
    page = words(upload(client, at("import/"), file_of(PATIENCE).getvalue()))
    for _time in range(2):
        answer = client.post(at("import/"), {"held": held_in(page), "name": "m.csv"}, follow=True)
        assert "1 member was entered." in words(answer)
    assert Membership.objects.count() == MemberImport.objects.count() == 1


def test_a_held_file_of_another_organisation_opens_nothing(client, organisation, keeper, at):
    key = held_files.hold(file_of(PATIENCE).getvalue(), import_jobs.purpose(thirds()))
    answer = client.post(at("import/"), {"held": key})
    assert answer.status_code == 409
    assert "Choose it again" in words(answer)
    assert not Membership.objects.exists()


def test_what_changed_between_preview_and_confirmation_is_found(client, organisation, keeper, at):
    page = words(upload(client, at("import/"), file_of(PATIENCE).getvalue()))
    take(organisation, PATIENCE)
    answer = client.post(at("import/"), {"held": held_in(page), "name": "m.csv"}, follow=True)
    assert "is a member in that class already" in words(answer)
    assert "Nothing was saved" in words(answer)
    assert Membership.objects.count() == 1


def test_a_task_killed_after_its_work_runs_again_without_harm(organisation):
    by = OfficerFactory()
    key = held_files.hold(file_of(PATIENCE).getvalue(), import_jobs.purpose(organisation))
    for _time in range(2):
        import_jobs.run(organisation.pk, by.pk, key, "m.csv")
    assert Membership.objects.count() == 1
    assert progress.of(import_jobs.job(key)).finished


def test_without_a_worker_the_page_says_so(client, organisation, keeper, at, monkeypatch):
    def unreachable(*_args, **_kwargs):
        raise OSError

    monkeypatch.setattr("members.starting_imports.import_members.apply_async", unreachable)
    page = words(upload(client, at("import/"), file_of(PATIENCE).getvalue()))
    answer = client.post(at("import/"), {"held": held_in(page), "name": "m.csv"}, follow=True)
    assert "could not be handed to a worker" in words(answer)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",1 Parade,BK3 7QX,1980-01-01,Families,,", "the name is missing"),
        ("Jo,,BK3 7QX,1980-01-01,Families,,", "the address is missing"),
        ("Jo,1 Parade,nowhere,1980-01-01,Families,,", "not a whole postcode"),
        ("Jo,1 Parade,BK3 7QX,31/02/1980,Families,,", "not a date of birth"),
        ("Jo,1 Parade,BK3 7QX,2080-01-01,Families,,", "not a date of birth"),
        ("Jo,1 Parade,BK3 7QX,1980-01-01,,,", "the class is missing"),
        ("Jo,1 Parade,BK3 7QX,1980-01-01,Pirates,,", "“Pirates” is no class"),
        ("Jo,1 Parade,BK3 7QX,1980-01-01,Funders,,", "takes organisations only"),
        ("Jo,1 Parade,BK3 7QX,,Families,,", "the date of birth is missing"),
        ("Jo,1 Parade,BK3 7QX,2015-01-01,Families,,", "too young for the class"),
        ("Jo,1 Parade,BK3 7QX,1980-01-01,Families,nonsense,", "not an e-mail address"),
        ("Jo,1 Parade,BK3 7QX,1980-01-01,Families,,2080-01-01", "became a member"),
        ("Jo,1 Parade,BK3 7QX,1980-01-01,Families,", "it has 6 columns"),
        ("J\x00o,1 Parade,BK3 7QX,1980-01-01,Families,,", "a character that is no text"),
    ],
)
def test_every_wrong_row_is_told_by_its_line(organisation, row, reason):
    seen = preview(organisation, file_of(PATIENCE, row))
    assert (seen.count, seen.good, seen.fault_count) == (2, 1, 1)
    assert seen.faults[0].line == 3
    assert reason in seen.faults[0].reason
    with pytest.raises(ImportRefused, match="1 of 2 rows are wrong"):
        take(organisation, PATIENCE, row)
    assert not Membership.objects.exists()


def test_rows_repeated_in_the_file_or_on_the_register(organisation):
    undated = "Jo Bloggs,1 Parade,BK3 7QX,,staff,,"
    seen = preview(organisation, file_of(PATIENCE, PATIENCE, undated, undated))
    assert [fault.line for fault in seen.faults] == [3, 5]
    assert "as in line 2" in seen.faults[0].reason
    assert "Two people?" in seen.faults[1].reason
    take(organisation, PATIENCE)
    assert (
        "a member in that class already"
        in preview(organisation, file_of(PATIENCE)).faults[0].reason
    )


def test_in_two_classes_somebody_keeps_one_vote(organisation):
    both = PATIENCE.replace("Families", "Staff")
    take(organisation, PATIENCE, both)
    assert list(Membership.objects.order_by("number").values_list("votes_here", flat=True)) == [
        True,
        False,
    ]


def test_a_child_needs_a_guardian_and_an_area_its_ward():
    organisation = OrganisationFactory()
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory(
        constitution=constitution,
        code="young",
        consent_age=16,
        maximum_age=19,
        area_codes=["E05090000"],
    )
    adopt(constitution)
    PostcodeFactory(compact="BK37QX", ward=WardFactory(code="E05090000"))
    header = "name,address,postcode,dob,guardian,guardian email"
    rows = [
        "Ama,1 Parade,BK3 7QX,2015-01-01,,",
        "Bo,1 Parade,BK3 7QX,1980-01-01,,",
        "Cy,1 Parade,BK9 9ZZ,2010-01-01,Dee,d@example.org",
        "Ed,1 Parade,BK3 7QX,2015-01-01,Dee,d@example.org",
    ]
    seen = preview(organisation, file_of(*rows, header=header))
    reasons = [fault.reason for fault in seen.faults]
    assert "needs a parent’s or guardian’s name" in reasons[0]
    assert "too old" in reasons[1]
    assert "BK9 9ZZ is outside the area" in reasons[2]
    take(organisation, rows[3], header=header)
    assert Membership.objects.get().guardian_email == "d@example.org"


def test_shares_come_along_and_somebody_answers_for_them():
    organisation, by = with_shares(maximum_shares=50), OfficerFactory()
    header = "name,address,postcode,shares"
    row = "Jo,1 Parade,BK3 7QX,25"
    with pytest.raises(MemberError, match="answer for shares"):
        take(organisation, row, header=header)
    take(organisation, row, "Bo,1 Parade,BK3 7QX,", header=header, by=by)
    move = ShareTransaction.objects.get()
    assert (move.shares, move.amount_pence, move.membership.name) == (25, 2500, "Jo")
    for many in ("51", "x", "-1"):
        seen = preview(organisation, file_of(f"Di,1 Parade,BK3 7QX,{many}", header=header))
        assert "not a number of shares" in seen.faults[0].reason


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04\x14", "This is a spreadsheet"),
        (HEADER.encode("utf-16"), "UTF-16"),
        (HEADER.encode() + b"\r\n", "has a first line and no rows"),
        (b"name,postcode,class\r\nJo,BK3 7QX,a\r\n", "No column “address”"),
        (b"name,address,postcode\r\nJo,1 Parade,BK3 7QX\r\n", "No column “class”"),
        (
            b"name,address,postcode,class\r\nSi\xc3\xa2n,1,BK3 7QX,a\r\nSi\xe2n,2,BK3 7QX,a\r\n",
            "mixes two encodings",
        ),
    ],
)
def test_a_file_that_is_none_gets_a_sentence(client, organisation, keeper, at, content, sentence):  # noqa: PLR0917 -- fixtures
    with pytest.raises(RegisterUnreadable, match=sentence):
        preview(organisation, io.BytesIO(content))
    page = words(upload(client, at("import/"), content))
    assert sentence in page
    assert "Nothing was saved" not in page or not Membership.objects.exists()


def test_without_rules_nobody_is_entered():
    with pytest.raises(MemberError, match="No rules are in force"):
        preview(OrganisationFactory(), file_of(PATIENCE))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_are_found_out(organisation, encoding):
    take(organisation, SIAN, encoding=encoding)
    assert Membership.objects.get().name == "Siân O’Brien"


def test_the_statements_do_not_grow_with_the_rows(organisation):
    many = [f"Member {n},{n} Parade,BK3 7QX,1980-01-01,Families,," for n in range(500)]
    counts = []
    preview(organisation, file_of(PATIENCE))  # reads the parameters once
    for rows in ([PATIENCE], many):
        with CaptureQueriesContext(connection) as statements:
            preview(organisation, file_of(*rows))
        counts.append(len(statements))
    assert counts[0] == counts[1] < 25


def test_a_hundred_thousand_rows_in_constant_memory(organisation, tmp_path):
    path = tmp_path / "members.csv"
    with path.open("w") as file:
        file.write("name,address,postcode,date of birth,class\n")
        file.writelines(
            f"Member {n:x},{n} The Parade,BK3 7QX,{1930 + n % 75}-05-06,Families\n"
            for n in range(100_000)
        )
    preview(thirds(), file_of(PATIENCE))  # what is loaded once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with path.open("rb") as file:
        made = import_members(organisation, None, file, path.name, "large")
    assert made.members == Membership.objects.count() == 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB


def test_the_command_reports_and_saves(organisation, tmp_path, capsys):
    path = tmp_path / "members.csv"
    path.write_bytes(file_of(PATIENCE, "Jo,1 Parade,nowhere,,Staff,,").getvalue())
    where = f"--organisation={organisation.slug}"
    with pytest.raises(CommandError, match="1 of 2 rows are wrong"):
        call_command("import_members", str(path), where)
    assert "Line 3: “nowhere” is not a whole postcode." in capsys.readouterr().err
    call_command("import_members", str(path), where, "--check")
    assert "1 of 2 people would be entered." in capsys.readouterr().out
    assert not Membership.objects.exists()
    path.write_bytes(file_of(PATIENCE).getvalue())
    call_command("import_members", str(path), where)
    assert "1 members were entered." in capsys.readouterr().out
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_members", str(tmp_path / "none.csv"), where)


def test_the_empty_file_can_be_filled_in_and_read(client, organisation, keeper, at):
    header = client.get(at("import/empty.csv")).content.decode("utf-8-sig").strip()
    row = "Jo,1 Parade,BK3 7QX,1980-01-01,Staff,,,,,,"
    assert preview(organisation, file_of(row, header=header)).good == 1


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_number_every_line_once():
    organisation, by = thirds(), OfficerFactory()
    files = [[f"M{n} {k},1 Parade,BK3 7QX,1980-01-01,Families,," for n in range(20)] for k in "ab"]
    together(*[lambda k=k: take(organisation, *files[k], by=by, token=str(k)) for k in range(2)])
    numbers = sorted(Membership.objects.values_list("number", flat=True))
    assert numbers == list(range(1, 41))
