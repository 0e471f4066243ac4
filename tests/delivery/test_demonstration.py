"""What followed the demonstration's results: one round at each point after its declaration."""

import pytest

from budgets.life.phases import life_of
from budgets.models import BudgetRound
from council.demonstration import afterwards, borough, councillors, money
from council.demonstration.plans import PLANS
from delivery.models import Decision, Photo
from delivery.policies import waits_for
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
    WardFactory(code=wards[2].code, name="Tannery Green")
    next(councillors.steps(wards, people)).make()
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
    signed = Decision.objects.get(round__ward__name="Larkmead")
    assert [one.vote for one in signed.deciders.all()].count("for") == 2
    assert signed.lines.exclude(reason="").count() == 1
    waiting = Decision.objects.get(round__ward__name="Lantern Fields")
    assert waits_for(people["councillor"]).get().decision == waiting
    assert {one.delivery.state for one in Photo.objects.all()} == {"done", "under-way"}
    assert not [fault for report in verify() for fault in report.faults]
