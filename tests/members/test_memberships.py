"""A member's own pages: who sees them, leaving, choosing, delegates, erasing, and what is held."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from members import retaining, sections, voting_class
from members.leaving import leave
from members.models import Application, Membership, Person, ShareTransaction
from members.voting_class import choose_voting_class
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.budgets.voting.walk import text_of
from tests.factories import OfficerFactory, PersonFactory
from tests.members.signing_in import sign_in
from tests.organisations import (
    LONG_AGO,
    MemberOrganisationFactory,
    MembershipFactory,
    thirds,
)
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(client):
    somebody = PersonFactory(email="grace@example.org", name="Grace Whitlock")
    client.force_login(somebody)
    return somebody


@pytest.fixture
def member(person):
    return MembershipFactory(
        organisation=thirds(), person=person, name="Grace Whitlock", email="grace@example.org"
    )


def two_classes(person, **kwargs):
    """The same person's lines in two classes: the first votes."""
    first = MembershipFactory(organisation=thirds(), person=person, **kwargs)
    second = MembershipFactory(
        organisation=first.organisation,
        person=person,
        class_code="staff",
        match_key=first.match_key,
        votes_here=False,
    )
    return first, second


def own(member, rest=""):
    return f"/account/memberships/{member.pk}/{rest}"


def holds(member, shares=5):
    ShareTransaction.objects.create(
        membership=member,
        move="issued",
        shares=shares,
        amount_pence=shares * 100,
        on=LONG_AGO,
        made_by=OfficerFactory(),
    )


def test_the_page_says_what_the_register_says(client, member):
    holds(member)
    text = text_of(client.get(own(member)))
    assert "Families" in text
    assert "You vote in this group." in text
    assert f"Number on the register {member.number}" in text
    assert "9 April 2025" in text
    assert "5 shares, £5 paid" in text
    assert client.get(own(member))["Cache-Control"].startswith("max-age=0")


@pytest.mark.parametrize("rest", ["", "leave/", "erase/", "voting-class/", "delegate/"])
def test_nobody_else_has_these_pages(client, person, rest):
    other = MembershipFactory(organisation=thirds(), person=PersonFactory())
    assert client.get(own(other, rest)).status_code == 404
    client.logout()
    assert client.get(own(other, rest))["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    client, person, django_assert_num_queries, number
):
    for _one in range(number):
        MembershipFactory(organisation=thirds(), person=person)
    with django_assert_num_queries(7):
        assert text_of(client.get("/account/memberships/")).count("on the register") == number


def test_other_rooms_add_sections(client, member, monkeypatch):
    monkeypatch.setattr(sections, "_membership", {})
    sections.on_membership(
        sections.Section("seats", "look/panel.html", lambda one, _r: {"title": f"Seats {one.pk}"})
    )
    assert f"Seats {member.pk}" in text_of(client.get(own(member)))


def test_leaving_says_what_happens_and_ends_it(client, member):
    holds(member)
    text = text_of(client.get(own(member, "leave/")))
    assert "You hold 5 shares (£5 paid)" in text
    assert "Tick the box" in text_of(client.post(own(member, "leave/"), {}))
    client.post(own(member, "leave/"), {"sure": "on"})
    member.refresh_from_db()
    assert (member.ceased_on, member.ceased_because) == (timezone.localdate(), "left")
    assert "They hold 5 shares" in mail.outbox[-1].body
    assert "Grace" not in mail.outbox[-1].subject + mail.outbox[-1].body
    assert RecordEntry.objects.get(action="members.left").subject_name.endswith(
        f", {member.number}"
    )
    again = client.post(own(member, "leave/"), {"sure": "on"})
    assert "ended already" in text_of(again)


def test_who_leaves_the_class_they_vote_in_votes_in_their_other(person):
    first, second = two_classes(person)
    leave(first, SYSTEM)
    second.refresh_from_db()
    assert second.votes_here


def test_a_member_of_two_classes_chooses_the_one_to_vote_in(client, person):
    first, second = two_classes(person)
    assert "Staff" in text_of(client.get(own(first, "voting-class/")))
    client.post(own(first, "voting-class/"), {"membership": second.pk})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.votes_here, second.votes_here) == (False, True)


