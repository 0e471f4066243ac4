"""The containers' description, checked against the code it describes; no engine is needed for that."""

import ast
import importlib.util
import re

import pytest
import yaml
from django.conf import settings

from council.starting import libraries, places
from tests.starting.answering import answering

# For a developer's machine, or fixed inside the image.
NOT_FOR_COMPOSE = {"DEBUG", "DEMO", "COUNCIL_VAR", "WEB_DATABASE_ROLE", "SECURE_SSL_REDIRECT"}


def read(name):
    return (places.ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load(read("docker-compose.yml"))


@pytest.fixture(scope="module")
def ours(compose):
    """The services that run our own image."""
    return {
        name: service
        for name, service in compose["services"].items()
        if "cooperative-council" in service["image"]
    }


def read_by_settings():
    calls = (node for node in ast.walk(ast.parse(read("council/settings.py"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and isinstance(call.args[0], ast.Constant)
    }


def test_our_services_are_the_five_parts(ours):
    assert set(ours) == {"migrate", "web", "worker", "beat"}


@pytest.mark.parametrize("name", settings.NEEDED)
def test_everything_production_needs_is_given_to_every_part(ours, name):
    for service in ours.values():
        assert service["environment"][name]


def test_every_setting_can_be_given(ours):
    colours = {f"COUNCIL_{name.upper().replace('-', '_')}" for name in settings.BRAND.colours}
    known = set(ours["web"]["environment"]) | set(ours["migrate"]["environment"])
    assert (read_by_settings() | colours | {"COUNCIL_CREST", "COUNCIL_CREST_DARK"}) - known == (
        NOT_FOR_COMPOSE & read_by_settings()
    )


def test_the_example_names_every_variable_of_the_compose_file(ours):
    example = set(re.findall(r"^#?([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    required = set(re.findall(r"\$\{([A-Z_]+):\?", read("docker-compose.yml")))
    optional = set(re.findall(r"\$\{([A-Z_]+):-", read("docker-compose.yml")))
    passed_on = {name for name, value in ours["web"]["environment"].items() if value is None}
    assert required | optional | passed_on == example


def test_the_example_gives_away_no_secret():
    for name in ("SECRET_KEY", "ROLL_KEY", "POSTGRES_PASSWORD", "WEB_DATABASE_PASSWORD"):
        assert f"\n{name}=\n" in read(".env.example")


def test_the_site_does_not_know_the_owner_of_the_database(ours):
    web = ours["web"]["environment"]
    assert web["DATABASE_URL"].startswith("postgresql://council_web:")
    assert "POSTGRES_PASSWORD" not in str(web)
    assert "env_file" not in ours["web"]
    assert ours["worker"]["environment"]["DATABASE_URL"].startswith("postgresql://council:")


def test_ballot_keys_lie_on_a_volume_of_their_own(compose, ours):
    users = {
        name
        for name, service in compose["services"].items()
        if "keys:" in str(service.get("volumes"))
    }
    assert users == {"web", "worker"}
    assert {ours[name]["environment"]["BALLOT_KEYS_DIR"] for name in users} == {"/keys"}


def test_the_database_logs_no_statement_that_failed(compose):
    command = " ".join(compose["services"]["database"]["command"])
    assert "log_min_error_statement=panic" in command
    assert "log_statement=none" in command


@pytest.mark.parametrize("name", ["web", "worker"])
def test_what_is_scaled_claims_neither_a_name_nor_a_port_of_the_machine(ours, name):
    assert not {"container_name", "ports", "hostname"} & set(ours[name])


def test_every_part_that_stays_has_a_health_check(compose):
    without = {n for n, service in compose["services"].items() if "healthcheck" not in service}
    assert without == {"migrate"}


def test_nothing_of_ours_runs_as_root_or_writes_outside_its_volumes(ours):
    assert "\nUSER council\n" in read("Dockerfile")
    for service in ours.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]


def test_the_image_has_the_libraries_that_pdfs_need():
    for package in libraries.PDF.packages:
        assert f" {package} " in read("Dockerfile").replace("\n", " ")


def test_no_secret_and_no_history_enters_the_image():
    left_out = read(".dockerignore").splitlines()
    assert {".env", ".git", "var", "tests"} <= set(left_out)


@pytest.mark.parametrize(("status", "expected"), [(200, 0), (503, 1), (None, 1)])
def test_the_health_check_of_the_site_asks_as_the_proxy_would(monkeypatch, status, expected):
    spec = importlib.util.spec_from_file_location("healthy", places.ROOT / "deploy" / "healthy.py")
    healthy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(healthy)
    monkeypatch.setenv("ALLOWED_HOSTS", "vote.council.example,other.example")
    with answering(status or 200) as (url, asked):
        monkeypatch.setattr(healthy, "ADDRESS", url if status else "http://127.0.0.1:9/")
        assert healthy.main() == expected
    for headers in asked:
        assert headers["Host"] == "vote.council.example"
        assert headers["X-Forwarded-Proto"] == "https"
