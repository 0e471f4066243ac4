import pytest
from django.test import Client

from tests.budgets.voting.walk import open_round

STATEMENTS = ["help", "accessibility", "privacy", "cookies", "open-data", "complaints", "language"]


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_is_a_whole_page_without_the_database(client, name):
    page = client.get(f"/{name}/").content.decode()
    assert page.count("<h1") == 1
    assert 'id="main-content"' in page
    assert "Brockwell &amp; Norwood Co-operative Council" in page
    for path in ["/help/", "/accessibility/", "/privacy/", "/complaints/", "/open-data/"]:
        assert f'href="{path}"' in page


def test_no_page_has_an_inline_style_or_script(client):
    for name in STATEMENTS:
        page = client.get(f"/{name}/").content.decode()
        assert "style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script type="module" src="/static/')


def test_an_unknown_address_says_what_to_do(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()
    assert "Start from your postcode" in answer.content.decode()


def test_a_form_without_its_token_says_that_nothing_was_changed():
    answer = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "en-gb"})
    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()


def test_a_broken_page_needs_neither_database_nor_context(rf):
    from council.views.errors import broken

    answer = broken(rf.get("/"))
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Sorry, something went wrong" in page
    assert "020 7946 0155" in page


def test_the_error_page_is_written_without_any_context():
    from django.template.loader import render_to_string

    assert "Sorry, something went wrong" in render_to_string("500.html")


def test_a_right_to_left_language_turns_the_page(client):
    page = client.get("/help/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    page = client.get("/help/").content.decode()
    assert '<html lang="en-gb" dir="ltr"' in page


def test_every_page_leads_to_the_code_it_runs_on(client, settings):
    assert "Source code" not in client.get("/help/").content.decode()
    settings.SOURCE_URL = "https://code.council.example/platform"
    page = client.get("/help/").content.decode()
    assert 'href="https://code.council.example/platform">Source code</a>' in page


def test_every_cookie_that_is_set_is_listed(client, transactional_db):
    budget_round = open_round()
    client.post("/", {"postcode": "BK3 7QX"}, follow=True)
    client.get(f"/vote/{budget_round.slug}/")
    listed = client.get("/cookies/").content.decode()
    assert {"place", "order", "csrftoken"} <= set(client.cookies)
    assert all(f">{name}</th>" in listed for name in client.cookies)
    for name in ("place", "order"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"
        assert not client.cookies[name]["max-age"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/organisations/?q=a%00", "/rounds/?page=%00", "/?%00"])
def test_a_query_with_a_nul_is_refused_and_breaks_nothing(client, address):
    assert client.get(address).status_code == 400