def test_somebody_elses_line_cannot_be_chosen(client, person):
    first, _second = two_classes(person)
    other = MembershipFactory(organisation=first.organisation, votes_here=False)
    client.post(own(first, "voting-class/"), {"membership": other.pk})
    other.refresh_from_db()
    assert not other.votes_here


def test_the_choice_holds_still_while_a_roll_is_drawn(client, person, monkeypatch):
    monkeypatch.setattr(voting_class, "_holds", [lambda _one: "The roll of 1 May is being drawn."])
    first, second = two_classes(person)
    answer = client.post(own(first, "voting-class/"), {"membership": second.pk})
    assert "The roll of 1 May is being drawn." in text_of(answer)
    second.refresh_from_db()
    assert not second.votes_here


def test_two_choices_at_once_leave_one_class(person):
    first, second = two_classes(person)
    together(
        lambda: choose_voting_class(first, SYSTEM), lambda: choose_voting_class(second, SYSTEM)
    )
    assert Membership.objects.filter(votes_here=True).count() == 1


@pytest.fixture
def school(person):
    """An organisation's line whose registered address is the person's."""
    return MemberOrganisationFactory(
        organisation=thirds(), email="Grace@example.org", delegate=person
    )


def test_who_acts_for_an_organisation_names_its_delegate(client, school):
    assert "Say who votes" in text_of(client.get(own(school)))
    client.post(own(school, "delegate/"), {"name": "Karim Aziz", "email": "Karim@example.org"})
    school.refresh_from_db()
    assert school.delegate == Person.objects.get(email="karim@example.org")
    entry = RecordEntry.objects.get(action="members.delegate-appointed")
    assert "Karim" not in entry.payload + entry.subject_name


def test_a_delegate_reads_and_does_no_more(client, school):
    karim = PersonFactory(email="karim@example.org")
    Membership.objects.filter(pk=school.pk).update(delegate=karim)
    client.force_login(karim)
    text = text_of(client.get(own(school)))
    assert "What you can do" not in text
    for rest in ("leave/", "delegate/", "erase/"):
        assert client.post(own(school, rest), {"sure": "on"}).status_code == 404


def test_a_person_has_no_delegate(client, member):
    answer = client.post(own(member, "delegate/"), {"name": "K", "email": "k@example.org"})
    assert "Only an organisation votes through a delegate" in text_of(answer)


def test_erasing_of_a_member_leaves_what_the_act_asks_for(client, member):
    Membership.objects.filter(pk=member.pk).update(
        email_purposes="Notices", reference="E-1", guardian_name="G", guardian_email="g@example.org"
    )
    text = text_of(client.get(own(member, "erase/")))
    assert "section 30" in text
    client.post(own(member, "erase/"), {"sure": "on"})
    member.refresh_from_db()
    gone = (member.email, member.email_purposes, member.reference, member.guardian_name)
    assert gone == ("", "", "", "")
    assert (member.guardian_email, member.person) == ("", None)
    assert (member.name, member.address) == ("Grace Whitlock", "14 Tannery Lane")
    assert member.date_of_birth == date(1984, 3, 27)
    assert member.match_key is not None
    assert client.get(own(member)).status_code == 404


def test_erasing_after_leaving_takes_birth_date_and_key_too(client, member):
    leave(member, SYSTEM)
    client.post(own(member, "erase/"), {"sure": "on"})
    member.refresh_from_db()
    assert (member.date_of_birth, member.match_key) == (None, None)
    assert (member.name, member.postcode) == ("Grace Whitlock", "BK37QX")


def test_erasing_takes_the_application_too(client, person):
    application = accepted(person)
    client.post(own(application.membership, "erase/"), {"sure": "on"})
    application.refresh_from_db()
    assert (application.name, application.email, application.applicant) == ("", "", None)
    assert (application.given, application.date_of_birth) == ({}, None)


def accepted(person, **kwargs):
    """An application the secretary accepted, with the line that came of it."""
    member = MembershipFactory(organisation=thirds(), person=person, email=person.email)
    return Application.objects.create(
        organisation=member.organisation,
        class_code=member.class_code,
        state="accepted",
        applicant=person,
        name=member.name,
        email=person.email,
        date_of_birth=member.date_of_birth,
        given={"employment": "E-1"},
        decided_at=timezone.now(),
        membership=member,
        **kwargs,
    )


