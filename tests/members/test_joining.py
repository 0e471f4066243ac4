"""Joining at the interface: the pages in, the application and the e-mails out."""

import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from members.models import Application, Membership, Organisation, Person
from members.paying import set_bank_details
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.budgets.voting.walk import emailed_code, text_of
from tests.factories import PersonFactory
from tests.members.joining_walk import (
    ADULT,
    CHILD,
    SCHOOL,
    THIS_YEAR,
    YOUNG,
    asked_for_code,
    born,
    checked,
    consent_link,
    join,
    letters_to,
    page,
    sealed_of,
    send,
    youth_led,
)
from tests.members.signing_in import sign_in
from tests.organisations import MembershipFactory
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_adult_joins_and_follows_the_application(client):
    organisation = youth_led()
    set_bank_details(
        organisation,
        account_name="Our Co-op",
        sort_code="10-20-30",
        account_number="1234 5678",
        by=SYSTEM,
    )
    answer = join(client, organisation, "residents", ADULT)
    text = text_of(answer)
    application = Application.objects.get()
    assert "is sent" in text
    assert "5 shares for £5" in text
    assert "10-20-30" in text
    assert application.payment_reference in text
    assert application.state == "submitted"
    assert (application.name, application.postcode) == ("Ngozi Okafor", "BK37QX")
    assert application.date_of_birth == date(1976, 3, 14)
    assert application.payment == "pledged"
    assert application.applicant == Person.objects.get(email="ngozi@example.org")
    assert letters_to("ngozi@example.org")


def test_the_public_record_has_no_name(client):
    join(client, youth_led(), "residents", ADULT)
    entry = RecordEntry.objects.get(action="members.applied")
    assert "Ngozi" not in json.dumps([entry.subject_name, entry.payload, entry.actor_id])
    assert json.loads(entry.payload) == {"class": "residents"}


def test_the_first_page_leads_to_the_form_of_the_class(client):
    organisation = youth_led()
    path = f"/organisations/{organisation.slug}/join/"
    assert "Which group?" in text_of(client.get(path))
    answer = client.post(path, {"group": "young", "who": "child"})
    assert answer["Location"] == page(organisation, "young", "child")
    assert "Choose the group to join" in text_of(client.post(path, {"who": "me"}))


@pytest.mark.parametrize(
    ("group", "who", "sentence"),
    [
        ("schools", "me", "“Schools” is for organisations"),
        ("young", "organisation", "“Young people” is for people, not for organisations"),
    ],
)
def test_a_class_that_does_not_take_them_says_so(client, group, who, sentence):
    organisation = youth_led()
    answer = client.post(f"/organisations/{organisation.slug}/join/", {"group": group, "who": who})
    assert sentence in text_of(answer)
    assert client.get(page(organisation, group, who)).status_code == 404


def test_a_parent_joins_for_a_child_of_twelve(client):
    organisation = youth_led()
    text = text_of(join(client, organisation, "young", CHILD, who="child"))
    application = Application.objects.get()
    assert application.state == "submitted"
    assert application.name == "Amara Okafor"
    assert (application.guardian_name, application.guardian_email) == (
        "Ngozi Okafor",
        "ngozi@example.org",
    )
    assert application.guardian_agreed_at is not None
    assert application.applicant.name == "Ngozi Okafor"
    assert "Ngozi Okafor agreed, as parent or guardian" in text


def test_without_the_parents_agreement_nothing_is_sent(client):
    details = {**CHILD}
    del details["consents"]
    answer = checked(client, youth_led(), "young", details, who="child")
    assert "Say that you agree to the child becoming a member" in text_of(answer)


def test_a_young_person_waits_for_the_guardian_who_agrees_once(client):
    organisation = youth_led()
    text = text_of(join(client, organisation, "young", YOUNG))
    assert "Ngozi Okafor is asked to agree" in text
    application = Application.objects.get()
    assert application.state == "awaiting-consent"
    path, stranger = consent_link(), Client()
    assert "Do you agree that Amara Okafor joins" in text_of(stranger.get(path))
    application.refresh_from_db()
    assert application.state == "awaiting-consent"
    assert "you have agreed" in text_of(stranger.post(path, {"do": "agree"}))
    application.refresh_from_db()
    assert application.state == "submitted"
    assert application.guardian_agreed_at is not None
    again = text_of(stranger.post(path, {"do": "refuse"}))
    assert "answered already" in again
    assert "Amara" not in again
    application.refresh_from_db()
    assert application.state == "submitted"


def test_a_guardian_who_does_not_agree_ends_it(client):
    join(client, youth_led(), "young", YOUNG)
    Client().post(consent_link(), {"do": "refuse"})
    application = Application.objects.get()
    assert application.state == "refused"
    assert "did not agree" in text_of(client.get(application.get_absolute_url()))
    assert "does not agree" in letters_to("amara@example.org")[-1].body


