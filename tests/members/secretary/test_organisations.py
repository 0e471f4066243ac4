"""Setting organisations up, their public facts, and who works on them."""

import pytest
from django.contrib.auth.models import Group

from members.models import Organisation
from members.organisation_policies import can_keep_register
from record.models import RecordEntry
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory, PersonFactory
from tests.organisations import OrganisationFactory, keeper_of

pytestmark = pytest.mark.django_db

FACTS = {"name": "New", "legal_form": "cooperative-society", "open_to_members": "on"}


@pytest.fixture
def secretary(client):
    person = OfficerFactory()
    person.groups.add(Group.objects.get(name="Secretaries"))
    return proven(client, person)


def test_a_secretary_sets_an_organisation_up_and_keeps_its_register(client, secretary):
    answer = client.post("/officer/organisations/new/", FACTS)
    made = Organisation.objects.get()
    assert answer.url == f"/officer/organisations/{made.slug}/"
    assert made.slug == "new-2"  # "new" is the page that made it
    assert can_keep_register(secretary, made)
    assert not made.published
    assert RecordEntry.objects.last().action == "members.organisation-made"
    assert "It has no constitution yet" in words(client.get(answer.url))


def test_other_officers_cannot(client):
    proven(client, OfficerFactory())
    assert client.post("/officer/organisations/new/", FACTS).status_code == 403
    assert not Organisation.objects.exists()


def test_two_of_one_name_get_two_addresses_and_an_identifier_belongs_to_one(client, secretary):
    for _time in range(2):
        client.post("/officer/organisations/new/", {**FACTS, "name": "Mill Lane Co-op"})
    assert set(Organisation.objects.values_list("slug", flat=True)) == {
        "mill-lane-co-op",
        "mill-lane-co-op-2",
    }
    OrganisationFactory(org_id="GB-COH-01234567")
    answer = client.post("/officer/organisations/new/", {**FACTS, "org_id": "GB-COH-01234567"})
    assert "Another organisation has this identifier already." in words(answer)


def test_public_facts_change_with_an_entry_and_its_address_stays(client, organisation, keeper, at):
    slug = organisation.slug
    answer = client.post(at("facts/"), {**FACTS, "name": "Renamed", "summary": "For all."})
    assert answer.status_code == 302
    organisation.refresh_from_db()
    assert (organisation.name, organisation.slug) == ("Renamed", slug)
    assert RecordEntry.objects.last().action == "members.organisation-changed"
    client.post(at("facts/"), {**FACTS, "name": "Renamed", "summary": "For all."})
    assert RecordEntry.objects.filter(action="members.organisation-changed").count() == 1


def test_a_colleague_gets_a_part_and_loses_it(client, organisation, keeper, at):
    colleague = OfficerFactory(name="Dilwyn Parry")
    client.post(at("people/"), {"email": colleague.email, "part": "scrutinise"})
    assert "Dilwyn Parry" in words(client.get(at("people/")))
    assert RecordEntry.objects.last().action == "members.part-given"
    client.post(at("people/"), {"take": f"{colleague.public_id}:scrutinise"})
    client.get(at("people/"))
    assert "Dilwyn Parry" not in words(client.get(at("people/")))
    assert RecordEntry.objects.last().action == "members.part-taken-back"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"part": "return_elections"}, "Two people stand behind a result"),
        ({"part": "scrutinise", "email": "nobody@example.org"}, "Nobody on the staff"),
        ({"part": "all"}, "Select a valid choice"),
    ],
)
def test_parts_that_are_refused(client, keeper, at, given, sentence):
    answer = client.post(at("people/"), {"email": keeper.email, **given})
    assert sentence in words(answer)
    assert not RecordEntry.objects.filter(action="members.part-given").exists()


def test_residents_get_no_part(client, organisation, keeper, at):
    resident = PersonFactory()
    answer = client.post(at("people/"), {"email": resident.email, "part": "scrutinise"})
    assert "Nobody on the staff has this address." in words(answer)


def test_somebody_must_keep_the_register(client, organisation, keeper, at):
    answer = client.post(at("people/"), {"take": f"{keeper.public_id}:keep_register"})
    assert answer.status_code == 409
    assert "Somebody must keep the register" in words(answer)
    keeper_of(organisation)
    answer = client.post(at("people/"), {"take": f"{keeper.public_id}:keep_register"})
    assert answer.status_code == 302
    assert client.get(at("people/")).status_code == 404


@pytest.mark.parametrize("take", ["", "nobody:keep_register", "x"])
def test_taking_back_what_is_not_held_changes_nothing(client, organisation, keeper, at, take):
    assert client.post(at("people/"), {"take": take}).status_code == 409
