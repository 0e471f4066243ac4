"""What the pages say, what they keep to themselves, and that more rows cost no more queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councillors import asking
from councillors.models import Allocation, Councillor, GrantRequest, MatchOffer
from councillors.views.public import councillors as first_page
from councillors.years import year_of
from funds.models import Payment
from funds.posting import today
from members.models import Person
from members.roles import ROLES
from tests.budgets.officer.desk import proven, words
from tests.budgets.voting.walk import text_of
from tests.councillors.budgets import (
    EACH,
    NOBODY,
    answered,
    asked,
    councillor,
    offer,
    pool,
    three,
    wish,
)
from tests.funds import money
from tests.funds.money import finance_officer
from tests.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
ASKED = {
    "group_name": "Larkmead Juniors",
    "what_for": "Football goals",
    "purpose": "play",
    "description": "Two small goals.",
    "pence": "£500",
    "connected": "Nadia Hussain\nTom Field",
    "name": "Nadia Hussain",
    "email": "nadia@example.org",
}
ANSWER = {"interests": "none", "says": "yes", "reason": "Many children play there."}
CHECK = {
    **dict.fromkeys(["constituted", "account", "benefit", "lawful", "unconnected"], "yes"),
    **dict.fromkeys(["public", "advantage", "specific"], "yes"),
    "effect": "no",
    "reason": "A club for children.",
}


@pytest.fixture
def allocations():
    return three()


@pytest.fixture
def ada(allocations):
    return allocations[0]


def page_of(one):
    return f"/councillors/{one.councillor.slug}/"


def test_a_group_asks_and_its_names_are_nowhere_public(client, ada):
    sent = client.post(page_of(ada) + "ask/", ASKED, follow=True)
    assert "Your request is sent" in text_of(sent)
    request = GrantRequest.objects.get()
    assert request.state == "received"
    assert "Juniors" not in words(client.get(page_of(ada)))
    answered(request)
    for path in (page_of(ada), request.get_absolute_url(), "/record/", "/councillors/"):
        said = words(client.get(path))
        assert "Nadia" not in said
        assert "Tom Field" not in said
    assert "Many children play there." in words(client.get(page_of(ada)))


def test_a_connected_group_is_told_and_nothing_typed_is_lost(client, ada):
    sent = client.post(page_of(ada) + "ask/", {**ASKED, "connected": "Ada Lovell"})
    said = words(sent)
    assert "is named as connected with this group" in said
    assert "Two small goals." in said
    assert not GrantRequest.objects.exists()


def test_a_sum_out_of_bounds_is_a_sentence_beside_the_sum(client, ada):
    said = words(client.post(page_of(ada) + "ask/", {**ASKED, "pence": "£5,000"}))
    assert "A grant is between £100 and £1,000." in said
    assert 'href="#id_pence"' in said


def test_a_councillor_answers_on_their_desk(client, ada):
    request = asked(ada)
    proven(client, ada.councillor.person)
    desk = text_of(client.get("/councillor/"))
    assert "1 request waits for your answer" in desk
    path = f"/councillor/requests/{request.pk}/"
    assert "nadia@example.org" in words(client.get(path))
    refused = client.post(path, {**ANSWER, "interests": "disqualifying", "interests_words": "Mine"})
    assert refused.status_code == 409
    assert "you cannot decide on this" in words(refused)
    assert "Many children play there." in words(refused)
    client.post(path, {**ANSWER, "pence": "400"})
    request.refresh_from_db()
    assert (request.state, request.granted_pence) == ("agreed", 400_00)
    assert "0 requests wait" in text_of(client.get("/councillor/"))
    assert "Give this answer" not in words(client.get(path))


def test_councillors_pool_on_their_desks(client, allocations):
    ada, ben, _carla = allocations
    proven(client, ada.councillor.person)
    client.post("/councillor/pool/open/", {"rule": "majority", "pence": "1000"})
    proven(client, ben.councillor.person)
    assert "short by" in words(client.post("/councillor/pool/put-in/", {"pence": "9000"}))
    client.post("/councillor/pool/put-in/", {"pence": "500"})
    client.post("/councillor/pool/take-back/", {"pence": "100", "reason": "Needed elsewhere"})
    said = text_of(client.get(f"/councillors/pools/{ada.councillor.ward.slug}/{ada.year}/"))
    assert "£1,400 of £1,400 in the pool is not committed" in said
    assert "2 councillors have money in it" in said


def test_officers_check_order_and_see_it_paid(client, ada):
    request, officer = answered(asked(ada)), finance_officer()
    proven(client, officer)
    base = f"/officer/councillors/requests/{request.pk}/"
    assert "Check the grant: Larkmead Juniors" in words(client.get("/officer/councillors/"))
    refused = client.post(base + "check/", {**CHECK, "effect": "yes"})
    assert "A subsidy is counted for each enterprise" in words(refused)
    client.post(base + "check/", CHECK)
    client.post(base + "order/", {"reference": "INV-7"})
    payment = Payment.objects.get()
    proven(client, finance_officer())
    client.post(f"/officer/money/payments/{payment.pk}/approve/")
    client.post(f"/officer/money/payments/{payment.pk}/pay/")
    said = text_of(client.get(request.get_absolute_url()))
    assert "Paid" in said
    assert "in the ledger" in said


def test_an_officer_publishes_or_sets_aside(client, ada):
    first, second = (asking.ask(of=ada, wish=wish(), contact=NOBODY) for _n in range(2))
    proven(client, finance_officer())
    base = "/officer/councillors/requests/{}/"
    client.post(base.format(first.pk) + "publish/")
    client.post(base.format(second.pk) + "set-aside/", {"reason": "Advertising"})
    states = dict(GrantRequest.objects.values_list("pk", "state"))
    assert states == {first.pk: "asked", second.pk: "set-aside"}
    client.post(base.format(first.pk) + "pass-on/", {"to": _other(ada), "reason": "Away"})
    first.refresh_from_db()
    assert first.allocation_id == _other(ada)


def _other(ada):
    return Allocation.objects.exclude(pk=ada.pk).order_by("pk").first().pk


def test_an_officer_enters_a_councillor_gives_budgets_and_makes_an_offer(client):
    ward = money.ward()
    fund = money.fund("Budgets", EACH, source="councillor")
    partner = money.fund("Trust", 1_000_00, source="partner")
    proven(client, finance_officer())
    base = "/officer/councillors/"
    seat = {"name": "Cllr Eve Ray", "email": "eve@council.example", "ward": ward.slug,
            "since-day": "5", "since-month": "5", "since-year": "2024"}  # fmt: skip
    client.post(base + "seats/new/", seat)
    eve = Councillor.objects.get()
    assert Person.objects.get(email="eve@council.example").groups.get().name == ROLES["councillor"].group  # fmt: skip
    told = {"fund": fund.slug, "year": year_of(today()), "each_pence": "£3,301"}
    short = client.post(base + "budgets/new/", told)
    assert short.status_code == 409
    assert "£1 too little" in words(short)
    client.post(base + "budgets/new/", {**told, "each_pence": "3300"})
    assert Allocation.objects.get().councillor == eve
    sent = {"organisation": OrganisationFactory().slug, "fund": partner.slug, "title": "Double it",
            "per_pound_pence": "1", "cap_pence": "1000", "kind": "both", "until-day": "1",
            "until-month": "1", "until-year": "2031", "until-time": "noon"}  # fmt: skip
    slip = client.post(base + "offers/new/", {**sent, "per_pound_pence": "30,000,000"})
    assert "The amount must be £100 or less" in words(slip)
    for _pressed_twice in range(2):
        client.post(base + "offers/new/", {**sent, "key": "form:1"})
    made = MatchOffer.objects.get()
    assert "£1 is added to each pound." in text_of(client.get(made.get_absolute_url()))
    entered = client.post(f"{base}enter/{eve.pk}/", ASKED)
    assert entered.status_code == 302
    assert GrantRequest.objects.get().state == "asked"
    client.post(f"{base}offers/{made.pk}/end/", {"reason": "Withdrawn"})
    assert "It has ended: Withdrawn" in text_of(client.get(made.get_absolute_url()))


def test_the_first_page_says_what_was_given_and_what_is_left(client, allocations):
    answered(asked(allocations[0]))
    said = text_of(client.get("/councillors/"))
    assert "Councillors gave £500 of £9,900 to groups" in said
    assert "Cllr Ada Lovell" in said
    assert "£2,800" in said


def test_the_sums_at_its_head_are_of_every_page(client, allocations, monkeypatch):
    monkeypatch.setattr(first_page, "PER_PAGE", 1)
    answered(asked(allocations[2]))
    said = text_of(client.get("/councillors/"))
    assert "Councillors gave £500 of £9,900 to groups" in said
    assert "Cllr Ben Okri" not in said
    assert "Cllr Ben Okri" in text_of(client.get("/councillors/?page=2"))


def queries(client, path):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


@pytest.mark.parametrize(
    "path", ["/councillors/", "{page}", "{pool}", "{offers}", "/officer/councillors/",
             "/officer/councillors/budgets/", "/councillor/"],
)  # fmt: skip
def test_more_rows_cost_no_more_queries(client, allocations, path):
    ada, ben, carla = allocations
    shared, made = pool(allocations), offer(cap=100_00)
    path = path.format(page=page_of(ada), pool=shared.get_absolute_url(), offers=made.get_absolute_url())  # fmt: skip
    person = ada.councillor.person if path == "/councillor/" else finance_officer()
    proven(client, person)

    def more():
        answered(asked(ada, 100_00))
        asked(ada, 100_00)
        answered(asked(shared, 100_00), ben.councillor)
        answered(asked(ada, 100_00), says="no")

    more()
    client.get(path)
    once = queries(client, path)
    for _n in range(2):
        more()
    councillor("Dan Pool", carla.councillor.ward)
    assert queries(client, path) == once


def test_no_name_is_left_out_of_a_long_list(client, allocations):
    """The councillor's own name stood after the sixtieth, and was compared with nobody."""
    names = "\n".join([*(f"Person {n}" for n in range(60)), "Ada Lovell"])
    address = f"/councillors/{allocations[0].councillor.slug}/ask/"
    page = words(client.post(address, {**ASKED, "connected": names}))
    assert "Name at most 60 people" in page
    assert "Person 59" in page
    assert not GrantRequest.objects.exists()
