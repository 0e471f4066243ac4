"""Signing in, and showing who one is, with an identity service: a real one, on the loopback address."""

import json
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction

from council import identity_provider
from members.errors import MemberError
from members.models import OutgoingPost, Person, StakeholderClass, Verification
from members.open_id.identity import identity_of
from members.verifying import is_verified_for
from members.vouching import vouch
from record.models import RecordEntry
from tests.budgets.officer.desk import words
from tests.factories import PersonFactory
from tests.members.identity_service import NAME, STRANGER, serving
from tests.members.signing_in import set_up_app, sign_in
from tests.organisations import ApplicationFactory, thirds

pytestmark = pytest.mark.django_db

START, BACK = "/account/openid-connect/", "/account/openid-connect/back/"
ADDRESS, NAMED = "siobhan@example.org", "Siobhán Kelly"


@pytest.fixture
def service(settings):
    with serving(settings) as one:
        yield one


def set_out(client, start=START, **form):
    """Press the button; the address at the service that the page leads to."""
    answer = client.post(start, form)
    assert answer.status_code == 200, answer
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', answer.content.decode())
    return unescape(found[1])


def return_from(address):
    """Sign in there; the path and query with which the service sends back."""
    sent = requests.get(address, allow_redirects=False, timeout=5)
    back = urlsplit(sent.headers["Location"])
    return f"{back.path}?{back.query}"


def through(client, start=START, **form):
    return client.get(return_from(set_out(client, start, **form)))


def signed_in(client):
    return "_auth_user_id" in client.session


def refused(client, answer, status=401):
    assert answer.status_code == status
    assert "That did not work" in words(answer)
    assert not signed_in(client)
    assert not SocialAccount.objects.exists()
    assert not Person.objects.exists()
    return True


# Without a service