def test_deleting_the_account_keeps_the_line_and_takes_open_applications_back(client, person):
    application = accepted(person)
    waiting = Application.objects.create(
        organisation=thirds(), class_code="staff", applicant=person, name="G", email=person.email
    )
    assert client.post("/account/leave/", {"sure": "on"}).status_code == 302
    assert not Person.objects.filter(pk=person.pk).exists()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.name) == ("withdrawn", "")
    line = Membership.objects.get(pk=application.membership_id)
    assert (line.person, line.email, line.ceased_on) == (None, "", None)


def test_an_organisation_keeps_its_line_when_who_acts_for_it_goes(client, person, school):
    client.post("/account/leave/", {"sure": "on"})
    school.refresh_from_db()
    assert school.delegate is None
    assert school.email == "Grace@example.org"


def test_what_we_hold_is_downloaded_whole(client, person):
    application = accepted(person)
    holds(application.membership)
    MembershipFactory(organisation=application.organisation, name="Somebody Else")
    answer = client.get("/account/data/download/")
    held = json.loads(answer.content)
    (line,) = held["memberships"]
    assert line["name"] == application.name
    assert line["date_of_birth"] == "1984-03-27"
    assert line["shares"][0]["shares"] == 5
    assert held["applications"][0]["given"] == {"employment": "E-1"}
    assert "Somebody Else" not in answer.content.decode()
    assert "match_key" not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_what_we_hold_as_a_table_runs_no_formula(client, member):
    Membership.objects.filter(pk=member.pk).update(name='=HYPERLINK("http://x")')
    answer = client.get("/account/data/download.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert ["memberships 1", "name", '\'=HYPERLINK("http://x")'] in rows
    assert "no-store" in answer["Cache-Control"]


def test_an_imported_membership_finds_its_account_at_the_first_sign_in(client):
    imported = MembershipFactory(organisation=thirds(), email="New.Member@example.org")
    other = MembershipFactory(organisation=imported.organisation, email="else@example.org")
    PersonFactory(email="new.member@example.org")
    sign_in(client, "new.member@example.org")
    imported.refresh_from_db()
    other.refresh_from_db()
    assert imported.person.email == "new.member@example.org"
    assert other.person is None
    assert client.get(own(imported)).status_code == 200


def test_an_address_nobody_proved_links_nothing(client):
    imported = MembershipFactory(organisation=thirds(), email="new@example.org")
    client.force_login(PersonFactory(email="new@example.org"))
    imported.refresh_from_db()
    assert imported.person is None


def test_former_members_are_forgotten_when_the_register_no_longer_keeps_them():
    organisation = thirds()
    long_ago = MembershipFactory(
        organisation=organisation,
        entered_on="2010-01-01",
        ceased_on=date(timezone.localdate().year - 10, 1, 1),
        ceased_because="left",
    )
    lately = MembershipFactory(
        organisation=organisation, ceased_on=timezone.localdate(), ceased_because="left"
    )
    assert retaining.forget_former_members() == 1
    assert retaining.forget_former_members() == 0
    long_ago.refresh_from_db()
    lately.refresh_from_db()
    assert (long_ago.name, long_ago.address, long_ago.email, long_ago.match_key) == (
        "",
        "",
        "",
        None,
    )
    assert lately.name
    assert RecordEntry.objects.filter(action="members.former-members-erased").count() == 1


def test_old_applications_are_deleted_and_forgotten_questions_end():
    person, old = PersonFactory(), timezone.now() - timedelta(days=400)
    organisation = thirds()
    common = {"organisation": organisation, "applicant": person, "name": "G", "email": "g@e.org"}
    refused = Application.objects.create(
        **common, class_code="staff", state="refused", decision_reason="No", decided_at=old
    )
    waiting = Application.objects.create(
        **common, class_code="families", state="awaiting-consent", guardian_email="p@e.org"
    )
    Application.objects.filter(pk=waiting.pk).update(made_at=old)
    assert retaining.forget_applications() == 1
    assert not Application.objects.filter(pk=refused.pk).exists()
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
