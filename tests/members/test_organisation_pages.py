"""The list of organisations and an organisation's own page."""

import pytest

from members import sections
from tests.budgets.voting.walk import text_of
from tests.factories import PersonFactory
from tests.members.joining_walk import youth_led
from tests.organisations import (
    DraftConstitutionFactory,
    MemberOrganisationFactory,
    MembershipFactory,
    OrganisationFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
)

pytestmark = pytest.mark.django_db


def test_the_page_says_who_decides(client):
    organisation = thirds()
    MembershipFactory.create_batch(6, organisation=organisation)
    text = text_of(client.get(organisation.get_absolute_url()))
    assert "Each group holds one third of every vote, however many it has." in text
    assert "families 6 One third" in text.lower().replace("one third", "One third")
    assert "Community benefit society" in text
    assert "Version 1. From 9 April 2025." in text


def test_unequal_weights_show_each_share_and_why(client):
    text = text_of(client.get(youth_led().get_absolute_url()))
    assert "Young people 0 Two fifths" in text
    assert "Residents 0 One fifth" in text
    assert "From age 11 to 19. Under 16 a parent or guardian must agree." in text
    assert "Asked of you: a home in the area." in text
    assert "You need 1 share at £1." in text
    assert "Why not one person, one vote? Young people would always be outvoted." in text


def test_small_numbers_of_people_are_not_told_and_of_organisations_are(client):
    organisation = thirds()
    MembershipFactory.create_batch(4, organisation=organisation)
    MemberOrganisationFactory.create_batch(3, organisation=organisation)
    text = text_of(client.get(organisation.get_absolute_url()))
    assert "Families fewer than 5" in text
    assert "Funders 3 " in text


def test_former_members_are_not_counted(client):
    organisation = thirds()
    MembershipFactory.create_batch(5, organisation=organisation)
    left = MembershipFactory(
        organisation=organisation, ceased_on="2026-01-02", ceased_because="left"
    )
    assert left.ceased_on
    assert "Families 5 " in text_of(client.get(organisation.get_absolute_url()))


def test_without_rules_nobody_can_join(client):
    text = text_of(client.get(OrganisationFactory().get_absolute_url()))
    assert "Its rules are not in force yet" in text
    assert "Join " not in text


def test_many_or_long_names_are_numbered_in_the_bar(client):
    organisation = OrganisationFactory()
    constitution = DraftConstitutionFactory(organisation=organisation)
    for number in range(5):
        StakeholderClassFactory(
            constitution=constitution, code=f"c{number}", name=f"People who use service {number}"
        )
    adopt(constitution)
    text = text_of(client.get(organisation.get_absolute_url()))
    assert "1. People who use service 0" in text
    assert "one fifth of every vote" in text


def test_the_list_is_searched(client):
    thirds(name="Brockwell Nurseries")
    thirds(name="Tannery Homes", summary="Homes for rent.")
    thirds(name="Hidden Society", published=False)
    everything = text_of(client.get("/organisations/"))
    assert "Brockwell Nurseries" in everything
    assert "Hidden Society" not in everything
    found = text_of(client.get("/organisations/?q=rent"))
    assert "1 organisation matches “rent”" in found
    assert "Brockwell Nurseries" not in found
    assert "0 organisations match" in text_of(client.get("/organisations/?q=zzz"))


def test_the_list_has_pages(client):
    OrganisationFactory.create_batch(21)
    assert client.get("/organisations/").content.count(b'class="app-row"') == 20
    assert client.get("/organisations/?page=2").content.count(b'class="app-row"') == 1


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    client, django_assert_max_num_queries, number
):
    for _one in range(number):
        organisation = thirds()
        MembershipFactory(organisation=organisation)
    client.force_login(PersonFactory())
    with django_assert_max_num_queries(7):
        client.get("/organisations/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_classes_as_for_one(
    client, django_assert_num_queries, number
):
    organisation = OrganisationFactory()
    constitution = DraftConstitutionFactory(organisation=organisation)
    StakeholderClassFactory.create_batch(number, constitution=constitution)
    adopt(constitution)
    client.get(organisation.get_absolute_url())  # fills the cache of the parameters
    with django_assert_num_queries(14):  # ten are of the sections that governance adds
        client.get(organisation.get_absolute_url())


def test_other_rooms_add_sections_and_columns(client, monkeypatch):
    for registry in ("_organisation", "_membership"):
        monkeypatch.setattr(sections, registry, {})
    monkeypatch.setattr(sections, "_columns", [])
    sections.on_organisation(
        sections.Section("open", "look/panel.html", lambda one, _r: {"title": f"Open: {one.slug}"})
    )
    sections.on_organisation(sections.Section("none", "look/panel.html", lambda _one, _r: None))
    sections.in_class_table(
        sections.ClassColumn("Board seats", lambda _rules: {"families": "3 elected"})
    )
    organisation = thirds()
    text = text_of(client.get(organisation.get_absolute_url()))
    assert f"Open: {organisation.slug}" in text
    assert "Families 0 One third 3 elected" in text


def test_a_member_sees_that_they_are_one(client):
    organisation, person = thirds(), PersonFactory()
    MembershipFactory(organisation=organisation, person=person)
    client.force_login(person)
    assert "You are a member" in text_of(client.get("/organisations/"))
    assert "You are a member" in text_of(client.get(organisation.get_absolute_url()))
