"""Money, grants and services in the open data: what they say, to whom, and in how many statements."""

import pytest

from councillors import asking
from councillors.models import GrantRequest
from funds import balances, paying
from services.breaking_down import Setup, work_out
from services.disaggregating import make_disaggregation
from services.splitting import make_split
from tests.budgets.officer.desk import proven
from tests.councillors.budgets import NOBODY, answered, asked, offer, paid, three, wish
from tests.funds.money import allot, committed, finance_officer, fund, pot, requested
from tests.service_states import (
    BudgetLineFactory,
    ServiceFactory,
    budget_csv,
    commissioner,
    row,
    split_facts,
    ward,
)

pytestmark = pytest.mark.django_db
API = "/api/v1/"


def rows(client, path, **query):
    return client.get(f"{API}{path}/", query).json()["results"]


def pence(money):
    assert money["currency"] == "GBP"
    return round(float(money["amount"]) * 100)


def test_a_fund_says_its_strings_and_its_sums_add_up(client):
    gipsy = ward("Gipsy Hill", "E05090001", (1, 10))
    cil = fund("CIL", 900_00, source="cil", wards=[gipsy.code], use="capital")
    allot(cil, pot("Gipsy", wards=[gipsy.code], use="capital"), 300_00)
    one = client.get(f"{API}funds/cil/").json()
    assert (one["ward_codes"], one["use"], one["spend_by"]) == ([gipsy.code], "capital", None)
    sums = balances.of_fund(cil)
    assert {name: pence(one[name]) for name in ("received", "unallotted", "in_pots")} == {
        "received": 900_00,
        "unallotted": sums.unallotted,
        "in_pots": 300_00,
    }
    where = ("unallotted", "in_pots", "in_projects", "paid", "written_back")
    assert sum(pence(one[name]) for name in where) == pence(one["received"])
    fund("Core")
    assert [one["slug"] for one in rows(client, "funds", source="cil")] == ["cil"]


def test_a_movement_has_both_sides(client):
    committed(500_00, name="Core")
    kinds = [one["kind"] for one in rows(client, "transactions", fund="core")]
    assert kinds == ["committed", "allotted", "received"]
    [one] = rows(client, "transactions", kind="committed")
    assert sum(pence(side["amount"]) for side in one["entries"]) == 0
    assert one == client.get(f"{API}transactions/{one['number']}/").json()


def test_a_payment_says_why_it_is_made(client):
    by = finance_officer()
    payment = paying.approve(payment=requested(committed(500_00), 100_00), by=finance_officer())
    paying.pay(payment=payment, by=by)
    grounds = {one["kind"]: one["ground"] for one in rows(client, "transactions")}
    assert grounds == {"paid": "purchase", "committed": None, "allotted": None, "received": None}


def test_grants_that_stand_are_there_and_nothing_sealed(client):
    ada, ben, _carla = three()
    offer(cap=100_00)
    grant = paid(answered(asked(ada)))
    asked(ada)
    asking.ask(of=ada, wish=wish(), contact=NOBODY)
    answered(asked(ben), says="no")
    hidden = GrantRequest.objects.exclude(pk=grant.pk).values_list("pk", flat=True)
    for person in (None, finance_officer()):
        if person:
            proven(client, person)
        [one] = rows(client, "grants")
        assert (pence(one["granted"]), pence(one["matched"]), pence(one["paid"])) == (
            500_00,
            100_00,
            600_00,
        )
        assert one["decided_by"] == ["Cllr Ada Lovell"]
        assert "nadia" not in str(one).lower()
        for pk in hidden:
            assert client.get(f"{API}grants/{pk}/").status_code == 404
    assert rows(client, "grants", ward="E05999999") == []
    assert rows(client, "grants", ward=ada.councillor.ward.code, state="paid")


def test_services_say_how_far_residents_decide(client):
    parks = ServiceFactory(name="Parks", level="devolve")
    ServiceFactory(name="Roads")
    facts = {"level": "inform", "on_table": False, "out_reason": "A contract"}
    BudgetLineFactory(service=parks, title="Trees", amount_pence=-5_00, **facts)
    assert [one["slug"] for one in rows(client, "services", level="devolve")] == ["parks"]
    [line] = client.get(f"{API}services/parks/").json()["lines"]
    assert (pence(line["amount"]), line["level"], line["out_reason"]) == (
        -5_00,
        "inform",
        "A contract",
    )


def test_shares_add_up_to_what_was_split_and_broken_down(client):
    ward("Larkmead", "E05090001", (1, 3000))
    ward("Rookery", "E05090002", (5, 1000))
    split = make_split(by=commissioner(), facts=split_facts())
    one = client.get(f"{API}splits/{split.pk}/").json()
    assert sum(pence(share["amount"]) for share in one["shares"]) == pence(one["pot"])
    worked = work_out(budget_csv(row("10.01")), b"", Setup(2026, "ward", 10_01, 50))
    parks = ServiceFactory(name="Parks")
    made = make_disaggregation(by=commissioner(), service=parks, worked=worked, content=b"x")
    one = client.get(f"{API}disaggregations/{made.pk}/").json()
    assert sum(pence(area["amount"]) for area in one["areas"]) == pence(one["total"]) == 10_01
    assert (
        client.get(
            one["lines_url"].partition("/services")[1] + one["lines_url"].partition("/services")[2]
        ).status_code
        == 200
    )
    assert [found["id"] for found in rows(client, "disaggregations", year=2026)] == [made.pk]
    assert rows(client, "disaggregations", year=2027) == []


@pytest.mark.parametrize("number", [1, 3])
def test_lists_take_the_same_statements_with_one_row_and_with_three(
    client, number, django_assert_num_queries
):
    ada = three()[0]
    for n in range(number):
        fund(f"Fund {n}", 100)
        ServiceFactory()
        answered(asked(ada))
    for path, statements in (("funds", 2), ("transactions", 3), ("grants", 3), ("services", 2)):
        with django_assert_num_queries(statements):
            assert len(rows(client, path)) >= number
