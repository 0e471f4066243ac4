import resource
import tracemalloc
import zipfile

import pytest
from django.core.management import CommandError, call_command

from places.errors import ImportRefused
from places.lookup import Kind, find
from places.models import Postcode
from places.overriding import override
from places.postcodes import import_postcodes
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import WardFactory
from tests.places import postcode_files as files

pytestmark = pytest.mark.django_db


@pytest.fixture
def larkmead():
    return WardFactory(code="E05090000", name="Larkmead", slug="larkmead")


@pytest.fixture
def take(tmp_path):
    def take(*few, rows=None, header=files.ONSPD_2026, **options):
        path = files.write(tmp_path / "directory.csv", header, few if rows is None else rows)
        return import_postcodes(path=path, by=SYSTEM, **options)

    return take


def row(postcode="BK3 7QX", header=files.ONSPD_2026, **facts):
    return files.row(header, postcode, **facts)


@pytest.mark.parametrize(
    ("header", "vintage", "product"),
    [
        (files.ONSPD_2023, 2023, "ONSPD"),
        (files.NSPL_2023, 2023, "NSPL"),
        (files.ONSPD_2025, 2025, "ONSPD"),
        (files.ONSPD_2026, 2026, "ONSPD"),
        (files.NSPL_2026, 2026, "NSPL"),
    ],
)
def test_files_of_every_vintage_are_read(take, header, vintage, product):
    ward = WardFactory(code="E05090000", vintage=vintage)
    done = take(row(header=header), header=header)
    assert (done.product, done.inside, done.added) == (product, 1, 1)
    found = Postcode.objects.get(pk="BK37QX")
    assert (found.ward, found.source_ward, found.lsoa) == (ward, ward, "E01003014")
    assert (found.district, found.latitude, found.longitude) == ("E09000099", 51.445, -0.105)


def test_the_zip_archive_is_read_without_unpacking(larkmead, tmp_path):
    whole = files.write(
        tmp_path / "a.csv",
        files.ONSPD_2026,
        [row(), row("BK1 1AA", ward="E05000001", district="E09")],
    )
    part = files.write(tmp_path / "b.csv", files.ONSPD_2026, [row()])
    archive = tmp_path / "ONSPD_AUG_2026.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("Documents/guide.txt", "x" * 9999)
        z.write(part, "Data/multi_csv/ONSPD_AUG_2026_UK_BK.csv")
        z.write(whole, "Data/ONSPD_AUG_2026_UK.csv")
    assert import_postcodes(path=archive, by=SYSTEM).tally.kept == 2


def test_another_borough_is_kept_as_elsewhere(larkmead, take):
    take(row(), row("BK1 1AA", ward="E05000001", district="E09000098"))
    assert find("BK1 1AA").kind == Kind.ELSEWHERE


def test_only_one_district_when_asked(larkmead, take):
    done = take(
        row(), row("BK1 1AA", ward="E05000001", district="E09000098"), only_districts=["E09000099"]
    )
    assert (done.tally.kept, done.tally.other_districts) == (1, 1)
    assert find("BK1 1AA").kind == Kind.UNKNOWN


def test_terminated_and_northern_irish_postcodes_are_left_out(larkmead, take):
    done = take(row(), row("BK3 7QY", doterm="202401"), row("BT1 5GS", district="N09000003"))
    assert (done.tally.read, done.tally.kept) == (3, 1)
    assert (done.tally.terminated, done.tally.northern_ireland) == (1, 1)


def test_a_postcode_without_grid_reference_has_no_coordinates(larkmead, take):
    take(row(), row("GX1 1AA", ward="", district="", lat="99.999999", long="0.000000"))
    assert Postcode.objects.get(pk="GX11AA").latitude is None


def test_importing_again_changes_nothing(larkmead, take):
    take(row(), row("BK3 7QY"))
    again = take(row(), row("BK3 7QY"))
    assert (again.added, again.changed, again.removed) == (0, 0, 0)


def test_what_is_no_longer_in_use_goes(larkmead, take):
    take(row(), row("BK3 7QY"))
    assert take(row(), row("BK3 7QY", doterm="202611")).removed == 1
    assert find("BK3 7QY").kind == Kind.UNKNOWN


def test_an_officers_override_stays(larkmead, take):
    other = WardFactory(code="E05090001")
    rows = [row(), row("BK3 7QY"), row("BK4 1AA", ward="E05090001")]
    take(*rows)
    override(
        postcode=Postcode.objects.get(pk="BK37QX"),
        ward=other,
        reason="Door in Mill Lane",
        by=SYSTEM,
    )
    done = take(*rows)
    kept = Postcode.objects.get(pk="BK37QX")
    assert (kept.ward, kept.source_ward, done.overrides_kept) == (other, larkmead, 1)


