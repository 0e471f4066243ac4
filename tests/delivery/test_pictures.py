"""What the pictures of a round show when names, days and refunds are not as usual."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from delivery import building, milestones, reporting
from delivery.errors import DeliveryError
from funds import recovering
from tests.budgets.results.rounds import words
from tests.delivery.rounds import in_delivery
from tests.delivery.test_delivering import begun, paid, refused
from tests.factories import OfficerFactory
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return begun(in_delivery())


def shown(client, project):
    answer = client.get(reverse("delivery:delivery", args=[project.round.slug]))
    assert answer.status_code == 200
    return words(answer)


def test_a_group_named_after_its_project_is_paid_and_the_picture_stands(client, project):
    """Money from a project to a payee of the same name seemed to go in a circle, and the page broke."""
    paid(project, 100_00, payee=str(project))
    page = shown(client, project)
    assert f"{project} (Project)" in page
    assert f"{project} (Paid out)" in page


def test_a_payee_named_after_the_fund(client, project):
    name = f"Core of {project.round.slug}"
    paid(project, 100_00, payee=name)
    assert f"{name} (Paid out)" in shown(client, project)


def test_what_a_payee_paid_back_is_no_longer_called_paid(client, project):
    payment = paid(project, 1_000_00)
    recovering.recover(
        payment=payment, amount_pence=400_00, by=finance_officer(), reason="Fewer trees"
    )
    page = shown(client, project)
    assert "£600 is paid" in page
    assert "£400 more was paid and came back to the funds." in page
    assert f"Back to “Core of {project.round.slug}”" in page
    own = words(client.get(project.get_absolute_url()))
    assert "£400 more was paid and came back" in own
    assert "£400 of it came back" in own


@pytest.mark.parametrize("years", [-900, 900, 7000])
def test_a_mistyped_year_is_refused_with_a_sentence(project, years):
    """The months from here to there were counted one by one, and past the year 9999 the page broke."""
    today = timezone.localdate()
    far = today.replace(year=today.year + years, day=1)
    officer = OfficerFactory()
    plan = {"project": project, "by": officer, "title": "Dug"}
    assert "Check the year" in refused(milestones.plan_milestone, **plan, planned_on=far)
    step = milestones.plan_milestone(**plan, planned_on=today)
    moved = {"milestone": step, "by": officer, "to": far, "reason": "Rain"}
    assert "Check the year" in refused(milestones.move_milestone, **moved)
    if years < 0:
        assert "Check the year" in refused(
            milestones.reach_milestone, milestone=step, by=officer, on=far
        )


def test_a_picture_was_not_taken_tomorrow(project):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(DeliveryError, match="today or earlier") as error:
        reporting.show(
            project=project, by=OfficerFactory(), picture=b"", alt="A hole", taken_on=tomorrow
        )
    assert error.value.field == "taken_on"


def test_who_carried_an_ended_project_out_stays(project):
    building.finish(project=project, by=OfficerFactory())
    said = refused(
        building.engage, project=project, by=OfficerFactory(), kind="group", runner="Others"
    )
    assert "stays as it was" in said
    project.refresh_from_db()
    assert project.runner == "Forge Builders Ltd"
