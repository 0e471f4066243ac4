from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from guardian.shortcuts import assign_perm

from budgets.desk import desk
from budgets.views.officer.today import greeting, needed
from budgets.work import todays_work, when
from tests.budgets.officer.desk import in_state, proven, words
from tests.factories import BudgetRoundFactory, ProjectFactory, officer_of
from tests.organisations import ApplicationFactory, keeper_of, thirds
from tests.states import opened, voted_by_code

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def sentences(person):
    return [one.work.what for one in todays_work(desk(person))]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-3, "Late by 3 days"),
        (-1, "Late by 1 day"),
        (0, "Today by 5pm"),
        (1, "Tomorrow"),
        (2, "Wednesday 25 November"),
    ],
)
def test_a_date_is_said_from_today(days, told):
    assert when(MONDAY + timedelta(days=days), MONDAY) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "Nothing needs you today"),
        (1, "One thing needs you today"),
        (3, "Three things need you today"),
        (12, "12 things need you today"),
    ],
)
def test_the_heading_counts_in_words(count, told):
    assert needed(count) == told


@pytest.mark.parametrize(
    ("hour", "told"), [(9, "Good morning"), (13, "Good afternoon"), (19, "Good evening")]
)
def test_the_greeting_knows_the_hour_in_london(hour, told, monkeypatch):
    at = datetime(2026, 7, 1, hour, tzinfo=ZoneInfo("Europe/London"))
    monkeypatch.setattr("budgets.views.officer.today.timezone.localtime", lambda: at)
    assert greeting("Samira Khan") == f"{told}, Samira."
    assert greeting("") == f"{told}."


def test_a_bare_draft_asks_for_its_checklist_projects_and_register():
    made = BudgetRoundFactory(title="Larkmead", ready=False)
    assert sentences(officer_of(made)) == [
        "Finish the checklist of Larkmead",
        "Add the projects of Larkmead",
        "Import the register of Larkmead",
    ]
    assert sentences(officer_of(made, permission="declare_round")) == []
    assert sentences(officer_of(made, permission="watch_round")) == []


def test_a_finished_draft_asks_to_be_scheduled(budget_round):
    budget_round.ballot.roll.kind = "declared"
    budget_round.ballot.roll.save()
    assert sentences(officer_of(budget_round)) == ["Schedule Larkmead 2027"]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("closed", "Reconcile and count Larkmead 2027"),
        ("reconciled", "Reconcile and count Larkmead 2027"),
        ("counted", "Declare the result of Larkmead 2027"),
    ],
)
def test_after_the_close_the_work_is_the_returning_officers(budget_round, state, told):
    in_state(budget_round.ballot, state)
    assert sentences(officer_of(budget_round, permission="declare_round")) == [told]
    assert sentences(officer_of(budget_round)) == []


def test_a_suspended_vote_is_work_for_today(client, budget_round, officer):
    in_state(budget_round.ballot, "suspended")
    shown = words(client.get("/officer/"))
    assert "One thing needs you today" in shown
    assert "Decide how Larkmead 2027 goes on" in shown


def test_what_is_late_comes_first_and_is_marked(client):
    late, soon = BudgetRoundFactory(title="Late"), BudgetRoundFactory(title="Soon")
    for made, days in [(late, -3), (soon, 5)]:
        made.ballot.opens_at = timezone.now() + timedelta(days=days)
        made.ballot.closes_at += timedelta(days=10)
        made.ballot.save()
    officer = proven(client, officer_of(soon, late))
    whats = sentences(officer)
    assert whats[0].endswith("of Late")
    shown = words(client.get("/officer/"))
    assert 'class="is-late"' in shown
    assert "Late by 3 days" in shown
    assert "Two things need you today" in shown


def test_people_so_far_are_counted(client, budget_round, officer):
    opened(budget_round.ballot)
    voted_by_code(budget_round.ballot, 1, [1])
    voted_by_code(budget_round.ballot, 2, [1])
    row = desk(officer)[0]
    assert (row.round.people, row.round.roll_size, row.round.waiting) == (2, 2, 0)


def test_three_rounds_ask_as_often_as_one(client):
    rounds = [ProjectFactory().round for _ in range(3)]
    officer = proven(client, officer_of(rounds[0]))
    with CaptureQueriesContext(connection) as one:
        client.get("/officer/")
    for budget_round in rounds[1:]:
        assign_perm("manage_round", officer, budget_round)
    with CaptureQueriesContext(connection) as three:
        client.get("/officer/")
    assert len(one) == len(three)


def test_what_waits_in_organisations_is_work_of_the_day(client):
    kept, other = thirds(), thirds()
    proven(client, keeper_of(kept))
    ApplicationFactory.create_batch(2, organisation=kept)
    ApplicationFactory(organisation=other)
    page = words(client.get("/officer/"))
    assert f"Decide 2 applications to {kept.name}" in page
    assert other.name not in page
    assert "One thing needs you today" in page


def test_a_returning_officer_is_not_told_of_applications(client):
    organisation = thirds()
    proven(client, keeper_of(organisation, permission="return_elections"))
    ApplicationFactory(organisation=organisation)
    assert "Decide" not in words(client.get("/officer/"))
