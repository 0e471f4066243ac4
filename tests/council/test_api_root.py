"""The interface as a whole: its root, its errors, what caches may do."""

import json

import pytest
from django.test import Client

from council.open_data.root import Root
from tests.factories import BudgetRoundFactory, WardFactory
from tests.states import opened, with_options

pytestmark = pytest.mark.django_db

LISTS = [
    "wards", "neighbourhoods", "rounds", "projects", "results", "decisions", "deliveries",
    "funds", "transactions", "grants", "services", "splits", "disaggregations",
]  # fmt: skip


def problem(response, status):
    """The problem detail of the response, checked for what RFC 9457 and our schema promise."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    body = json.loads(response.content)
    assert body["type"] == "about:blank"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    return body


def test_the_root_links_to_what_there_is(client):
    links = client.get("/api/v1/").json()
    assert list(links) == [*LISTS, "schema", "documentation"]
    for link in links.values():
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_is_a_page_of_nothing(client, name):
    body = client.get(f"/api/v1/{name}/").json()
    assert body == {"count": 0, "next": None, "previous": None, "results": []}


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/nothing/",
        "/api/v2/",
        "/api/v1/rounds/nothing/",
        "/api/v1/rounds/nothing/result/",
        "/api/v1/projects/nothing.1/",
        "/api/v1/projects/nothing/",
        "/api/v1/results/nothing/",
    ],
)
def test_what_is_not_there_is_a_problem_of_its_own_address(client, path):
    assert problem(client.get(path), 404)["instance"] == path


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)("/api/v1/rounds/")
    problem(response, 405)
    assert "GET" in response["Allow"]


def test_only_json_is_spoken(client):
    problem(client.get("/api/v1/rounds/", headers={"Accept": "text/csv"}), 406)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=many", "limit"),
        ("limit=²", "limit"),
        ("offset=-1", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("state=almost", "state"),
        ("open_now=perhaps", "open_now"),
        ("ward=Larkmead", "ward"),
        ("ward=E05090000%00", "ward"),
        ("stat=open", "stat"),
    ],
)
def test_a_bad_page_or_filter_is_named(client, query, parameter):
    body = problem(client.get(f"/api/v1/rounds/?{query}"), 400)
    assert {fault["parameter"] for fault in body["errors"]} == {parameter}
    assert all(fault["detail"] for fault in body["errors"])


def test_one_thing_takes_no_parameters(client):
    WardFactory(code="E05090000")
    body = problem(client.get("/api/v1/wards/E05090000/?state=open"), 400)
    assert body["errors"][0]["parameter"] == "state"


def test_too_many_requests_are_told_how_long_to_wait(client, settings):
    settings.OPEN_DATA_REQUESTS_A_MINUTE = 2
    for _ in range(2):
        assert client.get("/api/v1/wards/").status_code == 200
    response = client.get("/api/v1/rounds/")
    problem(response, 429)
    assert 0 < int(response["Retry-After"]) <= 60


def test_a_fault_of_ours_is_logged_and_told_without_detail(monkeypatch, caplog):
    def broken(view, request):
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr(Root, "get", broken)
    response = Client(raise_request_exception=False).get("/api/v1/")
    problem(response, 500)
    assert b"secret" not in response.content
    assert "the secret of the house" in caplog.text


def test_lists_come_in_pages(client):
    for number in range(3):
        WardFactory(name=f"Ward {number}")
    first = client.get("/api/v1/wards/?limit=2").json()
    assert [ward["name"] for ward in first["results"]] == ["Ward 0", "Ward 1"]
    assert (first["count"], first["previous"]) == (3, None)
    second = client.get(first["next"]).json()
    assert [ward["name"] for ward in second["results"]] == ["Ward 2"]
    assert second["next"] is None


def test_an_answer_is_kept_until_it_changes(client):
    WardFactory(name="Mill Lane")
    first = client.get("/api/v1/wards/")
    assert first["Cache-Control"] == "public, max-age=60"
    assert first["Access-Control-Allow-Origin"] == "*"
    again = client.get("/api/v1/wards/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    WardFactory(name="Larkmead")
    assert client.get("/api/v1/wards/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_no_answer_depends_on_who_asks(client, admin_user):
    """So that a shared cache can never hold what only an officer may see."""
    budget_round = BudgetRoundFactory()
    opened(with_options(budget_round.ballot))
    anonymous = client.get("/api/v1/rounds/")
    client.force_login(admin_user)
    assert client.get("/api/v1/rounds/").content == anonymous.content
    assert "Cookie" not in anonymous["Vary"]
    assert not anonymous.cookies
