"""The ways between an organisation's pages: from the desk to rules and votes, from the public page to all of them."""

import pytest

from tests.budgets.officer.desk import proven, words
from tests.governance.states import called_election
from tests.organisations import DraftConstitutionFactory, keeper_of, thirds

pytestmark = pytest.mark.django_db

RULES = "/rules/"
VOTES = ["/elections/", "/bodies/", "/resolutions/", "/meetings/"]


def links(client, address):
    """Pages that links lead to; each must open."""
    page = words(client.get(address))
    return [part.split('"')[0] for part in page.split('href="')[1:]]


@pytest.mark.parametrize(
    ("permission", "sees_rules"),
    [("keep_register", True), ("return_elections", False), ("scrutinise", False)],
)
def test_the_desk_leads_to_what_each_officer_may_open(client, permission, sees_rules):
    organisation = thirds()
    proven(client, keeper_of(organisation, permission=permission))
    desk = f"/officer/organisations/{organisation.slug}"
    found = links(client, f"{desk}/")
    assert (f"{desk}{RULES}" in found) is sees_rules
    for rest in VOTES:
        assert f"{desk}{rest}" in found
    for address in found:
        if address.startswith(desk):
            assert client.get(address).status_code == 200, address


def test_the_desk_says_what_is_under_way(client):
    election = called_election(thirds())
    DraftConstitutionFactory(organisation=election.organisation, version=2)
    proven(client, keeper_of(election.organisation))
    page = words(client.get(f"/officer/organisations/{election.organisation.slug}/"))
    assert "Elections</a>: 1 under way" in page
    assert "Rules and their drafts</a>: 1 draft" in page


def test_the_organisations_page_leads_to_rules_bodies_and_votes(client):
    organisation = thirds()
    found = links(client, organisation.get_absolute_url())
    for rest in [RULES, *VOTES, "/bodies/board/"]:
        address = f"/organisations/{organisation.slug}{rest}"
        assert address in found
        assert client.get(address).status_code == 200


def test_the_secretarys_versions_are_paged_with_drafts_first(client):
    organisation = thirds()
    for version in range(2, 22):
        DraftConstitutionFactory(organisation=organisation, version=version)
    proven(client, keeper_of(organisation))
    address = f"/officer/organisations/{organisation.slug}/rules/"
    page = words(client.get(address))
    assert "?page=2" in page
    assert "Draft of version 21" in page
    assert "Version 1 has been in force" in page
    assert "Adopted by" in words(client.get(f"{address}?page=2"))
