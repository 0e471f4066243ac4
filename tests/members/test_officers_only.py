"""Officers' pages against everybody who may knock, on a page that exists for this test alone."""

import pytest
from django.http import HttpResponse
from django.urls import include, path

from tests.factories import PersonFactory
from tests.members.signing_in import set_up_app, sign_in

PAGE = "/officer/test-desk/"
urlpatterns = [
    path("officer/test-desk/", lambda request: HttpResponse("the desk")),
    path("", include("council.urls")),
]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(PAGE)["Location"] == f"/account/login/?next={PAGE}"


def test_a_resident_is_told_that_there_is_no_such_page(client):
    PersonFactory(email="a@example.org")
    sign_in(client, "a@example.org")
    assert client.get(PAGE).status_code == 404


def test_staff_without_a_second_factor_is_sent_to_set_one_up(client):
    PersonFactory(email="a@example.org", is_staff=True)
    sign_in(client, "a@example.org")
    assert client.get(PAGE)["Location"] == f"/account/second-factor/?next={PAGE}"


def test_staff_with_a_second_factor_gets_in(client):
    PersonFactory(email="a@example.org", is_staff=True)
    sign_in(client, "a@example.org")
    set_up_app(client)
    assert client.get(PAGE).content == b"the desk"


def test_a_session_from_before_the_second_factor_is_asked_to_show_it(client):
    PersonFactory(email="a@example.org", is_staff=True)
    earlier = client.__class__()
    sign_in(earlier, "a@example.org")
    sign_in(client, "a@example.org")
    set_up_app(client)
    assert earlier.get(PAGE)["Location"] == f"/account/second-factor/again/?next={PAGE}"


def test_dismissed_staff_are_out_at_once(client):
    person = PersonFactory(email="a@example.org", is_staff=True)
    sign_in(client, "a@example.org")
    set_up_app(client)
    person.is_staff = False
    person.save()
    assert client.get(PAGE).status_code == 404
