"""The demonstration's money: six funds with real strings, and everything in order."""

import pytest

from council.demonstration import borough, money
from funds.models import Fund, Payment
from members.demonstration import PARTS, person
from record.verification import verify
from tests.factories import WardFactory

pytestmark = pytest.mark.django_db


def test_the_money_of_the_borough_is_made_once_and_adds_up(client):
    wards = borough.draw()
    for place in (money.LARKMEAD, money.ROOKERY, money.RIVERSIDE):
        WardFactory(code=wards[place].code, name=wards[place].name)
    people = {code: person(PARTS[code]) for code in ("finance-officer", "administrator")}
    for _again in range(2):
        for step in money.steps(wards, people):
            if not step.is_made():
                step.make()
    assert Fund.objects.count() == 6
    assert sorted(Payment.objects.values_list("state", flat=True)) == ["paid", "requested"]
    assert not [fault for report in verify() for fault in report.faults]
    page = client.get("/money/").content.decode()
    assert "Only in Larkmead and Rookery." in page
    assert "Only in Riverside East." in page