def test_a_link_that_is_too_old_changes_nothing_and_offers_a_new_one(client, time_machine):
    join(client, youth_led(), "young", YOUNG)
    old, stranger = consent_link(), Client()
    mail.outbox.clear()
    time_machine.move_to(timezone.now() + timedelta(days=15))
    assert "This link is too old" in text_of(stranger.get(old))
    assert "This link is too old" in text_of(stranger.post(old, {"do": "agree"}))
    assert Application.objects.get().state == "awaiting-consent"
    assert "We have sent a new one" in text_of(stranger.post(old, {"do": "again"}))
    assert [message.to for message in mail.outbox] == [["ngozi@example.org"]]
    stranger.post(consent_link(), {"do": "agree"})
    assert Application.objects.get().state == "submitted"


def test_a_link_somebody_made_up_is_not_there(client):
    assert client.get("/consent/gAAAAABmadeup/").status_code == 404


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"guardian_name": ""}, "Under 16 a parent or guardian must agree"),
        ({"guardian_email": ""}, "Under 16 a parent or guardian must agree"),
        ({"guardian_email": "Amara+x@example.org"}, "email address other than yours"),
    ],
)
def test_nobody_under_the_consent_age_goes_without_a_guardian(client, change, sentence):
    answer = checked(client, youth_led(), "young", {**YOUNG, **change})
    assert sentence in text_of(answer)
    assert 'value="Amara Okafor"' in answer.content.decode()


def test_who_is_too_young_reads_the_rule_and_the_day(client):
    text = text_of(checked(client, youth_led(), "young", {**YOUNG, **born(9)}))
    assert "“Young people” is for people aged 11 or over" in text
    assert f"1 January {THIS_YEAR + 2}" in text


def test_who_is_too_old_reads_the_rule_and_the_day(client):
    text = text_of(checked(client, youth_led(), "young", {**YOUNG, **born(30)}))
    assert "aged 19 or under" in text
    assert f"1 January {THIS_YEAR - 10}" in text


def test_who_lives_elsewhere_reads_the_rule(client):
    details = {**CHILD, "postcode": "BK5 8QX"}
    text = text_of(checked(client, youth_led(), "young", details, who="child"))
    assert "“Young people” is for people who live in Larkmead" in text
    assert "BK5 8QX is in Rookery" in text
    assert "from the day you live there" in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"shares": "0"}, "holds at least 1 share"),
        ({"shares": "51"}, "holds 50 shares at most"),
        ({"shares": "many"}, "must be a whole number"),
        ({"postcode": "BK"}, "Enter a full postcode"),
        ({"born-year": "2090"}, "must be in the past"),
        ({"email": "nobody"}, "name@example.com"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, change, sentence):
    answer = checked(client, youth_led(), "residents", {**ADULT, **change})
    assert sentence in text_of(answer)
    assert 'value="22 Coppice Hill"' in answer.content.decode()
    assert not Application.objects.exists()


def test_a_class_asks_for_what_it_needs(client):
    organisation = youth_led()
    assert "Employee number" not in text_of(client.get(page(organisation, "residents")))
    answer = checked(client, organisation, "staff", ADULT)
    assert "Enter your employee number" in text_of(answer)
    assert "Code sent by email or code from a posted letter" in text_of(answer)
    join(client, organisation, "staff", {**ADULT, "employment": "E-20417"})
    assert Application.objects.get().given == {"employment": "E-20417"}


def test_going_back_keeps_what_was_typed(client):
    organisation = youth_led()
    sealed = sealed_of(checked(client, organisation, "residents", ADULT))
    body = client.post(
        page(organisation, "residents"), {"answers": sealed, "do": "edit"}
    ).content.decode()
    for typed in ("Ngozi Okafor", "1976", "22 Coppice Hill", "ngozi@example.org"):
        assert f'value="{typed}"' in body
    assert "Ngozi" not in sealed


def test_a_wrong_code_makes_nothing(client):
    organisation = youth_led()
    sealed = asked_for_code(client, organisation, "residents", ADULT)
    right = emailed_code()
    wrong = f"{(int(right.replace(' ', '')) + 1) % 1_000_000:06}"
    answer = send(client, organisation, "residents", sealed, code=wrong)
    assert "That code is not right" in text_of(answer)
    assert not Application.objects.exists()
    assert not Person.objects.exists()
    assert send(client, organisation, "residents", sealed, code=right).status_code == 302


def test_who_is_signed_in_needs_no_code(client):
    PersonFactory(email="ngozi@example.org")
    sign_in(client, "ngozi@example.org")
    organisation = youth_led()
    details = {name: value for name, value in ADULT.items() if name != "email"}
    answer = checked(client, organisation, "residents", details)
    assert "You are signed in as ngozi@example.org" in text_of(answer)
    sent = client.post(
        page(organisation, "residents"), {"answers": sealed_of(answer), "do": "apply"}
    )
    assert Application.objects.get().get_absolute_url() == sent["Location"]


def test_an_organisation_applies_through_who_acts_for_it(client):
    organisation = youth_led()
    join(client, organisation, "schools", SCHOOL, who="organisation")
    application, school = (
        Application.objects.get(),
        Organisation.objects.get(org_id="GB-EDU-100001"),
    )
    assert application.member_organisation == school
    assert application.name == school.name == "Coppice Hill School"
    assert (application.acting_name, application.acting_role) == ("Bridget Nolan", "Head teacher")
    assert application.applicant.email == "head@example.org"
    assert not school.published
    assert application.date_of_birth is None


