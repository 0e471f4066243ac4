"""Every role on every page of councillors' budgets: exactly what is there for whom."""

import pytest
from django.contrib.auth.models import Group
from django.urls import get_resolver

from councillors import asking, policies
from councillors.models import GrantRequest
from members.roles import ROLES
from tests.budgets.officer.desk import proven
from tests.councillors.budgets import (
    NOBODY,
    answered,
    asked,
    offer,
    out_of_office,
    pool,
    three,
    wish,
)
from tests.factories import OfficerFactory, PersonFactory
from tests.funds.money import finance_officer

pytestmark = pytest.mark.django_db

# Rest of the address: what a finance officer gets, and a ward officer.
OFFICER = {
    "": (200, 200),
    "requests/{asked}/": (200, 200),
    "requests/{agreed}/check/": (200, 404),
    "requests/{asked}/withdraw/": (200, 200),
    "requests/{agreed}/call-off/": (200, 404),
    "requests/{asked}/none/": (404, 404),
    "enter/{councillor}/": (200, 200),
    "enter-for-pool/{pool}/": (200, 200),
    "seats/": (200, 200),
    "seats/new/": (200, 404),
    "seats/{councillor}/end/": (200, 404),
    "budgets/": (200, 404),
    "budgets/new/": (200, 404),
    "budgets/{allocation}/return/": (200, 404),
    "offers/": (200, 404),
    "offers/new/": (200, 404),
    "offers/{offer}/end/": (200, 404),
}
# What the councillor asked gets, another of the ward, and one of another ward.
DESK = {
    "": (200, 200, 200),
    "requests/{asked}/": (200, 404, 404),
    "requests/{of_pool}/": (200, 200, 404),
    "pool/open/": (404, 404, 200),
    "pool/put-in/": (200, 200, 404),
    "pool/take-back/": (200, 200, 404),
    "pool/none/": (404, 404, 404),
}
PUBLIC = {
    "": 200,
    "?year=1999": 404,
    "grants.csv": 200,
    "match-offers/": 200,
    "match-offers/{offer}/": 200,
    "requests/{asked}/": 200,
    "requests/{received}/": 404,
    "asked/": 404,
    "pools/{ward}/{year}/": 200,
    "pools/{ward}/1999/": 404,
    "pools/{ward}/{year}/ask/": 200,
    "{slug}/": 200,
    "{slug}/ask/": 200,
    "nobody/": 404,
    "nobody/ask/": 404,
}


@pytest.fixture
def allocations():
    return three()


@pytest.fixture
def ids(allocations):
    ada, ben, _carla = allocations
    shared = pool([ada, ben])
    return {
        "asked": asked(ada).pk,
        "agreed": answered(asked(ada)).pk,
        "received": asking.ask(of=ada, wish=wish(), contact=NOBODY).pk,
        "of_pool": asked(shared).pk,
        "councillor": ada.councillor.pk,
        "allocation": ada.pk,
        "pool": shared.pk,
        "offer": offer().pk,
        "ward": shared.ward.slug,
        "year": shared.year,
        "slug": ada.councillor.slug,
    }


def statuses(client, base, pages, ids):
    return {rest: client.get(base + rest.format(**ids)).status_code for rest in pages}


def ward_officer():
    officer = OfficerFactory()
    officer.groups.add(Group.objects.get(name=ROLES["ward-officer"].group))
    return officer


@pytest.mark.parametrize("place", [0, 1])
def test_each_officer_finds_exactly_their_pages(client, ids, place):
    proven(client, [finance_officer, ward_officer][place]())
    got = {rest: several[place] for rest, several in OFFICER.items()}
    assert statuses(client, "/officer/councillors/", OFFICER, ids) == got


def test_who_cannot_end_an_office_is_not_led_there(client, ids):
    seats, end = "/officer/councillors/seats/", f"/seats/{ids['councillor']}/end/"
    for officer, shown in ((finance_officer(), True), (ward_officer(), False)):
        proven(client, officer)
        said = client.get(seats).content.decode()
        assert (end in said) is shown
        assert f"/enter-for-pool/{ids['pool']}/" in said


def test_for_others_there_is_nothing_on_the_officers_side(client, ids, allocations):
    base = "/officer/councillors/"
    assert set(statuses(client, base, OFFICER, ids).values()) == {302}
    for person in (OfficerFactory(), PersonFactory(), allocations[0].councillor.person):
        proven(client, person)
        assert set(statuses(client, base, OFFICER, ids).values()) == {404}


def test_a_councillor_s_desk_is_theirs_alone(client, ids, allocations):
    stranger = three()[0]
    for place, one in enumerate((allocations[0], allocations[1], stranger)):
        proven(client, one.councillor.person)
        got = {rest: several[place] for rest, several in DESK.items()}
        assert statuses(client, "/councillor/", DESK, ids) == got


def test_for_others_there_is_no_such_desk(client, ids, allocations):
    assert set(statuses(client, "/councillor/", DESK, ids).values()) == {302}
    left = allocations[2].councillor
    out_of_office(left)
    for person in (PersonFactory(), finance_officer(), left.person):
        proven(client, person)
        assert set(statuses(client, "/councillor/", DESK, ids).values()) == {404}


def test_a_councillor_shows_a_second_factor_first(client, allocations):
    client.force_login(allocations[0].councillor.person)
    answer = client.get("/councillor/")
    assert answer.status_code == 302
    assert answer.url.startswith("/account/second-factor/")


def test_anybody_finds_the_public_pages_and_no_more(client, ids):
    assert statuses(client, "/councillors/", PUBLIC, ids) == PUBLIC


def test_exact_sets(ids, allocations):
    everything = set(GrantRequest.objects.all())
    hidden = {one for one in everything if one.pk == ids["received"]}
    assert set(GrantRequest.objects.published()) == everything - hidden
    assert set(policies.visible_to(ward_officer())) == everything
    assert not policies.visible_to(OfficerFactory()).exists()
    assert not policies.visible_to(allocations[0].councillor.person).exists()
    of_ben = set(policies.on_desk_of(allocations[1].councillor).values_list("pk", flat=True))
    assert of_ben == {ids["of_pool"]}
    assert not policies.on_desk_of(allocations[2].councillor).exists()


def test_the_tables_here_list_every_address():
    found = {}
    for app, (_prefix, resolver) in get_resolver().namespace_dict.items():
        found[app] = len({name for name in resolver.reverse_dict if isinstance(name, str)})
    assert (found["councillors"], found["councillor_desk"], found["councillors_officer"]) == (
        10,
        3,
        15,
    )
