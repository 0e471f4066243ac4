"""Every role on every page of what follows a result: exactly what is there for whom."""

import pytest

from tests.budgets.officer.desk import page, proven
from tests.delivery.people import scrutineer
from tests.delivery.rounds import decidable_round, drafted, in_delivery
from tests.factories import OfficerFactory, PersonFactory, officer_of

pytestmark = pytest.mark.django_db

# (rest of the address, decides, delivers, manages, watches) for a declared round with a draft, and with its projects set up.
DECIDING = [
    ("decision/", 200, 403, 403, 403),
    ("decision/basis/", 200, 403, 403, 403),
    ("decision/projects/", 200, 403, 403, 403),
    ("decision/people/", 200, 403, 403, 403),
    ("decision/people/0/", 404, 403, 403, 403),
    ("decision/diversions/", 200, 403, 403, 403),
    ("decision/publish/", 200, 403, 403, 403),
    ("money/", 200, 200, 200, 403),
    ("call-in/", 404, 404, 404, 404),
]
DELIVERING = [
    ("delivery/", 403, 200, 200, 403),
    ("delivery/problems/", 403, 200, 200, 403),
    ("delivery/problems/0/", 403, 404, 404, 403),
    ("delivery/1/", 403, 200, 200, 403),
    ("delivery/1/steps/0/", 403, 404, 404, 403),
    ("delivery/1/runner/", 403, 200, 200, 403),
    ("delivery/1/payment/", 403, 404, 404, 403),
    ("evaluation/", 403, 200, 200, 403),
    ("evaluation/questions/", 403, 200, 200, 403),
    ("evaluation/learned/", 403, 200, 200, 403),
]
PARTS = ["decide_round", "deliver_round", "manage_round", "watch_round"]
RESTS = [rest for rest, *_statuses in DECIDING + DELIVERING]


def of_parts(client, budget_round, table):
    found = {rest: [] for rest, *_statuses in table}
    for part in PARTS:
        proven(client, officer_of(budget_round, permission=part))
        for rest, statuses in found.items():
            statuses.append(client.get(page(budget_round, rest)).status_code)
    assert found == {rest: statuses for rest, *statuses in table}


def test_parts_in_a_round_to_decide_on(client):
    budget_round = decidable_round()
    drafted(budget_round)
    of_parts(client, budget_round, DECIDING)


def test_parts_in_a_round_in_delivery(client):
    of_parts(client, in_delivery(), DELIVERING)


def test_scrutiny_finds_published_decisions_alone(client):
    proven(client, scrutineer())
    undecided = decidable_round(slug="undecided")
    assert client.get(page(undecided, "call-in/")).status_code == 404
    decided = in_delivery()
    assert client.get(page(decided, "call-in/")).status_code == 200
    assert client.get(page(decided, "decision/")).status_code == 404


def test_for_everybody_else_nothing_is_there(client):
    budget_round = in_delivery()
    for rest in RESTS:
        client.logout()
        assert client.get(page(budget_round, rest)).status_code == 302
    nobody, other = PersonFactory(), officer_of(decidable_round(slug="other"))
    administrator = OfficerFactory(is_superuser=True)
    for rest in RESTS:
        for somebody, statuses in ((nobody, {404}), (other, {404}), (administrator, {200, 404})):
            proven(client, somebody)
            assert client.get(page(budget_round, rest)).status_code in statuses, rest


def test_the_list_of_powers_is_kept_by_whoever_may(client):
    proven(client, OfficerFactory())
    assert client.get("/officer/powers/").status_code == 404
    proven(client, OfficerFactory(is_superuser=True))
    assert client.get("/officer/powers/").status_code == 200
    answer = client.post(
        "/officer/powers/",
        {
            "name": "Area committee",
            "maker": "committee",
            "citation": "Local Government Act 1972, section 101",
        },
        follow=True,
    )
    assert "Area committee" in answer.content.decode()
