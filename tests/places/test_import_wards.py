import json

import pytest
from django.core.management import CommandError, call_command

from places.boundaries import import_wards
from places.errors import ImportRefused
from places.models import Ward
from record.entries import SYSTEM
from record.models import RecordEntry

pytestmark = pytest.mark.django_db

SQUARE = [[-0.11, 51.44], [-0.10, 51.44], [-0.10, 51.45], [-0.11, 51.45], [-0.11, 51.44]]


def feature(code="E05090000", name="Larkmead", geometry=None, **properties):
    return {
        "type": "Feature",
        "properties": {"WD26CD": code, "WD26NM": name, "LAD26CD": "E09000099", **properties},
        "geometry": geometry or {"type": "Polygon", "coordinates": [SQUARE]},
    }


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


@pytest.fixture
def take(tmp_path):
    def take(*features, vintage=2026, text=None, **options):
        path = tmp_path / "wards.geojson"
        path.write_text(text or json.dumps({"type": "FeatureCollection", "features": features}))
        return import_wards(path=path, vintage=vintage, by=SYSTEM, **options)

    return take


def test_wards_are_taken_in_with_names_slugs_and_boundaries(take):
    take(
        feature(name="St Martin’s & Gipsy Field", population=14200),
        feature(
            "E05090001", "Mill Lane", {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}
        ),
    )
    first, second = Ward.objects.order_by("code")
    assert (first.slug, first.population) == ("st-martins-gipsy-field", 14200)
    assert first.boundary == [[SQUARE]]
    assert len(second.boundary) == 2
    assert RecordEntry.objects.get().action == "places.wards-imported"


def test_importing_again_changes_only_what_differs(take):
    take(feature(), feature("E05090001", "Mill Lane"))
    pk = Ward.objects.get(code="E05090000").pk
    done = take(feature(), feature("E05090001", "Mill Lane and Parade"))
    assert (done.added, done.changed, done.unchanged) == (0, 1, 1)
    assert Ward.objects.get(code="E05090000").pk == pk
    assert Ward.objects.get(code="E05090001").slug == "mill-lane-and-parade"


def test_two_wards_of_one_name_get_two_slugs(take):
    take(feature(), feature("E05090001"))
    assert [ward.slug for ward in Ward.objects.order_by("code")] == [
        "larkmead",
        "larkmead-e05090001",
    ]


def test_another_vintage_stands_beside_the_first(take):
    take(feature())
    take({**feature(), "properties": {"WD27CD": "E05090000", "WD27NM": "Larkmead"}}, vintage=2027)
    assert Ward.objects.count() == 2
    assert [ward.vintage for ward in Ward.objects.current()] == [2027]


def test_heights_are_dropped_and_only_the_asked_for_is_taken(take):
    tall = [[*point, 12.5] for point in SQUARE]
    done = take(
        feature(geometry=polygon(tall)),
        feature("E05000001", LAD26CD="E09000001"),
        only=["E09000099"],
    )
    assert done.total == 1
    assert Ward.objects.get().boundary == [[SQUARE]]


def test_fields_can_be_named(take):
    odd = {**feature(), "properties": {"gss": "E05090000", "title": "Larkmead"}}
    assert take(odd, code_field="gss", name_field="title").added == 1


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        ([], "holds no wards"),
        ([{**feature(), "properties": {"WD25CD": "E05090000", "WD25NM": "L"}}], "wards of 2025"),
        ([{**feature(), "properties": {"gss": "E05090000"}}], "no property WD26CD. They have: gss"),
        ([feature(), feature()], "E05090000 is in the file twice"),
        ([feature("Larkmead")], "Feature 1: “LARKMEAD” is not the code of a ward"),
        ([feature(name="")], "Feature 1: its name is empty"),
        ([feature(), "ward"], "Feature 2: it has no properties"),
        ([feature(geometry={"type": "Point", "coordinates": [0, 51]})], "is Point, not a Polygon"),
        ([feature(geometry={"type": "Polygon"})], "holds no coordinates"),
        ([feature(geometry=polygon(SQUARE[:-1]))], "not closed"),
        ([feature(geometry=polygon([SQUARE[0]] * 4))], "encloses no area"),
        ([feature(geometry=polygon([[530000, 170000]] * 4))], "are not degrees. Export"),
        ([feature(geometry=polygon([["a", "b"]] * 4))], "not a pair of numbers"),
    ],
)
def test_a_wrong_file_is_refused_whole_with_a_sentence(take, features, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        take(*features)
    assert not Ward.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "cannot be read from line 1"),
        ("[1]", "not a GeoJSON FeatureCollection"),
        ('{"type": "Topology"}', "not a GeoJSON FeatureCollection"),
    ],
)
def test_what_is_not_geojson_is_refused(take, text, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        take(text=text)


def test_a_code_asked_for_that_is_not_there(take):
    with pytest.raises(ImportRefused, match="No ward of the file"):
        take(feature(), only=["E09000001"])


def test_the_command(tmp_path, capsys):
    path = tmp_path / "wards.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature()]}))
    call_command("import_wards", str(path), "--vintage", "2026")
    assert "1 wards of 2026: 1 new" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_wards", str(path), "--vintage", "2025")
