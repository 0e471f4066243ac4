"""Neighbourhoods: taken in, drawn round postcodes, shown."""

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from places import geometry, points
from places.errors import ImportRefused
from places.models import Neighbourhood, Postcode
from places.neighbourhoods import import_neighbourhoods
from places.overriding import override
from places.postcodes import import_postcodes
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import PostcodeFactory, WardFactory
from tests.place_states import LsoaFactory, NeighbourhoodFactory, drawn, square, write_geojson
from tests.places import postcode_files as files

coordinate = st.integers(0, 12).map(lambda n: n / 4)
corner = st.tuples(coordinate, coordinate)


@pytest.fixture
def take(db, tmp_path):
    def take(*features, **options):
        path = write_geojson(tmp_path / "neighbourhoods.geojson", *features)
        return import_neighbourhoods(path=path, by=SYSTEM, **options)

    return take


@given(
    outer=st.lists(corner, min_size=3, max_size=9),
    hole=st.lists(corner, min_size=3, max_size=5),
    asked=st.lists(corner, min_size=1, max_size=30),
)
def test_many_points_at_once_are_where_each_is_alone(outer, hole, asked):
    boundary = [[[*outer, outer[0]], [*hole, hole[0]]]]
    east, north = np.array(asked).T
    alone = [geometry.contains(boundary, *point) for point in asked]
    assert points.inside(boundary, east, north).tolist() == alone


def test_postcodes_are_put_in_the_neighbourhood_they_lie_in_whatever_their_ward(take):
    mill, lark = WardFactory(name="Mill Lane"), WardFactory(name="Larkmead")
    for code, ward, longitude in (("BK11AA", mill, -0.105), ("BK21AA", lark, -0.095)):
        PostcodeFactory(compact=code, ward=ward, longitude=longitude)
    PostcodeFactory(compact="BK31AA", ward=lark, longitude=0.5)
    PostcodeFactory(compact="BK41AA", ward=lark, longitude=None, latitude=None)
    done = take(drawn("Canal Side", square(-0.11, 51.43, 0.03), code="CS", source="Forum"))
    assert (done.added, done.placed, done.in_several) == (1, 2, 0)
    canal = Neighbourhood.objects.get()
    assert (canal.code, canal.slug, canal.source) == ("CS", "canal-side", "Forum")
    assert {p.pk for p in canal.postcodes.all()} == {"BK11AA", "BK21AA"}
    entry = RecordEntry.objects.get()
    assert (entry.action, '"placed":2' in entry.payload) == (
        "places.neighbourhoods-imported",
        True,
    )


def test_where_two_are_drawn_over_each_other_the_smaller_has_the_postcode(take):
    PostcodeFactory(compact="BK11AA", longitude=-0.105)
    PostcodeFactory(compact="BK21AA", longitude=-0.095)
    hole = square(-0.092, 51.444, 0.004)
    PostcodeFactory(compact="BK31AA", longitude=-0.09)
    done = take(drawn("Whole", square(-0.12, 51.42, 0.05), hole), drawn("Small", square(-0.11)))
    assert (done.placed, done.in_several) == (2, 1)
    assert Postcode.objects.get(pk="BK11AA").neighbourhood.name == "Small"
    assert Postcode.objects.get(pk="BK21AA").neighbourhood.name == "Whole"
    assert Postcode.objects.get(pk="BK31AA").neighbourhood is None


def test_the_file_is_all_of_them_and_what_left_it_keeps_its_page(take, client):
    PostcodeFactory(compact="BK11AA", longitude=-0.105)
    take(drawn("Canal Side", square(-0.11)), drawn("Hill", square(0.2)))
    again = take(drawn("Hill", square(0.2)))
    assert (again.unchanged, again.retired, again.placed) == (1, 1, 0)
    assert Postcode.objects.get().neighbourhood is None
    assert "no longer in use" in client.get("/neighbourhoods/canal-side/").content.decode()
    assert "Canal Side" not in client.get("/neighbourhoods/").content.decode()
    back = take(drawn("Canal Side", square(-0.11)), drawn("Hill", square(0.2)))
    assert (back.changed, back.placed) == (1, 1)