def test_without_a_service_nothing_offers_it(client):
    assert "openid-connect" not in client.get("/account/login/").content.decode()
    for path in (START, BACK, f"{START}cancelled/", f"{START}remove/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_an_application_is_not_asked_for_it_without_a_service(client):
    one = applied()
    client.force_login(one.applicant)
    answer = client.get(one.get_absolute_url())
    assert "The secretary tells you how" in words(answer)
    assert "openid-connect" not in answer.content.decode()
    assert client.post(proof_of(one)).status_code == 404


class Given(dict):
    def str(self, var, default):
        return self.get(var, default)


def test_half_a_configuration_is_named_at_the_start():
    with pytest.raises(ImproperlyConfigured, match="OPENID_CONNECT_SERVER, OPENID_CONNECT_CLIENT_"):
        identity_provider.from_environment(Given(OPENID_CONNECT_NAME="One Login"), production=False)


def test_production_wants_a_service_with_tls():
    whole = Given({f"OPENID_CONNECT_{name}": "x" for name in identity_provider.NEEDED})
    whole["OPENID_CONNECT_SERVER"] = "http://login.example"
    with pytest.raises(ImproperlyConfigured, match="https"):
        identity_provider.from_environment(whole, production=True)
    whole["OPENID_CONNECT_SERVER"] = "https://login.example/"
    (one,) = identity_provider.from_environment(whole, production=True)["openid_connect"]["APPS"]
    assert one["settings"]["server_url"] == "https://login.example"


# Signing in


def test_somebody_new_gets_an_account_of_the_proved_address(client, service):
    assert f"Sign in with {NAME}" in words(client.get("/account/login/"))
    answer = through(client)
    assert answer["Location"] == "/account/"
    person = Person.objects.get()
    assert (person.email, person.name, person.has_usable_password()) == (ADDRESS, NAMED, False)
    assert EmailAddress.objects.get(user=person).verified
    assert client.session["_auth_user_id"] == str(person.pk)


def test_nothing_is_kept_but_whose_account_it_is(client, service):
    through(client)
    kept = SocialAccount.objects.get()
    assert kept.extra_data == {}
    assert "person-1" not in kept.uid
    assert len(kept.uid) == 64
    held = client.get("/account/data/download/").json()
    assert len(held["identity_services"]) == 1
    assert "Linked identity services" in words(client.get("/account/data/"))
    assert "person-1" not in json.dumps(held)


def test_an_account_of_the_address_is_linked_and_told(client, service):
    person = PersonFactory(email=ADDRESS, name="Siobhán K")
    through(client, next="/account/data/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert SocialAccount.objects.get().user == person
    person.refresh_from_db()
    assert person.name == "Siobhán K"
    assert OutgoingPost.objects.count() == 1


def test_two_first_sign_ins_at_once_are_one_account_and_no_broken_page(
    client, service, monkeypatch
):
    def taken(*_args, **_kwargs):
        raise IntegrityError("the other made it")

    monkeypatch.setattr(SocialAccount, "save", taken)
    with transaction.atomic():  # as it is outside a test, where each statement is its own
        answer = through(client)
        transaction.set_rollback(True)
    assert answer["Location"] == "/account/login/"
    assert not signed_in(client)


def test_it_goes_on_to_the_page_that_asked_and_never_to_another_site(client, service):
    assert through(client, next="/account/data/")["Location"] == "/account/data/"
    client.logout()
    assert through(client, next="https://evil.example/")["Location"] == "/account/"


def test_a_linked_account_stays_when_its_address_there_changes(client, service):
    through(client)
    client.logout()
    service.person |= {"email": "kelly@example.org"}
    through(client)
    assert signed_in(client)
    assert Person.objects.count() == SocialAccount.objects.count() == 1


def test_the_session_gets_a_new_key(client, service):
    address = set_out(client)
    before = client.session.session_key
    client.get(return_from(address))
    assert client.session.session_key != before


def test_an_address_the_service_has_not_checked_signs_nobody_in(client, service):
    person = PersonFactory(email=ADDRESS)
    for unproved in (False, "false", None, 0):
        service.person["email_verified"] = unproved
        answer = through(client)
        assert answer.status_code == 403
        assert "has not checked that the email address" in words(answer)
        assert not signed_in(client)
    assert not SocialAccount.objects.exists()
    assert Person.objects.get() == person


def test_an_address_somebody_only_claimed_here_is_not_theirs(client, service):
    claimant = PersonFactory(email="other@example.org")
    EmailAddress.objects.create(user=claimant, email=ADDRESS, verified=False)
    through(client)
    assert client.session["_auth_user_id"] != str(claimant.pk)
    assert Person.objects.get(email=ADDRESS) != claimant


def test_a_closed_account_stays_closed(client, service):
    PersonFactory(email=ADDRESS, is_active=False)
    answer = through(client)
    assert answer.status_code == 403
    assert "This account cannot be used" in words(answer)
    assert not signed_in(client)
    assert not SocialAccount.objects.exists()


# What cannot be believed


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-site"},
        {"azp": "another-site"},
        {"iss": "https://evil.example"},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"sub": None},
        {"sub": "person-2"},
        {"iat": 4_000_000_000},
    ],
    ids=str,
)
def test_a_token_that_lies_signs_nobody_in(client, service, lie):
    service.token_claims = lie
    assert refused(client, through(client))


@pytest.mark.parametrize("key", [STRANGER, None], ids=["of somebody else", "none"])
def test_a_token_needs_the_services_own_signature(client, service, key):
    service.key = key
    assert refused(client, through(client))


def test_answers_about_two_people_sign_nobody_in(client, service):
    service.told = {**service.person, "sub": "person-2"}
    assert refused(client, through(client))


def test_a_configuration_of_another_issuer_is_refused(client, service):
    service.changes = {"issuer": "https://evil.example"}
    assert refused(client, client.post(START))


def test_a_configuration_without_addresses_is_refused(client, service):
    service.changes = {"jwks_uri": None}
    assert refused(client, client.post(START))


