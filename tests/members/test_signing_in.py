import logging
import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from members.models import Person
from tests.factories import PersonFactory
from tests.members.signing_in import CONFIRM, LOGIN, another, code_in_last_mail, sign_in

ADDRESS = "siobhan@example.org"
pytestmark = pytest.mark.django_db


@pytest.fixture
def resident():
    return PersonFactory(email=ADDRESS)


def signed_in(client):
    return "_auth_user_id" in client.session


def test_a_resident_signs_in_with_the_emailed_code(client, resident):
    answer = sign_in(client, ADDRESS)
    assert answer["Location"] == "/account/"
    assert signed_in(client)


def test_sign_in_goes_on_to_the_page_that_asked(client, resident):
    assert sign_in(client, ADDRESS, "/account/data/")["Location"] == "/account/data/"


def test_sign_in_never_goes_on_to_another_site(client, resident):
    assert sign_in(client, ADDRESS, "https://evil.example/")["Location"] == "/account/"


def test_the_session_gets_a_new_key_and_lasts_eight_hours(client, resident):
    client.get(LOGIN)
    client.post(LOGIN, {"login": ADDRESS})
    before = client.session.session_key
    client.post(CONFIRM, {"code": code_in_last_mail()})
    assert client.session.session_key != before
    assert not client.session.__class__(before).load()
    assert client.session.get_expiry_age() == 8 * 3600


def test_a_planted_session_does_not_become_the_victims(client, resident):
    attacker = client.__class__()
    attacker.get(LOGIN)
    attacker.post(LOGIN, {"login": ADDRESS})
    planted = attacker.session.session_key
    client.cookies["sessionid"] = planted
    client.post(CONFIRM, {"code": code_in_last_mail()})
    assert signed_in(client)
    assert attacker.get("/account/").status_code == 302


def test_the_code_lies_sealed_in_the_session(client, resident):
    client.post(LOGIN, {"login": ADDRESS})
    code = code_in_last_mail()
    kept = str(dict(client.session))
    assert code not in kept
    assert code.replace(" ", "") not in kept


def test_five_wrong_codes_end_it_and_a_new_one_works(client, resident):
    client.post(LOGIN, {"login": ADDRESS})
    code = code_in_last_mail()
    for _ in range(4):
        answer = client.post(CONFIRM, {"code": another(code)})
        assert "That code is not right" in answer.content.decode()
    assert client.post(CONFIRM, {"code": another(code)}).status_code == 302
    client.post(CONFIRM, {"code": code})
    assert not signed_in(client)
    sign_in(client, ADDRESS)
    assert signed_in(client)


def test_a_code_runs_out_after_a_quarter_of_an_hour(client, resident):
    client.post(LOGIN, {"login": ADDRESS})
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post(CONFIRM, {"code": code_in_last_mail()})
        assert not signed_in(client)


def test_a_new_code_voids_the_older_one(client, resident):
    client.post(LOGIN, {"login": ADDRESS})
    first = code_in_last_mail()
    client.post(CONFIRM, {"action": "resend"})
    if code_in_last_mail() != first:
        client.post(CONFIRM, {"code": first})
        assert not signed_in(client)
    client.post(CONFIRM, {"code": code_in_last_mail()})
    assert signed_in(client)


def test_an_unknown_address_looks_the_same_and_is_told_by_email(client, resident):
    known = client.post(LOGIN, {"login": ADDRESS})
    page_known = client.get(CONFIRM).content.decode().replace(ADDRESS, "X")
    stranger = client.__class__()
    unknown = stranger.post(LOGIN, {"login": "nobody@example.org"})
    page_unknown = stranger.get(CONFIRM).content.decode().replace("nobody@example.org", "X")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(page_known) == len(page_unknown)
    assert mail.outbox[-1].to == ["nobody@example.org"]
    assert "There is no account" in mail.outbox[-1].body
    assert stranger.post(CONFIRM, {"code": "123456"}).status_code == 200
    assert not signed_in(stranger)


def test_the_empty_code_of_an_unknown_address_opens_nothing(client):
    client.post(LOGIN, {"login": "nobody@example.org"})
    for typed in ("", " ", "-"):
        client.post(CONFIRM, {"code": typed})
    assert not signed_in(client)


