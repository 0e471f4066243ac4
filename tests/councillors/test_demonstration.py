"""The demonstration's councillors: three in each of three wards, requests in every state but the year's end, made once."""

import pytest

from council.demonstration import borough, councillors
from council.demonstration.founders import HOMES
from councillors.models import Allocation, Councillor, GrantRequest, MatchTake, Pool, RequestState
from members.demonstration import PARTS, person
from record.verification import verify
from tests.factories import WardFactory
from tests.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_requests_in_every_state_with_a_pool_and_a_match():
    wards = borough.draw()
    OrganisationFactory(name=HOMES)
    for drawn in wards[:3]:
        WardFactory(code=drawn.code, name=drawn.name)
    people = {code: person(part) for code, part in PARTS.items()}
    for _again in range(2):
        for step in councillors.steps(wards, people):
            if not step.is_made():
                step.make()
    assert Councillor.objects.count() == Allocation.objects.count() == 9
    states = set(GrantRequest.objects.values_list("state", flat=True))
    assert states == set(RequestState.values) - {"lapsed"}
    assert Pool.objects.count() == 1
    assert MatchTake.objects.exists()
    assert Councillor.objects.get(person=people["councillor"]).name == "Cllr Ibrahim Yusuf"
    assert not [fault for report in verify() for fault in report.faults]