def test_an_answer_to_another_session_signs_nobody_in(client, service):
    back = return_from(set_out(client.__class__()))
    assert refused(client, client.get(back))


def test_an_answer_counts_once(client, service):
    back = return_from(set_out(client))
    client.get(back)
    client.logout()
    assert client.get(back).status_code == 401
    assert not signed_in(client)


def test_a_code_somebody_else_planted_is_of_no_use(client, service):
    """Their code with our state: their proof key is not ours."""
    planted = parse_qs(urlsplit(return_from(set_out(client.__class__()))).query)["code"][0]
    state = parse_qs(urlsplit(set_out(client)).query)["state"][0]
    assert refused(client, client.get(BACK, {"state": state, "code": planted}))


def test_a_form_of_another_site_starts_nothing(service):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(START).status_code == 403
    assert not service.asked


def test_a_link_starts_nothing(client, service):
    assert client.get(START)["Location"] == "/account/login/"
    assert not service.asked


def test_a_service_that_is_down_is_a_page_that_says_so(client, service, caplog):
    address = set_out(client)
    back = return_from(address)
    service.down = True
    assert refused(client, client.post(START))
    assert refused(client, client.get(back))
    assert "siobhan" not in caplog.text


def test_stopping_at_the_service_changes_nothing(client, service):
    service.answer = "access_denied"
    answer = client.get(through(client)["Location"])
    assert "You came back without signing in" in words(answer)
    service.answer = "server_error"
    assert refused(client, through(client))


def test_nobody_makes_us_ask_the_service_without_end(client, service, monkeypatch):
    monkeypatch.setattr("members.views.open_id._TRIES", 2)
    statuses = [client.post(START).status_code for _try in range(3)]
    assert statuses == [200, 200, 429]


# Staff


@pytest.mark.django_db(transaction=True)
def test_staff_still_show_a_second_factor(client, service):
    PersonFactory(email=ADDRESS, is_staff=True)
    through(client)
    assert client.get("/officer/")["Location"] == "/account/second-factor/?next=/officer/"


@pytest.mark.django_db(transaction=True)
def test_staff_with_a_second_factor_are_not_signed_in_before_they_show_it(client, service):
    PersonFactory(email=ADDRESS, is_staff=True)
    earlier = client.__class__()
    sign_in(earlier, ADDRESS)
    set_up_app(earlier)
    answer = through(client)
    assert answer["Location"].startswith("/account/second-factor/show/")
    assert not signed_in(client)
    assert client.get("/officer/")["Location"] == "/account/login/?next=/officer/"


# Taking it off


def test_a_link_can_be_taken_off(client, service):
    through(client)
    assert NAME in words(client.get("/account/"))
    assert "Remove Larkmead Login from your account?" in words(client.get(f"{START}remove/"))
    answer = client.post(f"{START}remove/", follow=True)
    assert "is no longer linked" in words(answer)
    assert not SocialAccount.objects.exists()
    assert client.get(f"{START}remove/").status_code == 404


# Showing who one is


def applied(accepted=("openid-connect",), **facts):
    """An application of the person of the service to a class that accepts it."""
    organisation = thirds()
    with connection.cursor() as cursor:  # as if its rules had said so when they were adopted
        cursor.execute("SET session_replication_role = replica")
        StakeholderClass.objects.filter(
            constitution__organisation=organisation, code="families"
        ).update(accepted_proofs=list(accepted))
        cursor.execute("SET session_replication_role = origin")
    person = PersonFactory(email=ADDRESS)
    EmailAddress.objects.create(user=person, email=ADDRESS, verified=True, primary=True)
    return ApplicationFactory(
        organisation=organisation, applicant=person, **{"name": NAMED, **facts}
    )


def proof_of(application):
    return f"{START}{application.reference}/"


