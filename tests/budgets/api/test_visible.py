"""What the interface shows of a round in each state: to everybody the same."""

import pytest

from tests.budgets.officer.desk import in_state, proven
from tests.declared import counted_round, declared_round, round_with_projects
from tests.factories import officer_of

pytestmark = pytest.mark.django_db

STATES = ["draft", "scheduled", "open", "suspended", "closed", "cancelled"]


@pytest.fixture
def rounds():
    """One round for each state before the count, with one project each."""
    made = {state: round_with_projects([2_000_000], slug=state) for state in STATES}
    for state, one in made.items():
        in_state(one.ballot, state)
    return made


def shown(client, path, name, **query):
    return {one[name] for one in client.get(f"/api/v1/{path}/", query).json()["results"]}


def test_everybody_sees_all_but_drafts(client, rounds):
    assert shown(client, "rounds", "slug") == set(STATES) - {"draft"}
    assert shown(client, "projects", "id") == {f"{state}.1" for state in STATES} - {"draft.1"}
    assert shown(client, "results", "round") == set()


def test_an_officer_sees_the_same_here(client, rounds):
    """Drafts are on the officers' desk; what is open data does not depend on who asks."""
    proven(client, officer_of(*rounds.values()))
    assert shown(client, "rounds", "slug") == set(STATES) - {"draft"}
    assert client.get("/api/v1/rounds/draft/").status_code == 404
    assert client.get("/api/v1/projects/draft.1/").status_code == 404


def test_rounds_are_found_by_ward_state_and_whether_they_are_open(client, rounds):
    ward = rounds["open"].ward.code
    assert shown(client, "rounds", "slug", ward=ward) == {"open"}
    assert shown(client, "rounds", "slug", state="suspended") == {"suspended"}
    assert shown(client, "rounds", "slug", open_now="true") == {"open"}
    assert "open" not in shown(client, "rounds", "slug", open_now="false")
    assert shown(client, "rounds", "slug", ward="E05999999") == set()


def test_projects_are_found_by_round_ward_and_state(client, rounds):
    ward = rounds["closed"].ward.code
    assert shown(client, "projects", "id", round="open") == {"open.1"}
    assert shown(client, "projects", "id", ward=ward) == {"closed.1"}
    assert shown(client, "projects", "id", state="scheduled") == {"scheduled.1"}
    assert shown(client, "projects", "id", round="draft") == set()


def test_nothing_of_a_count_is_known_before_the_declaration(client):
    counted = counted_round(slug="counted")
    answers = [
        client.get(f"/api/v1/{path}/")
        for path in ["rounds/counted", "rounds", "projects", "projects/counted.1", "results"]
    ]
    assert client.get("/api/v1/rounds/counted/result/").status_code == 404
    told = " ".join(answer.content.decode() for answer in answers)
    root, digest = counted.ballot.papers_root, counted.ballot.counts.get().input_digest
    for secret in [root, digest, '"votes"', '"spent"', '"chosen"', '"papers"', '"funded"']:
        assert secret not in told
    assert client.get("/api/v1/rounds/counted/").json()["result"] is None


def test_a_declared_and_a_superseded_result_are_both_there(client):
    declared_round(slug="first")
    in_state(declared_round(slug="second").ballot, "superseded")
    states = {
        one["round"]: one["state"] for one in client.get("/api/v1/results/").json()["results"]
    }
    assert states == {"first": "declared", "second": "superseded"}
    assert shown(client, "results", "round", state="superseded") == {"second"}


def test_as_many_statements_for_three_as_for_one(client, django_assert_num_queries):
    declared_round(slug="first")
    statements = {"rounds": 4, "projects": 2, "results": 3}
    for path, number in statements.items():
        with django_assert_num_queries(number):
            assert client.get(f"/api/v1/{path}/").status_code == 200
    declared_round(slug="second")
    declared_round(slug="third")
    for path, number in statements.items():
        with django_assert_num_queries(number):
            assert client.get(f"/api/v1/{path}/").json()["count"] >= 3


@pytest.mark.parametrize("path", ["rounds/first/", "projects/first.1/", "rounds/first/result/"])
def test_nobody_is_named(client, path):
    declared_round(slug="first")
    text = client.get(f"/api/v1/{path}").content.decode()
    for personal in ["Ruth Field", "first@example.org", "Participation team", "Voter 1", "BK3"]:
        assert personal not in text