def test_a_closed_account_does_not_open(client):
    PersonFactory(email=ADDRESS, is_active=False)
    client.post(LOGIN, {"login": ADDRESS})
    if mail.outbox and "code is" in mail.outbox[-1].body:
        client.post(CONFIRM, {"code": code_in_last_mail()})
    assert not signed_in(client)


def test_making_an_account(client):
    client.post("/account/signup/", {"email": "New@Example.org"})
    answer = client.post("/account/confirm-email/", {"code": code_in_last_mail()})
    assert answer["Location"] == "/account/"
    person = Person.objects.get()
    assert person.email == "new@example.org"
    assert not person.has_usable_password()
    assert not person.is_staff


def test_an_account_cannot_be_made_twice(client, resident):
    answer = client.post("/account/signup/", {"email": ADDRESS.upper()})
    assert answer["Location"] == "/account/confirm-email/"
    assert "You have one already" in mail.outbox[-1].body
    assert Person.objects.count() == 1


def test_mail_server_down_says_so_with_the_phone_number(
    client, resident, monkeypatch, settings, caplog
):
    def refuse(message, *args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no")})

    monkeypatch.setattr(EmailMessage, "send", refuse)
    with caplog.at_level(logging.DEBUG):
        answer = client.post(LOGIN, {"login": ADDRESS}, follow=True)
    assert answer.status_code == 200
    assert settings.COUNCIL_PHONE in answer.content.decode()
    assert "could not send" in answer.content.decode()
    assert "sign_in_mail_not_sent" in caplog.text


def test_no_address_and_no_code_reaches_the_log(client, resident, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        client.post(LOGIN, {"login": ADDRESS})
        client.post(CONFIRM, {"code": another(code_in_last_mail())})
        client.post(CONFIRM, {"code": code_in_last_mail()})
    printed = "".join(capfd.readouterr())
    for log in (caplog.text, printed):
        assert ADDRESS not in log
        assert code_in_last_mail() not in log
        assert "127.0.0.1" not in log


def test_asking_too_often_is_refused_for_a_while(client, resident):
    answers = [client.__class__().post(LOGIN, {"login": ADDRESS}) for _ in range(5)]
    assert answers[0].status_code == 302
    assert "tried too often" in answers[-1].content.decode()
    assert len(mail.outbox) == 3


def test_too_many_requests_answer_in_our_own_page(client):
    answers = [client.get(LOGIN) for _ in range(32)]
    posts = [client.post(LOGIN, {"login": "not an address"}) for _ in range(32)]
    last = (answers + posts)[-1]
    assert last.status_code == 429
    assert "That was tried too often" in last.content.decode()


@pytest.mark.parametrize(
    "path",
    ["password/reset/", "password/change/", "password/set/", "3rdparty/", "sessions/", "2fa/"],
)
def test_what_is_not_used_is_not_there(client, path):
    assert client.get(f"/account/{path}").status_code == 404


def test_signing_out_needs_a_press(client, resident):
    sign_in(client, ADDRESS)
    client.get("/account/logout/")
    assert signed_in(client)
    assert client.post("/account/logout/")["Location"] == "/"
    assert not signed_in(client)


def test_changing_the_address_waits_for_the_code_sent_to_the_new_one(client, resident):
    sign_in(client, ADDRESS)
    client.post("/account/email/", {"email": "new@example.org", "action_add": ""})
    resident.refresh_from_db()
    assert resident.email == ADDRESS
    assert mail.outbox[-1].to == ["new@example.org"]
    client.post("/account/confirm-email/", {"code": code_in_last_mail()})
    resident.refresh_from_db()
    assert resident.email == "new@example.org"


def test_the_address_of_somebody_else_cannot_be_taken(client, resident):
    PersonFactory(email="other@example.org")
    sign_in(client, ADDRESS)
    client.post("/account/email/", {"email": "other@example.org", "action_add": ""})
    client.post("/account/confirm-email/", {"code": "123456"})
    resident.refresh_from_db()
    assert resident.email == ADDRESS
