"""Who somebody is: registers kept as hashes, seen in person, sealed evidence and how it goes."""

import io
import resource
from datetime import date, timedelta

import pytest
from django.conf import settings as council_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import InternalError, ProgrammingError, transaction
from django.utils import timezone
from PIL import Image

from members import evidence
from members.errors import MemberError
from members.models import RegisterHash, Verification
from members.register_file import RegisterUnreadable
from members.register_matching import import_hashes
from members.tasks import forget_old_evidence
from members.verifying import match, verify_in_person
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory
from tests.organisations import ApplicationFactory, MembershipFactory, keeper_of, thirds

pytestmark = pytest.mark.django_db

HEADER = "name,address,postcode,dob"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"


def picture(kind="PNG", size=(8, 8)):
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind)
    return file.getvalue()


def register(*rows, header=HEADER):
    return io.BytesIO("\n".join([header, *rows]).encode())


def test_a_register_is_kept_as_hashes_and_matches_however_it_is_spelled(
    client, organisation, keeper, at
):
    rows = ["Nowak TOMASZ,x,bk37qx,02/06/1990", "No Date,x,BK3 7QX,", "Bad,x,nowhere,1990-01-01"]
    content = register(*rows, rows[0]).getvalue()
    answer = client.post(
        at("matching/"),
        {"source": "Tenants", "file": SimpleUploadedFile("t.csv", content)},
        follow=True,
    )
    assert "1 entry is kept. 2 rows have no name" in words(answer)
    assert RegisterHash.objects.count() == 1
    assert b"Nowak" not in bytes(RegisterHash.objects.get().key)
    one = ApplicationFactory(organisation=organisation, name="Tomasz Nowak")
    assert bytes(RegisterHash.objects.get().key) != bytes(one.match_key)
    answer = client.post(at(f"applications/{one.reference}/match/"), follow=True)
    assert "Found in “Tenants”." in words(answer)
    made = one.verifications.get()
    assert (made.method, made.strength, made.seen) == ("register-match", 25, "Tenants")


def test_who_is_in_no_register_is_not_verified(client, organisation, keeper, at):
    one = ApplicationFactory(organisation=organisation)
    answer = client.post(at(f"applications/{one.reference}/match/"))
    assert answer.status_code == 409
    assert "In none of your registers" in words(answer)
    assert not Verification.objects.exists()


def test_a_register_is_for_its_own_organisation_and_replaced_by_its_name(organisation):
    row, other = "Tomasz Nowak,x,BK3 7QX,1990-06-02", thirds()
    import_hashes(other, None, register(row), "Tenants")
    one = ApplicationFactory(organisation=organisation, name="Tomasz Nowak")
    assert match(application=one) is None
    import_hashes(organisation, None, register(row), "Tenants")
    assert match(application=one)
    import_hashes(organisation, None, register("Other Person,x,BK3 7QX,1990-06-02"), "Tenants")
    assert match(application=one) is None
    one.date_of_birth = None
    assert match(application=one) is None


@pytest.mark.parametrize(
    ("header", "rows", "sentence"),
    [
        ("name,address,postcode", ["Jo,x,BK3 7QX"], "No column with the date of birth"),
        (HEADER, ["Jo,x,BK3 7QX,"], "no row that somebody could be matched with"),
        ("a,b", ["1,2"], "No column “name”"),
    ],
)
def test_a_file_without_birth_dates_replaces_nothing(organisation, header, rows, sentence):
    import_hashes(organisation, None, register("Jo,x,BK3 7QX,1990-01-01"), "Tenants")
    with pytest.raises(RegisterUnreadable, match=sentence):
        import_hashes(organisation, None, register(*rows, header=header), "Tenants")
    assert RegisterHash.objects.count() == 1


def test_a_register_is_deleted(client, organisation, keeper, at):
    import_hashes(organisation, None, register("Jo,x,BK3 7QX,1990-01-01"), "Tenants")
    assert "Tenants" in words(client.get(at("matching/")))
    assert client.post(at("matching/"), {"delete": "Tenants"}).status_code == 302
    assert not RegisterHash.objects.exists()
    assert client.post(at("matching/"), {"delete": "Tenants"}).status_code == 409


def test_a_hundred_thousand_entries_in_constant_memory(organisation, tmp_path):
    path = tmp_path / "register.csv"
    with path.open("w") as file:
        file.write(HEADER + "\n")
        file.writelines(f"Voter {n:x},x,BK3 7QX,{1930 + n % 75}-05-06\n" for n in range(100_000))
    import_hashes(organisation, None, register("Jo,x,BK3 7QX,1990-01-01"), "First")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with path.open("rb") as file:
        assert import_hashes(organisation, None, file, "Large") == (100_000, 0)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB


def test_the_command_takes_a_register(organisation, tmp_path, capsys):
    path = tmp_path / "register.csv"
    path.write_bytes(register("Jo,x,BK3 7QX,1990-01-01").getvalue())
    call_command("import_register", str(path), f"--organisation={organisation.slug}", "--name=T")
    assert "1 entries are kept; 0 rows are left out." in capsys.readouterr().out
    with pytest.raises(CommandError, match="does not exist"):
        call_command("import_register", str(path), "--organisation=none", "--name=T")


