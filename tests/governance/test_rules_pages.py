"""The public pages of an organisation's rules."""

from datetime import timedelta

import pytest

from governance.constituting import adopt, draft_from_version, today
from governance.drafting import keep_part
from governance.examples import EXAMPLES
from governance.rules_section import rules_section
from tests.budgets.officer.desk import proven, words
from tests.constitutions import DECISION, SECRETARY, drafted, founded
from tests.factories import OfficerFactory, WardFactory
from tests.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db


def address(organisation, rest=""):
    return f"/organisations/{organisation.slug}/rules/{rest}"


def changed(first, on=None):
    """A second version in which users are young and weigh more, adopted from a day on (tomorrow)."""
    draft = draft_from_version(first, SECRETARY)
    users = draft.classes.get(code="users")
    users.minimum_age, users.weight = 11, 2
    keep_part(draft, users, SECRETARY)
    return adopt(draft, SECRETARY, on or today() + timedelta(days=1), "Resolution 7 of 2026")


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_rules_in_force_are_read_in_plain_words(client, code):
    constitution = founded(code)
    page = words(client.get(address(constitution.organisation)))
    assert "The rules in force" in page
    assert "From 9 April 2025" in page
    assert DECISION in page
    for related in ("classes", "bodies", "resolution_rules"):
        for one in getattr(constitution, related).all():
            assert one.name in page
    for body in constitution.bodies.all():
        assert all(power in page for power in body.powers)


def test_classes_say_ages_consent_shares_and_what_to_give(client):
    youth = words(client.get(address(founded("youth-led").organisation)))
    assert "11 to 19. Under 16, a parent or guardian must agree." in youth
    assert "52%" in youth
    shares = words(client.get(address(founded("community-shares").organisation)))
    assert (
        "Shares of £1 each, at least 1, at most 500, can be withdrawn, cannot be transferred"
        in shares
    )
    assert "No vote" in shares
    thirds = words(client.get(address(founded().organisation)))
    assert "a third" in thirds
    assert "4 seats, elected by Users for 2 years, 2 of them at each regular election" in thirds


def test_wards_are_named(client):
    ward = WardFactory(name="Larkmead", code="E05090001")
    draft = drafted()
    users = draft.classes.get(code="users")
    users.area_codes = [ward.code]
    keep_part(draft, users, SECRETARY)
    adopt(draft, SECRETARY, today(), DECISION)
    assert "Larkmead" in words(client.get(address(draft.organisation)))


def test_the_version_in_force_on_the_day_is_shown(client):
    first = founded()
    changed(first)
    page = words(client.get(address(first.organisation)))
    assert "Version 1" in page
    coming = words(client.get(address(first.organisation, "2/")))
    assert "Rules that are adopted and still to come" in coming
    assert "Resolution 7 of 2026" in coming


def test_an_earlier_version_says_so(client):
    first = founded()
    changed(first, today())
    assert "Rules that are no longer in force" in words(
        client.get(address(first.organisation, "1/"))
    )
    assert "Version 2" in words(client.get(address(first.organisation)))


def test_what_changed_is_a_list_of_sentences(client):
    first = founded()
    changed(first)
    page = words(client.get(address(first.organisation, "2/changes/")))
    assert "From version 1 to version 2" in page
    assert "Users. Ages: was 16 or over, is now 11 or over" in page
    back = words(client.get(address(first.organisation, "1/changes/?since=2")))
    assert "Users. Ages: was 11 or over, is now 16 or over" in back
    assert "Version 1 is the first" in words(client.get(address(first.organisation, "1/changes/")))


@pytest.mark.parametrize("since", ["9", "x", "²", "-1"])
def test_a_version_that_is_not_there_cannot_be_compared(client, since):
    organisation = founded().organisation
    assert client.get(address(organisation, f"1/changes/?since={since}")).status_code == 404


def test_every_version_is_listed(client):
    first = founded()
    changed(first)
    page = words(client.get(address(first.organisation, "versions/")))
    assert page.index("Version 2") < page.index("Version 1")
    assert page.count("In force</strong>") == 1


def test_before_the_first_version_the_page_says_so(client):
    organisation = OrganisationFactory()
    assert "No rules are in force today" in words(client.get(address(organisation)))
    assert "No version has been adopted yet" in words(
        client.get(address(organisation, "versions/"))
    )
    assert rules_section(organisation) is None


def test_drafts_and_unpublished_organisations_are_not_there(client):
    draft = drafted()
    assert client.get(address(draft.organisation, "1/")).status_code == 404
    hidden = founded(published=False)
    assert client.get(address(hidden.organisation)).status_code == 404
    proven(client, OfficerFactory(is_superuser=True))
    assert client.get(address(hidden.organisation)).status_code == 200


def test_the_organisations_page_can_show_what_is_in_force():
    first = founded()
    found = rules_section(first.organisation)
    assert (found["constitution"], found["span"]) == (first, "From 9 April 2025")


@pytest.mark.parametrize("rest", ["", "versions/", "2/changes/"])
def test_more_parts_and_versions_cost_no_more_statements(
    client, rest, django_assert_max_num_queries
):
    small = founded()
    changed(small)
    large = founded("tenants-and-employees", organisation=None)
    second = adopt(
        draft_from_version(large, SECRETARY), SECRETARY, today() + timedelta(days=1), DECISION
    )
    adopt(draft_from_version(second, SECRETARY), SECRETARY, today() + timedelta(days=2), DECISION)
    with django_assert_max_num_queries(20) as few:
        client.get(address(small.organisation, rest))
    with django_assert_max_num_queries(len(few)):
        assert client.get(address(large.organisation, rest)).status_code == 200
