"""What followed the demonstration's results: one round at each point after its declaration."""

import pytest

from budgets.life.phases import life_of
from budgets.models import BudgetRound
from council.demonstration import afterwards, borough, money
from council.demonstration.plans import PLANS
from members.demonstration import PARTS, person
from record.verification import verify
from statute import clock
from tests.declared import declared_round
from tests.factories import BallotFactory, WardFactory

pytestmark = pytest.mark.django_db


def test_a_round_stands_at_each_point_after_its_result():
    wards = borough.draw()
    people = {code: person(part) for code, part in PARTS.items()}
    plans = [one for one in PLANS if one.after]
    for one in plans:
        drawn = wards[one.ward]
        ward = WardFactory(code=drawn.code, name=drawn.name)
        declared_round(
            title=one.title,
            slug=f"round-{one.ward}",
            ward=ward,
            costs=[800_000, 1_000_000, 700_000],
            marks=[[1, 2, 3]] * 2,
            ballot=BallotFactory(strata=[ward.code], pot_pence=one.pot_pounds * 100),
        )
    WardFactory(code=wards[money.RIVERSIDE].code, name="Riverside East")
    for _again in range(2):
        for step in [*money.steps(wards, people), *afterwards.steps(plans, people)]:
            if not step.is_made():
                step.make()
    found = {
        one.ward.name: life_of(one, clock.now()).phase
        for one in BudgetRound.objects.select_related("ballot", "ward")
    }
    assert found == {
        "Larkmead": "delivery",
        "Rookery": "delivery",
        "Lantern Fields": "decision",
        "Orchard Rise": "evaluation",
        "Millpond": "closed",
    }
    assert not [fault for report in verify() for fault in report.faults]
