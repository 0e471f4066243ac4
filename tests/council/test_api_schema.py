"""The interface and its schema say the same, and people can read it."""

from pathlib import Path

import pytest
import schemathesis
from django.conf import settings as site
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import given, settings

from council.open_data import reference
from council.wsgi import application

COMMITTED = Path(site.BASE_DIR, "docs", "api", "openapi.yaml")


def test_the_committed_schema_is_valid_and_current(tmp_path):
    """Write it anew with `./run manage spectacular --file docs/api/openapi.yaml`."""
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", "--fail-on-warn", "--validate", file=str(made))
    assert made.read_text() == COMMITTED.read_text()


def test_everything_in_the_schema_is_described():
    endpoints = [endpoint for section in reference.sections() for endpoint in section.endpoints]
    assert len(endpoints) == 28
    for endpoint in endpoints:
        for field in (*endpoint.parameters, *endpoint.members):
            assert field.description, (endpoint.path, field)


@pytest.mark.django_db
def test_the_documentation_shows_every_address_and_needs_no_script(client):
    page = client.get("/api/v1/docs/").content.decode()
    for section in reference.sections():
        for endpoint in section.endpoints:
            assert f"<code>{endpoint.path}</code>" in page
    assert "does-not-fit" in page
    assert "<script>" not in page


@pytest.mark.django_db
def test_open_data_leads_to_the_documentation(client):
    assert b'href="/api/v1/docs/"' in client.get("/open-data/").content


@pytest.fixture
def interface(db, settings):
    """Asked in-process, inside the test's transaction: a request must not close its connection."""
    settings.OPEN_DATA_REQUESTS_A_MINUTE = 1_000_000
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_whatever_is_asked_the_answer_keeps_to_the_schema(interface, declared_round):
    for found in interface.get_all_operations():

        @settings(max_examples=12, deadline=None, database=None, derandomize=True)
        @given(case=found.ok().as_strategy())
        def keeps_to_it(case):
            case.call_and_validate()

        keeps_to_it()


def test_nothing_but_reading_is_offered(interface):
    operations = [found.ok() for found in interface.get_all_operations()]
    assert len(operations) == 28
    for operation in operations:
        case = operation.Case(
            method="POST", path_parameters=dict.fromkeys(["slug", "code", "id", "pk"], "a.1")
        )
        assert case.call().status_code in {404, 405}


def test_what_is_there_keeps_to_the_schema(interface, declared_round):
    slug, ward = declared_round.slug, declared_round.ward.code
    answers = {
        "/api/v1/wards/{code}/": {"code": ward},
        "/api/v1/rounds/{slug}/": {"slug": slug},
        "/api/v1/rounds/{slug}/result/": {"slug": slug},
        "/api/v1/projects/{id}/": {"id": f"{slug}.1"},
        "/api/v1/results/": {},
        "/api/v1/projects/": {},
        "/api/v1/rounds/": {},
        "/api/v1/wards/": {},
    }
    for path, parameters in answers.items():
        response = interface[path]["GET"].Case(path_parameters=parameters).call_and_validate()
        assert response.status_code == 200, path


@pytest.mark.django_db
def test_only_the_page_for_trying_may_show_pictures_from_its_style_sheet(client):
    assert "data:" in client.get("/api/v1/docs/try/")["Content-Security-Policy"]
    assert "data:" not in client.get("/api/v1/docs/")["Content-Security-Policy"]