def test_an_override_moves_to_the_same_ward_of_new_boundaries(larkmead, take):
    other = WardFactory(code="E05090001")
    take(row(), row("BK4 1AA", ward="E05090001"))
    override(
        postcode=Postcode.objects.get(pk="BK37QX"),
        ward=other,
        reason="Door in Mill Lane",
        by=SYSTEM,
    )
    WardFactory(code="E05090000", vintage=2027)
    header = files.ONSPD_2026.replace("26cd", "27cd")
    files_rows = [row(), row("BK4 1AA", ward="E05090001")]
    with pytest.raises(ImportRefused, match="Officers put BK3 7QX in a ward"):
        take(row(), header=header.replace("wd27cd", "osward").replace("lad27cd", "oslaua"))
    new = WardFactory(code="E05090001", vintage=2027)
    take(*files_rows, header=header.replace("wd27cd", "osward").replace("lad27cd", "oslaua"))
    assert Postcode.objects.get(pk="BK37QX").ward == new


@pytest.mark.parametrize(
    ("rows", "header", "sentence"),
    [
        ([row()], files.ONSPD_2025, "wards are those of 2025, the boundaries here are of 2026"),
        ([row(), row("BK3 7QY", ward="E05000777")], files.ONSPD_2026, "do not have: E05000777"),
        (
            [row(ward="E05000777", district="X")],
            files.ONSPD_2026,
            "no postcode in use in these wards",
        ),
        ([row(), row()], files.ONSPD_2026, "more than once: BK3 7QX"),
        ([row(), row("rubbish")], files.ONSPD_2026, "Line 3: “rubbish” is not a postcode"),
        ([row(), row()[:-1]], files.ONSPD_2026, "Line 3 has 24 columns, the header has 25"),
        ([row(lat="north")], files.ONSPD_2026, "Line 2: “north, -0.105” is not a latitude"),
        (
            [["Mill Lane", "1"]],
            "street,number",
            "no column for postcode. Its header begins: street",
        ),
        ([], files.ONSPD_2026.replace("wd26cd", "w"), "no column for ward"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_a_sentence(larkmead, take, rows, header, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        take(*rows, header=header)
    assert not Postcode.objects.exists()
    assert not RecordEntry.objects.exists()


def test_old_headers_carry_no_year_so_the_codes_tell(larkmead, take):
    header = files.ONSPD_2023
    with pytest.raises(ImportRefused, match="File and boundaries are of different years"):
        take(row(header=header), row("BK3 7QY", header=header, ward="E05000777"), header=header)


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00binary", b"", b"PK\x03\x04 not a zip", b'"open quote']
)
def test_what_is_no_table_is_refused(larkmead, tmp_path, content):
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefused):
        import_postcodes(path=path, by=SYSTEM)


def test_bytes_that_are_no_text_are_told_with_their_line(larkmead, tmp_path):
    path = files.write(tmp_path / "file.csv", files.ONSPD_2026, [row()] * 2000)
    path.write_bytes(path.read_bytes() + b"\xe9\xe8\n")
    with pytest.raises(ImportRefused, match="cannot be read after line"):
        import_postcodes(path=path, by=SYSTEM)


def test_without_boundaries_the_boundaries_are_asked_for(take):
    with pytest.raises(ImportRefused, match="Import the boundaries"):
        take(row())


def test_the_command_sums_up_and_the_record_keeps_it(larkmead, tmp_path, capsys):
    path = files.write(
        tmp_path / "NSPL_AUG_2026_UK.csv", files.NSPL_2026, [row(header=files.NSPL_2026)]
    )
    call_command("import_postcodes", str(path))
    said = capsys.readouterr().out
    assert "NSPL, wards of 2026: 1 rows read, 1 postcodes kept" in said
    assert "take the ONSPD" in said
    entry = RecordEntry.objects.get(action="places.postcodes-imported")
    assert entry.subject_name == "NSPL_AUG_2026_UK.csv"
    assert '"inside":1' in entry.payload


def test_the_command_says_why_not(larkmead, tmp_path):
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_postcodes", str(tmp_path / "missing.csv"))


def postcodes(number):
    letters = "ABDEFGHJKLNPQRSUWXYZ"
    for n in range(number):
        inward = f"{n % 10}{letters[n // 10 % 20]}{letters[n // 200 % 20]}"
        outward = f"B{letters[n // 4000 % 20]}{n // 80000 + 1}"
        yield row(f"{outward} {inward}")


def test_what_python_holds_does_not_grow_with_the_file(larkmead, take):
    def peak(number):
        tracemalloc.start()
        assert take(rows=postcodes(number)).tally.kept == number
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(30_000) < peak(3_000) * 1.5 + 100_000  # bytes; the file is ten times as long


def test_three_hundred_thousand_rows_in_constant_memory_with_progress(larkmead, take):
    take(row())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seen = []
    assert take(rows=postcodes(300_000), progress=seen.append).inside == 300_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB
    assert len(seen) == 6
    assert seen == sorted(seen)
    assert 0 < seen[0] < seen[-1] <= 1
