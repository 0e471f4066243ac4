"""Decisions, projects on their way and evaluations as open data: what is public, and nothing else."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from delivery import milestones
from delivery.calling_in import call_in, resolve
from delivery.declaring import declare
from delivery.evaluating import answer, ask, first_questions
from delivery.learning import publish_learned
from delivery.publishing import publish
from tests.council.test_api_root import problem
from tests.delivery.rounds import decidable_round, decided, in_delivery, signed_by, to_sign
from tests.delivery.test_call_in import MEMBERS
from tests.delivery.test_delivering import begun
from tests.delivery.test_listing import departed
from tests.factories import OfficerFactory, WardFactory

pytestmark = pytest.mark.django_db


def found(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def signed_round():
    draft, (amy, ngozi, owen) = to_sign()
    declare(
        decider=amy,
        by=amy.person,
        about="Chairs the club",
        body="Lunch Club",
        disqualifying=True,
        project=draft.round.projects.get(option__number=1),
    )
    signed_by(amy, ["aside", "for", "for"])
    signed_by(ngozi)
    signed_by(owen, ["abstained", "for", "for"])
    publish(decision=draft, by=OfficerFactory())
    return draft.round


def test_a_signed_decision_line_by_line_with_who_decided(client):
    made = signed_round()
    told = found(client, f"decisions/{made.slug}.1/")
    assert [line["funded"]["amount"] for line in told["lines"]] == ["20000.00", "20000.00", "0.00"]
    assert told["lines"][0]["agenda"] == "Not from the agenda"
    amy = told["deciders"][0]
    assert amy["votes"][0] == {"number": 1, "vote": "aside"}
    assert amy["interests"] == [{"about": "Chairs the club", "project": 1, "disqualifying": True}]
    assert amy["signed_at"].endswith("Z")
    text = client.get(told["signed_text"].removeprefix("http://testserver")).content
    assert told["digest"] == hashlib.sha256(text).hexdigest()
    assert "Lunch Club" not in json.dumps(told)
    assert "@" not in json.dumps(told)


def test_a_departure_and_its_call_in_with_the_outcome(client):
    made = departed()
    standing = made.decisions.get()
    call_in(decision=standing, by=OfficerFactory(), members=MEMBERS, reason="Ask again.")
    resolve(decision=standing, by=OfficerFactory(), outcome="upheld", reason="It stands.")
    told = found(client, f"decisions/{made.slug}.1/")
    assert told["departures"] == 1
    assert told["way"] == "minutes"
    assert told["minute"] == "Minute 47"
    assert (told["digest"], told["signed_text"]) == ("", None)
    assert told["call_in"]["outcome"] == "upheld"
    assert told["call_in"]["members"] == MEMBERS
    row = found(client, "decisions/")["results"][0]
    assert row["call_in_outcome"] == "upheld"
    assert found(client, row["url"].partition("/api/v1/")[2]) == told
    result = found(client, f"rounds/{made.slug}/result/")
    listed = found(client, result["links"]["decisions"].partition("/api/v1/")[2])
    assert [one["id"] for one in listed["results"]] == [told["id"]]


def test_the_filters(client):
    ward = WardFactory(name="Rookery")
    plain, other = decided(decidable_round(slug="plain")), departed(ward=ward)
    for query, slugs in (
        ("", [other.slug, plain.slug]),
        (f"ward={ward.code}", [other.slug]),
        ("departs=true", [other.slug]),
        ("departs=false", [plain.slug]),
        ("open_to_call_in=true", [other.slug, plain.slug]),
        ("open_to_call_in=false", []),
        ("state=superseded", []),
        (f"round={plain.slug}", [plain.slug]),
    ):
        rows = found(client, f"decisions/?{query}")["results"]
        assert [one["round"] for one in rows] == slugs, query
    for query in ("departs=maybe", "state=draft", "ward=x", "unknown=1"):
        problem(client.get(f"/api/v1/decisions/?{query}"), 400)


def test_a_draft_is_nowhere(client):
    draft, (amy, *_others) = to_sign()
    signed_by(amy)
    assert found(client, "decisions/")["count"] == 0
    problem(client.get(f"/api/v1/decisions/{draft.round.slug}.1/"), 404)
    assert result_file(client, draft.round)["decision"] is None


def result_file(client, made):
    response = client.get(f"/result/{made.slug}/result.json")
    assert response.status_code == 200
    return json.loads(b"".join(response.streaming_content))


def test_the_file_of_the_result_has_the_decision(client):
    made = departed()
    standing = made.decisions.get()
    call_in(decision=standing, by=OfficerFactory(), members=MEMBERS, reason="Ask again.")
    told = result_file(client, made)["decision"]
    assert [one["funded_pence"] for one in told["lines"]] == [2_000_000, 1_500_000, 0]
    assert told["citation"].endswith("section 236")
    assert told["deciders"][0]["name"] == "Cllr Amy Lin"
    assert told["call_in"]["outcome"] == "open"


def test_projects_with_their_steps_money_and_flags(client):
    made = in_delivery()
    project = begun(made)
    today = timezone.localdate()
    milestones.plan_milestone(
        project=project,
        by=OfficerFactory(),
        title="Dug",
        planned_on=today - timedelta(days=3),
        planned_pence=500_000,
    )
    told = found(client, f"deliveries/{made.slug}.1/")
    assert told["state"] == "under-way"
    assert told["flags"] == ["late"]
    assert told["milestones"][-1]["late"] is True
    assert told["spent"]["committed"]["amount"] == "20000.00"
    assert told["spent"]["planned_by_now"]["amount"] == "5000.00"
    rows = found(client, "deliveries/")["results"]
    assert [one["number"] for one in rows] == [1, 2]
    assert [one["number"] for one in found(client, "deliveries/?late=true")["results"]] == [1]
    assert [one["number"] for one in found(client, "deliveries/?late=false")["results"]] == [2]
    assert found(client, "deliveries/?state=done")["count"] == 0
    problem(client.get("/api/v1/deliveries/?state=lost"), 400)
    problem(client.get(f"/api/v1/deliveries/{made.slug}.3/"), 404)


def test_an_evaluation_in_numbers_that_name_nobody(client):
    made = in_delivery()
    problem(client.get(f"/api/v1/rounds/{made.slug}/evaluation/"), 404)
    ask(budget_round=made, by=OfficerFactory(), questions=first_questions())
    questions = list(made.questions.all())
    for _number in range(4):
        answer(budget_round=made, scores={questions[0].pk: 5}, words="Secret words")
    told = found(client, f"rounds/{made.slug}/evaluation/")
    assert told["people"] == 4
    assert told["questions"][0]["people"] is None
    assert set(told["questions"][0]["given"].values()) == {None}
    assert told["learned"] is None
    for score in (5, 5, 5, 5, 5, 1):
        answer(budget_round=made, scores={questions[0].pk: score}, words="")
    said = {"worked": "Trees.", "failed": "Soil.", "learned": "Test it."}
    publish_learned(budget_round=made, by=OfficerFactory(), **said)
    told = found(client, f"rounds/{made.slug}/evaluation/")
    first = told["questions"][0]
    assert (first["people"], first["mean"]) == (10, 4.6)
    assert first["given"]["1"] is None
    assert told["learned"]["failed"] == "Soil."
    assert "Secret words" not in json.dumps(told)


def test_one_row_or_three_take_as_many_statements(client):
    counts = []
    for slugs in (("a",), ("b", "c")):
        for slug in slugs:
            in_delivery(decidable_round(slug=slug, ward=WardFactory()))
        told = []
        for path in ("decisions/", "deliveries/"):
            client.get(f"/api/v1/{path}")
            with CaptureQueriesContext(connection) as statements:
                found(client, path)
            told.append(len(statements))
        counts.append(told)
    assert counts[0] == counts[1]


def test_what_has_no_call_in_period_is_not_open_to_it(client):
    made = decided(maker="committee")
    assert made.decisions.get().call_in_ends_at is None
    assert found(client, f"decisions/{made.slug}.1/")["open_to_call_in"] is False
    assert found(client, "decisions/?open_to_call_in=false")["results"]
