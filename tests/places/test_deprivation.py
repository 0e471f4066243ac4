"""Deprivation: File 7 taken in, and what it says of wards and neighbourhoods."""

from fractions import Fraction

import pytest
from django.core.management import CommandError, call_command

from places.deprivation import figures
from places.deprivation_import import import_deprivation
from places.errors import ImportRefused
from places.models import Lsoa, Ward
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import PostcodeFactory, WardFactory
from tests.place_states import (
    FILE_7_2019,
    FILE_7_2025,
    LsoaFactory,
    NeighbourhoodFactory,
    lsoa_row,
    write_file_7,
)

pytestmark = pytest.mark.django_db
ONE, TWO = "E01090001", "E01090002"


@pytest.fixture
def take(tmp_path):
    def take(*rows, header=FILE_7_2025):
        return import_deprivation(
            path=write_file_7(tmp_path / "File_7.csv", rows, header), by=SYSTEM
        )

    return take


@pytest.mark.parametrize(("header", "edition"), [(FILE_7_2025, 2025), (FILE_7_2019, 2019)])
def test_only_the_lsoas_of_this_area_are_kept(take, header, edition):
    ward = WardFactory()
    PostcodeFactory(lsoa=ONE, ward=ward)
    PostcodeFactory(lsoa=TWO, ward=None)
    done = take(
        lsoa_row(ONE, 3, "1,512", 8123), lsoa_row(TWO), lsoa_row("E01000001"), header=header
    )
    assert (done.edition, done.read, done.kept, done.missing) == (edition, 3, 1, 0)
    lsoa = Lsoa.objects.get()
    assert (lsoa.code, lsoa.imd_decile, lsoa.imd_rank, lsoa.population, lsoa.edition) == (
        ONE,
        3,
        8123,
        1512,
        edition,
    )
    assert lsoa.ward == ward
    assert RecordEntry.objects.get().action == "places.deprivation-imported"


def test_another_edition_replaces_the_first_and_says_what_is_missing(take):
    PostcodeFactory(lsoa=ONE)
    PostcodeFactory(lsoa=TWO)
    take(lsoa_row(ONE, 1), lsoa_row(TWO, 1))
    assert take(lsoa_row(ONE, 9), header=FILE_7_2019).missing == 1
    assert Lsoa.objects.get().imd_decile == 9


def test_an_lsoa_belongs_where_most_of_its_postcodes_lie(take):
    lark, mill = WardFactory(code="E05090001"), WardFactory(code="E05090002")
    canal = NeighbourhoodFactory()
    PostcodeFactory.create_batch(2, lsoa=ONE, ward=mill, neighbourhood=None)
    PostcodeFactory(lsoa=ONE, ward=lark, neighbourhood=canal)
    PostcodeFactory(lsoa=TWO, ward=lark, neighbourhood=canal)
    PostcodeFactory(lsoa=TWO, ward=mill)
    take(lsoa_row(ONE), lsoa_row(TWO))
    one, two = Lsoa.objects.all()
    assert (one.ward, one.neighbourhood) == (mill, None)
    assert (two.ward, two.neighbourhood) == (lark, canal)  # as many in both: the lower code


def test_the_figures_of_an_area_are_weighted_by_its_people(client):
    ward = WardFactory(name="Larkmead")
    for decile, people in ((1, 1000), (3, 2000), (10, 3000)):
        LsoaFactory(ward=ward, imd_decile=decile, population=people)
    found = figures(Ward.objects.with_deprivation().get())
    assert (found.population, found.most_deprived) == (6000, 3000)
    assert found.average_decile == Fraction(37, 6)
    assert (found.decile, found.percent_most_deprived) == ("6.2", 50)
    page = client.get("/wards/larkmead/").content.decode()
    assert "3,000, 50 in every 100" in page
    assert "where most of its postcodes in use lie" in page


def test_an_area_without_lsoas_has_no_figures(client):
    ward = WardFactory()
    assert figures(Ward.objects.with_deprivation().get()) is None
    assert client.get(f"/api/v1/wards/{ward.code}/").json()["deprivation"] is None


@pytest.mark.parametrize(
    ("rows", "header", "sentence"),
    [
        ([lsoa_row(ONE)], "LSOA code (2021),Population", "has no column “LSOA name"),
        ([["x"]], "pcds,lat,long", "This is not File 7 of the Indices.*header begins: pcds, lat"),
        ([lsoa_row("E01000009")], FILE_7_2025, "none of the 1 LSOAs of this council"),
        ([lsoa_row(ONE, 11)], FILE_7_2025, "Line 2: 11 is not a decile"),
        ([lsoa_row(ONE, "low")], FILE_7_2025, "Line 2: “low” is not a decile"),
        ([lsoa_row(ONE), lsoa_row(ONE)], FILE_7_2025, "Line 3: E01090001 is in the file twice"),
        ([lsoa_row(ONE)[:-1]], FILE_7_2025, "Line 2: it has more or fewer columns"),
        ([lsoa_row(ONE)], FILE_7_2025.replace("2021", "2031"), "LSOAs of 2031"),
    ],
)
def test_a_wrong_file_is_refused_with_a_sentence(take, rows, header, sentence):
    PostcodeFactory(lsoa=ONE)
    with pytest.raises(ImportRefused, match=sentence):
        take(*rows, header=header)
    assert not Lsoa.objects.exists()


def test_postcodes_come_first(take):
    with pytest.raises(ImportRefused, match="Import the postcodes first"):
        take(lsoa_row(ONE))


def test_the_command(tmp_path, capsys):
    PostcodeFactory(lsoa=ONE)
    path = write_file_7(tmp_path / "File_7.csv", [lsoa_row(ONE)])
    call_command("import_deprivation", str(path))
    assert "Indices of 2025: 1 LSOAs read, 1 in this council" in capsys.readouterr().out
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="cannot be read as CSV"):
        call_command("import_deprivation", str(path))
