"""What a round, a project and a result say, value by value."""

from datetime import UTC

import pytest

from tests.budgets.officer.desk import in_state
from tests.declared import declared_round, round_with_projects
from tests.states import past_its_close

pytestmark = pytest.mark.django_db


def test_a_round_says_its_money_dates_and_rules(client):
    made = round_with_projects(slug="larkmead", title="Larkmead 2026")
    in_state(made.ballot, "open")
    told = client.get("/api/v1/rounds/larkmead/").json()
    assert told["pot"] == {"amount": "120000.00", "currency": "GBP"}
    assert told["ward"] == {"code": made.ward.code, "name": made.ward.name}
    moment = made.ballot.closes_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    assert told["closes_at"] == moment
    assert told["voting"]["kind"] == "approval"
    assert told["voting"]["max_choices"] == 5
    assert told["counting"]["rule"] == "greedy"
    assert (told["state"], told["open_now"]) == ("open", True)
    assert told["result"] is None
    assert client.get(told["projects"]).json()["count"] == 3


def test_a_round_of_the_whole_area_has_no_ward(client):
    made = round_with_projects(slug="all")
    made.ward = None
    made.save()
    in_state(made.ballot, "scheduled")
    assert client.get("/api/v1/rounds/all/").json()["ward"] is None


def test_a_round_past_its_close_takes_no_votes_even_if_no_worker_lives(client):
    made = round_with_projects(slug="late")
    in_state(made.ballot, "open")
    past_its_close(made.ballot)
    assert client.get("/api/v1/rounds/late/").json()["open_now"] is False
    assert client.get("/api/v1/rounds/?open_now=true").json()["count"] == 0


def test_a_project_says_what_is_voted_on(client):
    made = round_with_projects(slug="larkmead")
    in_state(made.ballot, "open")
    told = client.get("/api/v1/projects/larkmead.2/").json()
    assert (told["id"], told["round"], told["number"]) == ("larkmead.2", "larkmead", 2)
    assert told["cost"] == {"amount": "20000.00", "currency": "GBP"}
    assert told["title"] == "Project 2"
    assert told["picture"] is None
    assert told["withdrawn_at"] is None


def test_a_result_says_what_won_and_why(client):
    made = declared_round(slug="larkmead")
    told = client.get("/api/v1/rounds/larkmead/result/").json()
    assert told["chosen"] == [1, 2]
    assert told["spent"] == {"amount": "40000.00", "currency": "GBP"}
    assert told["papers"] == told["count"]["voters"] == 6
    assert told["statement"] == "Declared at the Larkmead library."
    assert told["declared_by"] == "returning officer"
    by_number = {one["number"]: one for one in told["count"]["projects"]}
    assert [by_number[n]["votes"] for n in (1, 2, 3)] == [4, 3, 1]
    assert [by_number[n]["funded"] for n in (1, 2, 3)] == [True, True, False]
    assert by_number[3]["why"] == "does-not-fit"
    assert by_number[3]["facts"]["short_by"] == "10000.00"
    assert told["papers_root"] == made.ballot.papers_root
    assert len(told["receipts_root"]) == 64
    assert told["other_count"] is None


def test_a_result_says_how_voters_proved_who_they_are(client):
    declared_round(slug="larkmead")
    turnout = client.get("/api/v1/rounds/larkmead/result/").json()["turnout"]
    assert turnout["voters"] == 6
    assert turnout["percent"] is None
    assert set(turnout["by_proof"]) == {"posted-code"}


def test_every_link_of_a_result_leads_somewhere(client):
    declared_round(slug="larkmead")
    links = client.get("/api/v1/rounds/larkmead/result/").json()["links"]
    for link in links.values():
        assert client.get(link).status_code == 200
