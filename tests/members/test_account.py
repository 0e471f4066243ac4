import json

import pytest

from budgets.models import Readiness
from members.appointing import appoint
from members.models import Person
from members.roles import COUNCILLOR
from record.entries import SYSTEM
from tests.factories import BudgetRoundFactory, PersonFactory
from tests.members.signing_in import set_up_app, sign_in

ADDRESS = "siobhan@example.org"
OWN_PAGES = [
    "/account/",
    "/account/data/",
    "/account/data/download/",
    "/account/leave/",
    "/account/email/",
    "/account/again/",
    "/account/second-factor/",
    "/account/second-factor/again/",
    "/account/second-factor/app/",
    "/account/second-factor/app/remove/",
    "/account/recovery-codes/",
    "/account/recovery-codes/new/",
    "/account/recovery-codes/download/",
    "/account/passkeys/",
    "/account/passkeys/add/",
    "/account/passkeys/again/",
    "/account/passkeys/1/",
    "/account/passkeys/1/remove/",
]
# Without a second factor there is nothing to remove, to recover with, or to rename.
NOT_THERE = {
    "/account/second-factor/app/remove/",
    "/account/recovery-codes/",
    "/account/recovery-codes/download/",
    "/account/passkeys/1/",
    "/account/passkeys/1/remove/",
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def resident(client):
    person = PersonFactory(email=ADDRESS, name="Siobhán Kelly")
    sign_in(client, ADDRESS)
    return person


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_stranger_is_asked_to_sign_in(client, page):
    assert client.get(page).headers.get("Location", "").startswith("/account/login/?next=")


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_resident_gets_own_pages_in_our_look_or_none(client, resident, page):
    answer = client.get(page)
    if page in NOT_THERE:
        assert answer.status_code == 404
    else:
        assert answer.status_code in {200, 302, 403}
    if answer.status_code == 200 and "html" in answer["Content-Type"]:
        assert "govuk-template" in answer.content.decode()
        assert "style=" not in answer.content.decode()


@pytest.mark.parametrize("page", OWN_PAGES)
def test_with_an_app_every_page_is_in_our_look(client, resident, page):
    set_up_app(client)
    answer = client.get(page)
    if answer.status_code == 200 and "html" in answer["Content-Type"]:
        assert "app-display" in answer.content.decode()
        assert "style=" not in answer.content.decode()


def test_what_we_hold_can_be_downloaded_without_secrets(client, resident):
    secret = set_up_app(client)
    answer = client.get("/account/data/download/")
    held = json.loads(answer.content)
    assert held["email"] == ADDRESS
    assert held["name"] == "Siobhán Kelly"
    assert {factor["kind"] for factor in held["second_factors"]} == {"totp", "recovery_codes"}
    assert secret not in answer.content.decode()
    assert "attachment" in answer["Content-Disposition"]


def test_nobody_sees_what_we_hold_about_somebody_else(client, resident):
    PersonFactory(email="other@example.org", name="Other Person")
    text = client.get("/account/data/download/").content.decode()
    assert "other@example.org" not in text
    assert "Other Person" not in text


def test_leaving_needs_a_tick_and_deletes_everything(client, resident):
    assert "Error:" in client.post("/account/leave/", {}).content.decode()
    assert Person.objects.exists()
    assert client.post("/account/leave/", {"sure": "on"}).status_code == 302
    assert not Person.objects.exists()
    assert "_auth_user_id" not in client.session


def test_who_holds_a_role_cannot_leave(client, resident):
    appoint(email=ADDRESS, role=COUNCILLOR, by=SYSTEM)
    answer = client.post("/account/leave/", {"sure": "on"})
    assert "You hold a role" in answer.content.decode()
    assert Person.objects.exists()


def test_an_account_that_decisions_rest_on_stays(client, resident):
    BudgetRoundFactory()
    Readiness.objects.update(done_by=resident)
    answer = client.post("/account/leave/", {"sure": "on"})
    assert "has to stay" in answer.content.decode()
    assert Person.objects.filter(pk=resident.pk).exists()


def test_the_account_page_says_what_somebody_does_for_the_council(client, resident):
    appoint(email=ADDRESS, role=COUNCILLOR, by=SYSTEM)
    assert "Councillor" in client.get("/account/").content.decode()
