"""Every part in an organisation on every page of the secretary's: what is not theirs is not there."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from guardian.shortcuts import assign_perm

from members.models import Office
from members.organisation_policies import (
    can_keep_register,
    can_return_elections,
    can_scrutinise,
    kept_by,
    visible_to,
)
from members.roles import ROLES
from tests.budgets.officer.desk import proven, words
from tests.factories import OfficerFactory, PersonFactory
from tests.organisations import ApplicationFactory, MembershipFactory, keeper_of, thirds

pytestmark = pytest.mark.django_db

REFERENCE = "11111111-1111-4111-8111-111111111111"
# Rest of the address: what its keeper, its returning officer and its scrutineer get.
PAGES = {
    "": (200, 200, 200),
    "facts/": (200, 404, 404),
    "bank/": (200, 404, 404),
    "people/": (200, 404, 404),
    "applications/": (200, 404, 404),
    f"applications/{REFERENCE}/": (200, 404, 404),
    f"applications/{REFERENCE}/payment/": (405, 404, 404),
    f"applications/{REFERENCE}/match/": (405, 404, 404),
    f"applications/{REFERENCE}/verify/": (200, 404, 404),
    "evidence/1/": (404, 404, 404),
    "import/": (200, 404, 404),
    "import/empty.csv": (200, 404, 404),
    "import/nothing/": (404, 404, 404),
    "matching/": (200, 404, 404),
    "members/": (200, 404, 404),
    "members/1/": (200, 404, 404),
    "members/1/correct/": (200, 404, 404),
    "members/1/end/": (200, 404, 404),
    "members/1/shares/": (200, 404, 404),
    "members/1/verify/": (200, 404, 404),
    "officers/": (200, 404, 404),
    "officers/1/end/": (404, 404, 404),
    "register/": (200, 404, 404),
    "register.csv": (200, 404, 404),
    "duplicate/": (200, 404, 404),
    "duplicate.csv": (200, 404, 404),
}


@pytest.fixture
def there(organisation):
    MembershipFactory(organisation=organisation, number=1)
    ApplicationFactory(organisation=organisation, reference=REFERENCE)
    return organisation


def statuses(client, at):
    found = {}
    for rest in PAGES:
        response = client.get(at(rest))
        for _part in response if response.streaming else ():
            pass
        found[rest] = response.status_code
    return found


@pytest.mark.parametrize(
    ("permission", "place"),
    [("keep_register", 0), ("return_elections", 1), ("scrutinise", 2), ("take_votes", 2)],
)
def test_each_part_finds_exactly_its_pages(client, there, at, permission, place):
    proven(client, keeper_of(there, permission=permission))
    assert statuses(client, at) == {rest: found[place] for rest, found in PAGES.items()}


def test_an_administrator_finds_what_a_keeper_finds(client, there, at):
    proven(client, OfficerFactory(is_superuser=True))
    assert statuses(client, at) == {rest: found[0] for rest, found in PAGES.items()}


def test_strangers_residents_and_other_keepers_find_nothing(client, there, at):
    assert set(statuses(client, at).values()) == {302}
    proven(client, PersonFactory())
    assert set(statuses(client, at).values()) == {404}
    proven(client, keeper_of(thirds()))
    assert set(statuses(client, at).values()) == {404}
    assert all(client.post(at(rest)).status_code == 404 for rest in PAGES)


def test_a_keeper_without_a_second_factor_is_sent_to_set_one_up(client, there, at):
    client.force_login(keeper_of(there))
    assert client.get(at())["Location"].startswith("/account/second-factor/")


def test_nothing_is_kept_by_a_browser(client, there, at, keeper):
    for rest in ("members/", "register.csv", f"applications/{REFERENCE}/"):
        assert "no-store" in client.get(at(rest))["Cache-Control"]


def test_who_takes_votes_is_told_so(client, there, at):
    proven(client, keeper_of(there, permission="take_votes"))
    assert "You take votes on paper and with help" in words(client.get(at("")))


def test_visible_sets_are_exact(organisation):
    other, third = thirds(), thirds()
    person = keeper_of(organisation)
    assign_perm("scrutinise", person, other)
    assert set(visible_to(person)) == {organisation, other}
    assert set(kept_by(person)) == {organisation}
    group = Group.objects.create(name="Society desk")
    person.groups.add(group)
    assign_perm("keep_register", group, third)
    assert set(visible_to(person)) == {organisation, other, third}
    assert set(kept_by(person)) == {organisation, third}
    assert not visible_to(PersonFactory())
    person.is_active = False
    assert not visible_to(person)


def test_who_keeps_the_register_does_not_declare(organisation):
    person = keeper_of(organisation)
    assign_perm("return_elections", person, organisation)
    assert can_keep_register(person, organisation)
    assert not can_return_elections(person, organisation)
    assert can_scrutinise(person, organisation)
    assert can_return_elections(
        keeper_of(organisation, permission="return_elections"), organisation
    )


def test_the_desk_lists_exactly_the_persons_organisations_with_what_to_do(client, there, keeper):
    thirds(name="Somebody else’s")
    page = words(client.get("/officer/organisations/"))
    assert there.name in page
    assert "Decide 1 application to" in page
    assert "Somebody else" not in page
    assert "Set up an organisation" not in page


def test_a_scrutineer_is_not_told_who_waits(client, there):
    proven(client, keeper_of(there, permission="scrutinise"))
    page = words(client.get("/officer/organisations/"))
    assert there.name in page
    assert "Decide 1 application" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_desk_asks_the_same_number_of_questions_however_long_it_is(
    client, django_assert_num_queries, number
):
    organisations = [thirds() for _n in range(number)]
    for one in organisations:
        ApplicationFactory.create_batch(number, organisation=one)
    proven(client, keeper_of(*organisations))
    client.get("/officer/organisations/")
    with django_assert_num_queries(11):
        client.get("/officer/organisations/")


@pytest.mark.parametrize("rest", ["applications/", "members/", "register/", "officers/"])
def test_a_list_does_not_ask_more_with_more_rows(client, organisation, at, keeper, rest):
    counts = []
    for more in (1, 2):
        ApplicationFactory.create_batch(more, organisation=organisation)
        lines = MembershipFactory.create_batch(more, organisation=organisation)
        for line in lines:
            Office.objects.create(
                organisation=organisation,
                membership=line,
                title="Director",
                name=line.name,
                entered_on=line.entered_on,
            )
        client.get(at(rest))
        with CaptureQueriesContext(connection) as statements:
            client.get(at(rest))
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 10


def test_the_new_roles_have_their_permissions():
    secretary = OfficerFactory()
    secretary.groups.add(Group.objects.get(name=ROLES["secretary"].group))
    assert secretary.has_perm("members.add_organisation")
    assert all(ROLES[code].is_staff for code in ("scrutineer", "commissioner"))