def test_an_identifier_of_another_organisation_is_refused(client):
    organisation = youth_led(org_id="GB-EDU-100001")
    sealed = asked_for_code(client, organisation, "schools", SCHOOL, who="organisation")
    answer = send(client, organisation, "schools", sealed, who="organisation")
    assert f"GB-EDU-100001 is the identifier of {organisation.name}" in text_of(answer)
    assert not Person.objects.exists()


def member_like_the_adult(organisation, email="first@example.org", **kwargs):
    return MembershipFactory(
        organisation=organisation,
        class_code="residents",
        name="Ngozi Okafor",
        date_of_birth=date(1976, 3, 14),
        postcode="BK37QX",
        email=email,
        **kwargs,
    )


def without(text, *words):
    for word in words:
        text = text.replace(word, "")
    return text


def test_a_stranger_with_a_members_details_learns_nothing(client):
    organisation = youth_led()
    plain = text_of(join(Client(), organisation, "residents", {**ADULT, "name": "Ada Bello"}))
    member_like_the_adult(organisation)
    told = text_of(join(client, organisation, "residents", ADULT))
    new, duplicate = Application.objects.order_by("pk")
    ours = (new.payment_reference, duplicate.payment_reference, "Ngozi Okafor", "Ada Bello")
    assert without(told, *ours) == without(plain, *ours)
    assert duplicate.possible_duplicate
    assert duplicate.match_key == Membership.objects.get().match_key
    assert not new.possible_duplicate
    letter = letters_to("first@example.org")[-1]
    assert "Somebody has applied" in letter.body
    assert "ngozi@example.org" not in letter.body
    mails = [one.body for one in letters_to("ngozi@example.org")]
    assert not any("already" in body or "Somebody has applied" in body for body in mails)


def test_a_second_application_of_the_same_details_is_told_to_the_first_address(client):
    organisation = youth_led()
    join(client, organisation, "residents", ADULT)
    other = Client()
    text = text_of(join(other, organisation, "residents", {**ADULT, "email": "x@example.org"}))
    assert "is sent" in text
    assert "Somebody has applied" in letters_to("ngozi@example.org")[-1].body


def test_who_proves_the_registered_address_is_told(client):
    organisation = youth_led()
    member_like_the_adult(organisation, email="NGOZI+coop@example.org", number=17)
    sealed = asked_for_code(client, organisation, "residents", ADULT)
    answer = send(client, organisation, "residents", sealed)
    assert "is a member of this group already: number 17" in text_of(answer)
    assert not Application.objects.exists()


def test_the_same_form_sent_twice_at_once_is_one_application(client):
    organisation = youth_led()
    sealed = asked_for_code(client, organisation, "residents", ADULT)
    code = emailed_code()
    answers = together(*[lambda: send(Client(), organisation, "residents", sealed, code=code)] * 2)
    places = {answer["Location"] for answer in answers}
    assert places == {Application.objects.get().get_absolute_url()}
    assert Person.objects.count() == 1


def test_two_forms_of_one_person_at_once_are_one_open_application():
    organisation = youth_led()
    forms = []
    for address in ("a@example.org", "b@example.org"):
        sealed = asked_for_code(Client(), organisation, "residents", {**ADULT, "email": address})
        forms.append((sealed, emailed_code()))
    answers = together(
        *[
            lambda form=form: send(Client(), organisation, "residents", form[0], code=form[1])
            for form in forms
        ]
    )
    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(Application.objects.values_list("possible_duplicate", flat=True)) == [False, True]


def test_nobody_else_sees_an_application(client):
    join(client, youth_led(), "residents", ADULT)
    path = Application.objects.get().get_absolute_url()
    other = Client()
    assert other.get(path)["Location"].startswith("/account/login/?next=")
    other.force_login(PersonFactory())
    assert other.get(path).status_code == 404
    assert other.post(path, {"do": "withdraw"}).status_code == 404


def test_an_applicant_says_that_the_money_is_sent_and_takes_it_back(client):
    join(client, youth_led(), "residents", ADULT)
    application = Application.objects.get()
    path = application.get_absolute_url()
    client.post(path, {"do": "sent"})
    application.refresh_from_db()
    assert application.payment == "sent"
    assert "No payment is awaited" in text_of(client.post(path, {"do": "sent"}, follow=True))
    client.post(path, {"do": "withdraw"})
    application.refresh_from_db()
    assert application.state == "withdrawn"
    assert "has been decided" in text_of(client.post(path, {"do": "withdraw"}, follow=True))


def test_an_organisation_that_takes_nobody_says_so(client):
    organisation = youth_led(open_to_members=False)
    text = text_of(client.get(f"/organisations/{organisation.slug}/join/"))
    assert "takes no new members" in text
    assert client.get(page(organisation, "residents")).status_code == 404


def test_unpublished_organisations_are_not_there(client):
    organisation = youth_led(published=False)
    for path in ("", "join/", "join/residents/me/"):
        assert client.get(f"/organisations/{organisation.slug}/{path}").status_code == 404
