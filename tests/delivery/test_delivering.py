"""From committed money to a finished or stopped project: what is refused, and where the money goes."""

from datetime import timedelta

import pytest
from django.db import Error, transaction
from django.utils import timezone

from delivery import building, milestones, problems
from delivery.errors import DeliveryError
from delivery.models import DeliveryProject, Milestone
from delivery.over_time import over_time
from delivery.paying_out import Bill, request_payment
from delivery.pots import allot, money_of
from delivery.publishing import publish
from delivery.recording_votes import declare_interest
from delivery.setting_up import set_up
from funds import balances, closing, paying
from tests.delivery.rounds import (
    decidable_round,
    decided,
    drafted,
    funded,
    in_delivery,
    period_over,
)
from tests.factories import OfficerFactory
from tests.funds.money import BY, finance_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return begun(in_delivery())


def begun(budget_round, number=1):
    found = budget_round.deliveries.get(project__option__number=number)
    officer = OfficerFactory()
    building.engage(project=found, by=officer, kind="contractor", runner="Forge Builders Ltd")
    building.begin_work(project=found, by=officer)
    found.refresh_from_db()
    return found


def paid(project, pence, payee="Forge Builders Ltd"):
    asked = request_payment(
        project=project, bill=Bill(payee, pence, "Trees", "purchase"), by=OfficerFactory()
    )
    for _needed in range(asked.approvals_needed):
        paying.approve(payment=asked, by=finance_officer())
    return paying.pay(payment=asked, by=finance_officer())


def refused(act, *args, **kwargs):
    with pytest.raises(DeliveryError) as error, transaction.atomic():
        act(*args, **kwargs)
    return error.value.message


def test_setting_up_commits_each_project_once():
    budget_round = in_delivery()
    found = list(budget_round.deliveries.all())
    assert [balances.of_account(one.account) for one in found] == [2_000_000, 2_000_000]
    assert money_of(budget_round).held_pence == 8_000_000
    assert set_up(budget_round=budget_round, by=OfficerFactory()) == []


def test_what_was_not_spent_goes_back_to_its_fund(project):
    paid(project, 1_500_000)
    assert building.finish(project=project, by=OfficerFactory()) == 500_000
    project.refresh_from_db()
    assert (project.state, balances.of_account(project.account)) == ("done", 0)
    assert "that cannot follow" in refused(
        building.stop, project=project, by=OfficerFactory(), reason="Late"
    )


def test_a_payment_above_what_is_committed_is_refused_and_nothing_saved(project):
    said = refused(
        request_payment,
        project=project,
        bill=Bill("Forge Builders Ltd", 2_000_001, "Too much", "purchase"),
        by=OfficerFactory(),
    )
    assert said == "Only £20,000 is committed to “Project 1”. Ask for that or less."
    assert not project.account.payments.exists()


def test_nobody_ends_a_project_while_a_payment_waits(project):
    request_payment(
        project=project, bill=Bill("Forge", 10_000, "Trees", "purchase"), by=OfficerFactory()
    )
    said = refused(building.stop, project=project, by=OfficerFactory(), reason="No money")
    assert "Payments of £100 wait still" in said


def test_a_stopped_project_says_why(project):
    assert "Say why" in refused(building.stop, project=project, by=OfficerFactory(), reason=" ")
    building.stop(project=project, by=OfficerFactory(), reason="The soil is poisoned.")
    with pytest.raises(Error), transaction.atomic():
        DeliveryProject.objects.filter(pk=project.pk).update(state="under-way", stopped_reason="")


@pytest.mark.parametrize(
    ("payee", "disqualifying", "why"),
    [
        ("Amy Lin", False, "one of those who decided"),
        ("Councillor Amy Lin", False, "one of those who decided"),
        ("The Forge Builders", False, "declared an interest in"),
        ("Forge Builders Limited", True, ""),
        ("Somebody Else", False, ""),
    ],
)
def test_nobody_connected_with_the_decision_is_paid(payee, disqualifying, why):
    budget_round = decidable_round()
    funded(budget_round)
    draft = drafted(budget_round, votes=("for", "for"))
    declare_interest(
        decider=draft.deciders.get(name="Cllr Amy Lin"),
        about="Her brother’s firm",
        body="Forge Builders Ltd",
        disqualifying=disqualifying,
    )
    publish(decision=draft, by=OfficerFactory())
    set_up(budget_round=period_over(budget_round), by=OfficerFactory())
    found = budget_round.deliveries.get(project__option__number=1)
    engage = {"project": found, "by": OfficerFactory(), "kind": "contractor"}
    if why:
        assert why in refused(building.engage, runner=payee, **engage)
        building.engage(runner="Other Ltd", **engage)
        building.begin_work(project=found, by=OfficerFactory())
        bill = Bill(payee, 100, "Trees", "purchase")
        assert why in refused(request_payment, project=found, bill=bill, by=OfficerFactory())
    else:
        building.engage(runner=payee, **engage)


