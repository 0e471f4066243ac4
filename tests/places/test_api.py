import pytest
from django.urls import include, path
from rest_framework.routers import SimpleRouter

from places.api import WardViewSet
from tests.factories import WardFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

router = SimpleRouter()
router.register("wards", WardViewSet, basename="ward")
urlpatterns = [path("api/v1/", include(router.urls)), path("", include("council.urls"))]


def test_wards_are_listed_by_name_without_boundaries(client, django_assert_num_queries):
    WardFactory(name="Mill Lane", vintage=2026)
    WardFactory(name="Larkmead", vintage=2026)
    WardFactory(name="Old Larkmead", vintage=2022)
    with django_assert_num_queries(2) as statements:
        answer = client.get("/api/v1/wards/").json()
    assert [ward["name"] for ward in answer["results"]] == ["Larkmead", "Mill Lane"]
    assert "boundary" not in answer["results"][0]
    assert "boundary" not in statements.captured_queries[1]["sql"]


def test_a_ward_has_its_boundary_as_geojson(client):
    ward = WardFactory(code="E05090000")
    answer = client.get("/api/v1/wards/E05090000/").json()
    assert answer["boundary"] == {"type": "MultiPolygon", "coordinates": ward.boundary}
    assert answer["bounding_box"] == [-0.11, 51.44, -0.10, 51.45]
    assert answer["centre"] == pytest.approx([-0.105, 51.445])


def test_an_unknown_ward_is_not_found_and_nothing_can_be_written(client):
    WardFactory(code="E05090000")
    assert client.get("/api/v1/wards/E05000001/").status_code == 404
    assert client.get("/api/v1/wards/larkmead/").status_code == 404
    assert client.delete("/api/v1/wards/E05090000/").status_code == 405
