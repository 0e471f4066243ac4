import pytest
from django.http import HttpResponse
from django.urls import include, path

from members.models import Person
from members.roles import ROLES

DEMO = "/demo/sign-in/"
DESK = "/officer/test-desk/"
urlpatterns = [
    path("officer/test-desk/", lambda request: HttpResponse("the desk")),
    path("", include("council.urls")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
LOCAL = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]


def test_it_lists_every_role_with_one_button_each(client, demo):
    page = client.get(DEMO, **LOCAL).content.decode()
    for code in ("resident", *ROLES):
        assert f'value="{code}"' in page


@pytest.mark.parametrize("code", ["ward-officer", "returning-officer", "administrator"])
def test_one_press_opens_the_officers_pages(client, demo, code):
    assert client.post(DEMO, {"part": code}, **LOCAL)["Location"] == "/officer/"
    assert client.get(DESK, **LOCAL).content == b"the desk"
    person = Person.objects.get()
    assert person.groups.get().name == ROLES[code].group


@pytest.mark.parametrize("code", ["resident", "councillor"])
def test_who_is_no_officer_stays_out(client, demo, code):
    assert client.post(DEMO, {"part": code}, **LOCAL)["Location"] == "/"
    assert client.get(DESK, **LOCAL).status_code == 404


@pytest.mark.parametrize(
    "request_from",
    [
        {"HTTP_HOST": "localhost", "REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "council.example", "REMOTE_ADDR": "127.0.0.1"},
        {"HTTP_HOST": "localhost.evil.example", "REMOTE_ADDR": "127.0.0.1"},
        {"HTTP_HOST": "127.0.0.1.evil.example", "REMOTE_ADDR": "127.0.0.1"},
        {"HTTP_HOST": "192.0.2.7:8000", "REMOTE_ADDR": "127.0.0.1"},
        {**LOCAL, "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {**LOCAL, "HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_HOST": "localhost", "REMOTE_ADDR": ""},
    ],
    ids=["far", "named", "suffix", "number-suffix", "own-number", "proxied", "forwarded", "socket"],
)
def test_from_anywhere_else_there_is_no_such_page(client, demo, request_from):
    assert client.get(DEMO, **request_from).status_code == 404
    assert client.post(DEMO, {"part": "administrator"}, **request_from).status_code == 404
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "[::1]", "127.0.0.2"]
)
def test_every_name_of_this_machine_will_do(client, demo, host):
    assert client.get(DEMO, HTTP_HOST=host, REMOTE_ADDR="::1").status_code == 200


def test_without_demo_there_is_no_such_page(client, settings):
    settings.DEMO = False
    assert client.get(DEMO, **LOCAL).status_code == 404
    assert client.post(DEMO, {"part": "administrator"}, **LOCAL).status_code == 404


def test_a_demonstration_session_proves_nothing_once_demo_is_off_or_far_away(
    client, demo, settings
):
    client.post(DEMO, {"part": "administrator"}, **LOCAL)
    assert client.get(DESK, HTTP_HOST="localhost", REMOTE_ADDR="192.0.2.7").status_code == 302
    settings.DEMO = False
    assert client.get(DESK, **LOCAL).status_code == 302


def test_an_unknown_part_is_not_there_and_a_visit_signs_nobody_in(client, demo):
    assert client.post(DEMO, {"part": "mayor"}, **LOCAL).status_code == 404
    client.get(f"{DEMO}?part=administrator", **LOCAL)
    assert "_auth_user_id" not in client.session


def test_it_begins_a_fresh_session(client, demo):
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.post(DEMO, {"part": "resident"}, **LOCAL)
    assert client.session.session_key != planted
    assert "planted" not in client.session


def test_the_same_person_comes_back(client, demo):
    for _ in range(2):
        client.post(DEMO, {"part": "ward-officer"}, **LOCAL)
    assert Person.objects.count() == 1


def test_the_form_needs_its_token(demo):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(DEMO, {"part": "administrator"}, **LOCAL).status_code == 403