def test_two_of_one_name_get_two_slugs(take):
    take(drawn("Hill", square(0), code="A"), drawn("Hill", square(1), code="B"))
    assert {one.slug for one in Neighbourhood.objects.all()} == {"hill", "hill-b"}


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([], "holds no neighbourhoods"),
        ([drawn("", square(0), title="Hill")], "it has no name. It has: name, title"),
        ([drawn("Hill", square(0)), drawn("Hill", square(1))], "hill is in the file twice"),
        ([drawn("Hill", square(0), code="a b")], "“a b” is not a code"),
        ([drawn("Hill", square(0)[:-1])], "Feature 1: Hill: a ring is not closed"),
        (["x"], "it has no properties"),
    ],
)
def test_a_wrong_file_is_refused_whole(take, features, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        take(*features)
    assert not Neighbourhood.objects.exists()


def test_postcodes_are_placed_when_they_are_imported_too(db, tmp_path):
    WardFactory(code="E05090000")
    canal = NeighbourhoodFactory()
    LsoaFactory(code="E01003014")
    path = files.write(
        tmp_path / "p.csv", files.ONSPD_2026, [files.row(files.ONSPD_2026, "BK3 7QX")]
    )
    import_postcodes(path=path, by=SYSTEM)
    assert Postcode.objects.get().neighbourhood == canal
    assert canal.lsoas.get().ward.code == "E05090000"


def test_an_lsoa_follows_the_postcodes_that_officers_move(db):
    here, there = WardFactory(), WardFactory()
    lsoa = LsoaFactory()
    row = PostcodeFactory(ward=here, source_ward=here, lsoa=lsoa.code)
    override(postcode=row, ward=there, reason="Doors", by=SYSTEM)
    lsoa.refresh_from_db()
    assert lsoa.ward == there


def test_the_command(db, tmp_path, capsys):
    PostcodeFactory()
    path = write_geojson(
        tmp_path / "n.geojson", drawn("A", square(-0.11)), drawn("B", square(-0.11))
    )
    call_command("import_neighbourhoods", str(path), "--source", "Forum")
    said = capsys.readouterr().out
    assert "2 neighbourhoods: 2 new" in said
    assert "1 of these lie where two are drawn" in said
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_neighbourhoods", str(path), "--name-field", "title")


def test_the_home_page_answers_with_ward_and_neighbourhood(db, client):
    ward, canal = WardFactory(name="Larkmead"), NeighbourhoodFactory(name="Canal Side")
    PostcodeFactory(compact="BK37QX", ward=ward, neighbourhood=canal)
    answer = client.post("/", {"postcode": "bk3 7qx"}, follow=True).content.decode()
    assert "Your postcode, BK3 7QX, is in" in answer
    assert '<a class="govuk-link" href="/neighbourhoods/canal-side/">Canal Side</a>' in answer


def test_the_page_names_the_wards_it_lies_in_most_first(db, client):
    canal = NeighbourhoodFactory(name="Canal Side", source="Forum, 2026")
    lark, mill = WardFactory(name="Larkmead"), WardFactory(name="Mill Lane")
    PostcodeFactory(ward=lark, neighbourhood=canal)
    PostcodeFactory.create_batch(2, ward=mill, neighbourhood=canal)
    page = client.get("/neighbourhoods/canal-side/").content.decode()
    assert "Canal Side lies in 2 wards." in page
    assert page.index("Mill Lane</a>: 2 postcodes") < page.index("Larkmead</a>: 1 postcode")
    assert "Boundary: Forum, 2026" in page
    assert client.get("/neighbourhoods/nowhere/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_the_interface_keep_their_statements(
    db, client, number, django_assert_num_queries
):
    for one in NeighbourhoodFactory.create_batch(number):
        LsoaFactory(neighbourhood=one)
    with django_assert_num_queries(3):
        assert client.get("/neighbourhoods/").content.decode().count("1,500") == 2 * number + 1
    with django_assert_num_queries(2) as statements:
        found = client.get("/api/v1/neighbourhoods/").json()["results"]
    assert "boundary" not in statements.captured_queries[1]["sql"]
    assert found[0]["deprivation"] == {
        "population": 1500,
        "average_decile": 1.0,
        "most_deprived": 1500,
    }
    one = client.get(f"/api/v1/neighbourhoods/{found[0]['code']}/").json()
    assert one["boundary"]["type"] == "MultiPolygon"