def test_work_begins_when_somebody_is_named(project):
    other = project.round.deliveries.get(project__option__number=2)
    assert "who carries" in refused(building.begin_work, project=other, by=OfficerFactory())
    bill = Bill("Forge", 100, "Trees", "purchase")
    assert "while a project is being built" in refused(
        request_payment, project=other, bill=bill, by=OfficerFactory()
    )


def test_a_promise_stays_on_show_when_the_plan_moves(project):
    day, officer = timezone.localdate(), OfficerFactory()
    step = milestones.plan_milestone(
        project=project, by=officer, title="Planted", planned_on=day, planned_pence=1_500_000
    )
    assert "£5,000 is left" in refused(
        milestones.plan_milestone,
        project=project,
        by=officer,
        title="More",
        planned_on=day,
        planned_pence=600_000,
    )
    later = day + timedelta(days=9)
    assert "Say why" in refused(
        milestones.move_milestone, milestone=step, by=officer, to=later, reason=""
    )
    milestones.move_milestone(milestone=step, by=officer, to=later, reason="Frost.")
    step.refresh_from_db()
    assert (step.planned_on, step.first_planned_on, step.has_moved) == (later, day, True)
    assert step.is_late(later + timedelta(days=1))
    milestones.reach_milestone(milestone=step, by=officer, on=day)
    with pytest.raises(Error), transaction.atomic():
        Milestone.objects.filter(pk=step.pk).update(planned_on=day)


def test_a_fund_closed_mid_round_gives_no_more_and_what_it_gave_stays():
    budget_round = decidable_round()
    giver = funded(budget_round, 5_000_000)
    closing.close(fund=giver, by=BY, reason="The programme ended.")
    said = refused(
        allot,
        budget_round=budget_round,
        fund=giver,
        amount_pence=100,
        by=OfficerFactory(),
        reason="More",
    )
    assert "is closed and gives nothing more out" in said
    publish(decision=drafted(budget_round), by=OfficerFactory())
    set_up(budget_round=period_over(budget_round), by=OfficerFactory())
    assert money_of(budget_round).held_pence == 1_000_000


def test_the_decision_waits_until_its_money_is_there():
    budget_round = decidable_round()
    funded(budget_round, 3_900_000)
    said = refused(publish, decision=drafted(budget_round), by=OfficerFactory())
    assert said == "The round’s pot is short by £1,000. Allot it from a fund first."


def test_money_whose_strings_forbid_it_stays_out_of_the_pot():
    other = decided().ward.code
    budget_round = decidable_round(slug="elsewhere")
    with pytest.raises(DeliveryError):
        funded(budget_round, wards=[other])


def test_a_problem_is_read_before_it_is_shown_and_answered_once(project):
    found, officer = problems.report(project=project, words="The fence is down."), OfficerFactory()
    assert found.state == "waiting"
    problems.answer(problem=found, by=officer, words="It is mended.")
    found.refresh_from_db()
    assert (found.state, found.answer) == ("shown", "It is mended.")
    assert "answered already" in refused(problems.answer, problem=found, by=officer, words="x")
    rude = problems.report(project=project, words="…")
    assert "Say why" in refused(problems.hide, problem=rude, by=officer, reason="")
    problems.hide(problem=rude, by=officer, reason="It names a neighbour.")
    assert "not shown" in refused(problems.answer, problem=rude, by=officer, words="x")


def test_where_every_project_has_ended_nothing_is_to_come(project):
    officer, today = OfficerFactory(), timezone.localdate()
    building.stop(project=project.round.deliveries.last(), by=officer, reason="No owner was found.")
    milestones.plan_milestone(
        project=project,
        by=officer,
        title="Done",
        planned_on=today + timedelta(days=70),
        planned_pence=5,
    )
    paid(project, 100)

    def months():
        found = over_time(list(project.round.deliveries.all()), today)
        return [row[2] for row in found.table.rows]

    assert months()[-1] == "to come"
    building.finish(project=project, by=officer)
    assert months() == ["£1"]
