"""The demonstration's neighbourhoods, deprivation and services, made through the verbs and once."""

import pytest

from council.demonstration import borough, public_services, seeding
from places.models import Lsoa, Neighbourhood, Postcode
from services.models import Disaggregation, Service, Split
from tests.service_states import check_now, commissioner

pytestmark = pytest.mark.django_db


def test_neighbourhoods_cross_wards_and_every_small_area_is_placed():
    wards = borough.draw()
    seeding._import_places(wards)
    seeding._import_small_areas(wards)
    assert Lsoa.objects.exclude(ward=None).count() == 60
    crossing = [
        one
        for one in Neighbourhood.objects.all()
        if one.postcodes.values("ward").distinct().count() > 1
    ]
    assert len(crossing) >= 8
    assert Postcode.objects.exclude(neighbourhood=None).count() > 100


def test_the_services_are_made_once_and_all_adds_up(client):
    wards = borough.draw()
    seeding._import_places(wards)
    seeding._import_small_areas(wards)
    steps = public_services.steps(wards, {"commissioner": commissioner()})
    for step in steps:
        assert not step.is_made()
        step.make()
    check_now()
    assert all(step.is_made() for step in steps)
    assert Service.objects.count() == 7
    assert Split.objects.get().shares.count() == 20
    parks = Disaggregation.objects.get()
    lines = Service.objects.get(name="Parks and open spaces").lines.all()
    assert parks.total_pence == sum(line.amount_pence for line in lines)
    assert "is on the table" in client.get("/services/").content.decode()
