from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from members import tasks
from members.policies import has_second_factor, is_proven_staff
from record.models import RecordEntry
from tests.factories import PersonFactory
from tests.members.signing_in import app_code, code_in_last_mail, set_up_app, sign_in

ADDRESS = "grace@example.org"
SHOW = "/account/second-factor/show/"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer():
    return PersonFactory(email=ADDRESS, is_staff=True, name="Grace Okonjo")


def request_of(client, person):
    request = RequestFactory().get("/")
    request.session = client.session
    request.user = person
    return request


def test_a_session_is_proven_once_the_app_is_set_up(client, officer):
    sign_in(client, ADDRESS)
    assert not is_proven_staff(request_of(client, officer))
    set_up_app(client)
    assert is_proven_staff(request_of(client, officer))


def test_another_open_session_is_not_proven_by_it(client, officer):
    elsewhere = client.__class__()
    sign_in(elsewhere, ADDRESS)
    sign_in(client, ADDRESS)
    set_up_app(client)
    assert not is_proven_staff(request_of(elsewhere, officer))


def test_a_resident_with_a_second_factor_is_no_staff(client):
    resident = PersonFactory(email=ADDRESS)
    sign_in(client, ADDRESS)
    set_up_app(client)
    request = request_of(client, resident)
    assert has_second_factor(request)
    assert not is_proven_staff(request)


def test_the_next_sign_in_asks_for_the_code_of_the_app(client, officer):
    sign_in(client, ADDRESS)
    secret = set_up_app(client)
    later = client.__class__()
    assert sign_in(later, ADDRESS)["Location"] == SHOW
    assert "_auth_user_id" not in later.session
    with time_machine.travel(timezone.now() + timedelta(seconds=60)):
        assert later.post(SHOW, {"code": app_code(secret)}).status_code == 302
        assert is_proven_staff(request_of(later, officer))


def test_a_wrong_code_of_the_app_opens_nothing(client, officer):
    sign_in(client, ADDRESS)
    secret = set_up_app(client)
    later = client.__class__()
    sign_in(later, ADDRESS)
    answer = later.post(SHOW, {"code": app_code(secret, steps=40)})
    assert "That code is not right" in answer.content.decode()
    assert "_auth_user_id" not in later.session


def test_a_code_of_the_app_works_once(client, officer):
    sign_in(client, ADDRESS)
    secret = set_up_app(client)
    with time_machine.travel(timezone.now() + timedelta(seconds=60), tick=False):
        first, second = client.__class__(), client.__class__()
        for later in (first, second):
            sign_in(later, ADDRESS)
            later.post(SHOW, {"code": app_code(secret)})
        assert "_auth_user_id" in first.session
        assert "_auth_user_id" not in second.session


def test_a_recovery_code_opens_once(client, officer):
    sign_in(client, ADDRESS)
    set_up_app(client)
    code = client.get("/account/recovery-codes/").context["unused_codes"][0]
    first, second = client.__class__(), client.__class__()
    for later in (first, second):
        sign_in(later, ADDRESS)
        later.post(SHOW, {"code": code})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_the_apps_secret_is_sealed_in_the_database(client, officer):
    sign_in(client, ADDRESS)
    secret = set_up_app(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, '') FROM mfa_authenticator")
        assert secret not in cursor.fetchone()[0]


def test_the_owner_is_told_of_a_new_second_factor(client, officer):
    sign_in(client, ADDRESS)
    set_up_app(client)
    tasks.send_waiting_post()
    told = [message for message in mail.outbox if "authenticator app" in message.body]
    assert [message.to for message in told] == [[ADDRESS]]


@pytest.mark.parametrize("page", ["second-factor/app/", "passkeys/add/"], ids=["app", "passkey"])
def test_setting_up_long_after_sign_in_asks_for_a_code_first(client, officer, page):
    sign_in(client, ADDRESS)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        answer = client.get(f"/account/{page}")
        assert answer["Location"].startswith("/account/again/?next=")
        client.post(answer["Location"], {"action": "send"})
        done = client.post(answer["Location"], {"code": code_in_last_mail()})
        assert done["Location"] == f"/account/{page}"
        assert client.get(f"/account/{page}").status_code == 200


def test_a_wrong_code_to_ones_own_address_opens_nothing(client, officer):
    sign_in(client, ADDRESS)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        client.post("/account/again/", {"action": "send"})
        answer = client.post("/account/again/", {"code": "no"})
        assert "That code is not right" in answer.content.decode()
        assert client.get("/account/second-factor/app/").status_code == 302


def test_whoever_has_an_app_shows_it_again_and_not_an_emailed_code(client, officer):
    sign_in(client, ADDRESS)
    set_up_app(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        answer = client.get("/account/again/")
        assert answer["Location"].startswith("/account/second-factor/again/")


def test_removing_the_app_needs_a_press_and_takes_the_recovery_codes_along(client, officer):
    sign_in(client, ADDRESS)
    set_up_app(client)
    client.get("/account/second-factor/app/remove/")
    assert Authenticator.objects.filter(user=officer).count() == 2
    client.post("/account/second-factor/app/remove/")
    assert not Authenticator.objects.filter(user=officer).exists()


def test_a_made_up_passkey_opens_nothing(client, officer):
    for credential in ("", "{}", "[]", "not json", '{"id": "x", "response": {}}'):
        assert (
            client.post("/account/passkeys/login/", {"credential": credential}).status_code == 302
        )
    assert "_auth_user_id" not in client.session


def test_somebody_elses_passkey_is_not_there(client, officer):
    theirs = Authenticator.objects.create(
        user=PersonFactory(),
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Key", "credential": {}},
    )
    sign_in(client, ADDRESS)
    for page in (f"/account/passkeys/{theirs.pk}/", f"/account/passkeys/{theirs.pk}/remove/"):
        assert client.get(page).status_code == 404
        assert client.post(page).status_code == 404


def test_a_reset_lets_somebody_start_again_and_ends_every_session(client, officer):
    sign_in(client, ADDRESS)
    set_up_app(client)
    call_command("reset_second_factor", ADDRESS)
    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.get("/account/").status_code == 302
    assert "taken off" in mail.outbox[-1].subject
    assert RecordEntry.objects.get().action == "members.second-factor-reset"
    assert sign_in(client.__class__(), ADDRESS).status_code == 302


def test_a_reset_of_nobody_is_refused():
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody@example.org")