def test_seen_in_person_with_a_copy_that_only_the_keeper_can_download(
    client, organisation, keeper, at
):
    one, content = ApplicationFactory(organisation=organisation), picture()
    page = at(f"applications/{one.reference}/verify/")
    assert "Say what you were shown." in words(client.post(page, {"seen": ""}))
    answer = client.post(
        page, {"seen": "A passport", "evidence": SimpleUploadedFile("virus.exe", content)}
    )
    assert answer.status_code == 302
    made = one.verifications.get()
    assert (made.method, made.by, made.evidence_kind) == ("in-person", keeper, "image/png")
    assert made.evidence.encode() not in content
    stored = (council_settings.EVIDENCE_DIR / made.evidence).read_bytes()
    assert content not in stored
    assert b"PNG" not in stored
    answer = client.get(at(f"evidence/{made.pk}/"))
    assert (answer.content, answer["Content-Type"]) == (content, "image/png")
    assert answer["Content-Disposition"] == f'attachment; filename="evidence-{made.pk}.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "passport" not in RecordEntry.objects.last().payload
    for permission in ("return_elections", "scrutinise"):
        proven(client, keeper_of(organisation, permission=permission))
        assert client.get(at(f"evidence/{made.pk}/")).status_code == 404
    other = thirds()
    proven(client, keeper_of(other))
    assert client.get(at(f"evidence/{made.pk}/")).status_code == 404
    assert client.get(f"/officer/organisations/{other.slug}/evidence/{made.pk}/").status_code == 404


def test_a_member_is_seen_in_person_without_a_copy(client, organisation, keeper, at):
    line = MembershipFactory(organisation=organisation, number=3)
    client.post(at("members/3/verify/"), {"seen": "A driving licence"})
    assert line.verifications.get().evidence == ""
    assert "A driving licence" in words(client.get(at("members/3/")))
    made = line.verifications.get()
    assert client.get(at(f"evidence/{made.pk}/")).status_code == 404


@pytest.mark.parametrize("content", [PDF, picture(), picture("JPEG")], ids=["pdf", "png", "jpeg"])
def test_three_kinds_are_taken_by_what_they_are(content):
    assert evidence.kind_of(content) in {"application/pdf", "image/png", "image/jpeg"}


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"<html><script>1</script>",
        b"%PDF-1.7 cut off",
        b"\x89PNG\r\n\x1a\n broken",
        picture("GIF"),
        picture("PNG", (7000, 7000)),
        PDF + b" " * evidence.MOST_BYTES,
    ],
    ids=["exe", "html", "cut-pdf", "broken-png", "gif", "huge-picture", "large"],
)
def test_anything_else_is_refused_and_leaves_nothing(client, organisation, keeper, at, content):
    one = ApplicationFactory(organisation=organisation)
    file = SimpleUploadedFile("passport.png", content, content_type="image/png")
    page = at(f"applications/{one.reference}/verify/")
    answer = client.post(page, {"seen": "A passport", "evidence": file})
    assert "There is a problem" in words(answer)
    assert "A passport" in words(answer)
    assert not Verification.objects.exists()
    assert not council_settings.EVIDENCE_DIR.exists()


def test_a_failed_write_takes_the_file_with_it(organisation, monkeypatch):
    def fail(**_facts):
        raise MemberError("no")

    monkeypatch.setattr("members.verifying.entries.write", fail)
    with pytest.raises(MemberError):
        verify_in_person(
            of=ApplicationFactory(organisation=organisation),
            by=OfficerFactory(),
            seen="x",
            content=PDF,
        )
    assert not list(council_settings.EVIDENCE_DIR.iterdir())


def test_evidence_goes_when_its_time_is_over_and_the_verification_stays(organisation):
    one = ApplicationFactory(organisation=organisation)
    now = timezone.now()
    for days in (89, 91):
        one.verifications.create(
            method="in-person",
            strength=40,
            at=now - timedelta(days=days),
            expires_at=now + timedelta(days=600),
            evidence=evidence.keep(PDF),
            evidence_kind="application/pdf",
        )
    forget_old_evidence()
    forget_old_evidence()
    kept = one.verifications.exclude(evidence="").get()
    assert [file.name for file in council_settings.EVIDENCE_DIR.iterdir()] == [kept.evidence]
    assert one.verifications.count() == 2


def test_files_that_nothing_names_go_after_a_day(organisation):
    name = evidence.keep(PDF)
    forget_old_evidence()
    path = council_settings.EVIDENCE_DIR / name
    assert path.exists()
    import os

    old = timezone.now().timestamp() - 2 * 24 * 3600
    os.utime(path, (old, old))
    forget_old_evidence()
    assert not path.exists()


def test_a_verification_is_not_lengthened(organisation):
    made = verify_in_person(
        of=ApplicationFactory(organisation=organisation), by=OfficerFactory(), seen="x"
    )
    later = made.expires_at + timedelta(days=9)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Verification.objects.filter(pk=made.pk).update(expires_at=later)
    assert made.expires_at.date() > date(2027, 1, 1)
