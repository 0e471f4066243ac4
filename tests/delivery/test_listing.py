"""Every decision in one list: what is on it, what the filters leave, the same as a file."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delivery.calling_in import call_in
from delivery.publishing import publish
from tests.budgets.results.rounds import words
from tests.delivery.rounds import decidable_round, decided, depart, drafted, funded, period_over
from tests.delivery.test_call_in import MEMBERS
from tests.factories import OfficerFactory, WardFactory

pytestmark = pytest.mark.django_db


def departed(slug="departed", **settings):
    made = decidable_round(slug=slug, title="Rookery budget", **settings)
    funded(made)
    draft = drafted(made)
    depart(draft, 2, 1_500_000, '=Half the street, "already".')
    publish(decision=draft, by=OfficerFactory())
    return made


def sent(response):
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_the_list_says_how_far_each_departs_and_where_scrutiny_stands(client):
    assert "There is none like that." in words(client.get("/decisions/"))
    plain, other = decided(decidable_round(slug="plain", title="Larkmead budget")), departed()
    said = words(client.get("/decisions/"))
    assert "2 decisions" in said
    assert said.index("Rookery budget") < said.index("Larkmead budget")
    assert "1 project" in said
    assert said.count("May be called in until") == 2
    period_over(plain)
    standing = other.decisions.get()
    call_in(decision=standing, by=OfficerFactory(), members=MEMBERS, reason="Ask again.")
    said = words(client.get("/decisions/"))
    assert "Not called in" in said
    assert "Waits for scrutiny" in said


def test_a_draft_is_on_no_list(client):
    drafted(decidable_round())
    assert "0 decisions" in words(client.get("/decisions/"))
    assert not sent(client.get("/decisions.csv"))


def test_the_filters_leave_what_was_asked_for(client):
    ward = WardFactory(name="Rookery")
    plain = decided(decidable_round(slug="plain", title="Larkmead budget"))
    departed(ward=ward)
    for query, there, gone in (
        (f"ward={ward.code}", "Rookery budget", "Larkmead budget"),
        (f"ward={plain.ward.code}", "Larkmead budget", "Rookery budget"),
        ("departs=on", "Rookery budget", "Larkmead budget"),
    ):
        said = words(client.get(f"/decisions/?{query}"))
        assert there in said
        assert gone not in said
        assert {row["title"] for row in sent(client.get(f"/decisions.csv?{query}"))} == {there}
    period_over(plain)
    said = words(client.get("/decisions/?open_to_call_in=on"))
    assert ("Rookery budget" in said, "Larkmead budget" in said) == (True, False)
    for path in ("/decisions/", "/decisions.csv"):
        answer = client.get(f"{path}?ward=E99999999")
        assert "Choose a ward of the list" in words(answer)
        assert "/result/" not in words(answer).partition("<main")[2].partition("</main")[0]


def test_the_file_has_a_row_for_each_project(client):
    departed()
    answer = client.get("/decisions.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="decisions.csv"'
    rows = sent(answer)
    assert [row["funded_pounds"] for row in rows] == ["20000.00", "15000.00", "0.00"]
    assert [row["departs"] for row in rows] == ["no", "yes", "no"]
    assert rows[1]["way"] == "minutes"
    assert rows[1]["reason"] == '\'=Half the street, "already".'


def test_one_decision_or_three_take_as_many_statements(client):
    counts = []
    for slugs in (("a",), ("b", "c")):
        for slug in slugs:
            departed(slug, ward=WardFactory())
        client.get("/decisions/")
        with CaptureQueriesContext(connection) as page:
            client.get("/decisions/")
        with CaptureQueriesContext(connection) as file:
            sent(client.get("/decisions.csv"))
        counts.append((len(page), len(file)))
    assert counts[0] == counts[1]


def test_the_list_is_found_where_a_reader_would_look(client):
    made = departed()
    assert 'href="/decisions/"' in words(client.get("/rounds/"))
    assert 'href="/decisions/"' in words(client.get(f"/rounds/{made.slug}/decision/"))