def test_an_applicant_shows_who_they_are(client, service):
    one = applied(name="Siobhan KELLY")
    client.force_login(one.applicant)
    assert f"Show who you are with {NAME}" in words(client.get(one.get_absolute_url()))
    service.person["birthdate"] = one.date_of_birth.isoformat()
    answer = through(client, proof_of(one))
    assert answer["Location"] == one.get_absolute_url()
    made = one.verifications.get()
    assert (made.method, made.strength, made.by) == ("openid-connect", 35, None)
    assert made.seen == f"{NAME}: {NAMED}"
    assert made.expires_at > made.at
    group = StakeholderClass.objects.get(
        constitution__organisation=one.organisation, code="families"
    )
    assert is_verified_for(one, group)
    entry = RecordEntry.objects.get(action="members.verified")
    assert entry.payload == '{"method":"openid-connect"}'
    page = words(client.get(one.get_absolute_url()))
    assert "You have shown who you are" in page
    assert f"Show who you are with {NAME}" not in page


def test_it_signs_nobody_else_in_and_links_nothing(client, service):
    one = applied()
    client.force_login(one.applicant)
    through(client, proof_of(one))
    assert client.session["_auth_user_id"] == str(one.applicant.pk)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"email": "another@example.org"}, "has another email address"),
        ({"name": "Somebody Else"}, "knows you by another name"),
        ({"name": ""}, "does not tell us your name"),
        ({"birthdate": "1950-01-01"}, "another date of birth"),
    ],
)
def test_it_must_be_the_applicant(client, service, told, why):
    one = applied(date_of_birth=date(1990, 6, 2))
    client.force_login(one.applicant)
    service.person |= told
    through(client, proof_of(one))
    assert why in words(client.get(one.get_absolute_url()))
    assert not Verification.objects.exists()
    assert Person.objects.count() == 1


def test_an_account_linked_to_somebody_else_proves_nothing(client, service):
    through(client)
    client.logout()
    service.person |= {"email": "second@example.org"}
    one = applied_by_another("second@example.org")
    client.force_login(one.applicant)
    through(client, proof_of(one))
    assert "has another email address" in words(client.get(one.get_absolute_url()))
    assert not Verification.objects.exists()


def applied_by_another(email):
    Person.objects.filter(email=ADDRESS).update(email="moved@example.org")
    EmailAddress.objects.filter(email=ADDRESS).update(email="moved@example.org")
    one = applied()
    EmailAddress.objects.filter(user=one.applicant).update(email=email)
    return one


def test_an_unchecked_address_proves_nothing(client, service):
    one = applied()
    client.force_login(one.applicant)
    service.person["email_verified"] = False
    assert through(client, proof_of(one)).status_code == 403
    assert not Verification.objects.exists()


def test_a_class_that_does_not_accept_it_does_not_get_it(client, service):
    one = applied(accepted=["in-person"])
    client.force_login(one.applicant)
    assert client.post(proof_of(one))["Location"] == one.get_absolute_url()
    assert not service.asked
    with pytest.raises(MemberError, match="no proof of that kind"):
        vouch(application=one, person=one.applicant, said=said(service))


def test_somebody_elses_application_is_not_there(client, service):
    one = applied()
    client.force_login(PersonFactory())
    assert client.post(proof_of(one)).status_code == 404
    client.logout()
    assert client.post(proof_of(one))["Location"].startswith("/account/login/")


def test_shown_twice_is_shown_once(service):
    one = applied()
    first = vouch(application=one, person=one.applicant, said=said(service))
    assert vouch(application=one, person=one.applicant, said=said(service)) == first
    assert Verification.objects.count() == 1


def test_a_decided_application_takes_no_proof(client, service):
    one = applied(state="refused", decision_reason="Too late")
    with pytest.raises(MemberError):
        vouch(application=one, person=one.applicant, said=said(service))


def said(service):
    return identity_of({"iss": service.address, **service.person})
