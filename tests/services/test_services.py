"""Services, their lines, and what is on the table."""

import pytest
from django.db import IntegrityError, transaction

from record.models import RecordEntry
from services.errors import ServiceError
from services.keeping import (
    LineFacts,
    ServiceFacts,
    add_line,
    change_line,
    change_service,
    make_service,
)
from services.models import BudgetLine, Service
from tests.budgets.officer.desk import proven
from tests.factories import OfficerFactory, PersonFactory
from tests.service_states import BudgetLineFactory, ServiceFactory, commissioner

pytestmark = pytest.mark.django_db
FACTS = ServiceFacts("Parks", "Keeps parks.", "consult")


def test_a_service_is_on_the_table_unless_a_reason_leaves_it_out():
    officer = commissioner()
    made = make_service(by=officer, facts=FACTS)
    assert (made.slug, made.on_table, made.level) == ("parks", True, "consult")
    out = change_service(
        by=officer, service=made, facts=ServiceFacts("Parks", "Keeps parks.", "inform", "The law")
    )
    assert (out.on_table, out.out_reason) == (False, "The law")
    change_service(
        by=officer, service=made, facts=ServiceFacts("Parks", "Keeps parks.", "inform", "The law")
    )
    actions = RecordEntry.objects.values_list("action", flat=True)
    assert list(actions) == ["services.service-made", "services.service-changed"]
    assert '"out_reason":"The law"' in RecordEntry.objects.last().payload


def test_the_database_wants_a_reason_for_what_is_left_out_and_none_for_what_is_not():
    for facts in ({"on_table": False}, {"out_reason": "x"}, {"level": "ask"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceFactory(**facts)
        with pytest.raises(IntegrityError), transaction.atomic():
            BudgetLineFactory(**facts)


@pytest.mark.parametrize("name", ["Parks", "New", "…"])
def test_a_name_that_cannot_be_an_address_is_refused(name):
    ServiceFactory(name="Parks")
    with pytest.raises(ServiceError, match="Choose another"):
        make_service(by=commissioner(), facts=ServiceFacts(name, "x", "inform"))


def test_a_line_once_a_year():
    officer, service = commissioner(), ServiceFactory()
    facts = LineFacts(2026, "Trees", 50_000_00, "devolve")
    line = add_line(by=officer, service=service, facts=facts)
    assert line.years == "2026/27"
    with pytest.raises(ServiceError, match="has a line “Trees” in that year already"):
        add_line(by=officer, service=service, facts=facts)
    change_line(by=officer, line=line, facts=LineFacts(2026, "Trees", -1, "inform", "The law"))
    line.refresh_from_db()
    assert (line.amount_pence, line.on_table) == (-1, False)
    assert '"amount":"-£0.01"' in RecordEntry.objects.last().payload


def test_the_public_page_says_what_is_on_the_table_by_level(client):
    assert "No budget has been entered yet" in client.get("/services/").content.decode()
    parks = ServiceFactory(name="Parks")
    tax = ServiceFactory(name="Tax", on_table=False, out_reason="Set by law")
    BudgetLineFactory(service=parks, level="devolve", amount_pence=300_00)
    BudgetLineFactory(service=parks, level="devolve", amount_pence=-100_00)
    BudgetLineFactory(
        service=parks, title="Loan", on_table=False, out_reason="Signed in 1998", amount_pence=50_00
    )
    BudgetLineFactory(service=tax, title="Collecting", amount_pence=150_00)
    BudgetLineFactory(service=parks, year=2025, amount_pence=7_00)
    page = client.get("/services/").content.decode()
    assert "£200 of £400 is on the table" in page
    assert "Signed in 1998" in page
    assert "Set by law" in page
    assert "£7 of £7 is on the table" in client.get("/services/?year=2025").content.decode()
    assert "£200 of £400" in client.get("/services/?year=1700").content.decode()
    one = client.get("/services/parks/").content.decode()
    assert "Left out. Signed in 1998" in one


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_keep_their_statements(client, number, django_assert_num_queries):
    service = ServiceFactory(name="Parks")
    for _n in range(number):
        BudgetLineFactory(level="inform")
        BudgetLineFactory(service=service, on_table=False, out_reason="x")
    with django_assert_num_queries(6):
        client.get("/services/")
    with django_assert_num_queries(4):
        client.get("/services/parks/")


def test_an_officer_enters_a_service_and_its_line(client):
    proven(client, commissioner())
    sent = {"name": "Parks", "summary": "Keeps parks.", "level": "co-produce", "on_table": "yes"}
    page = client.post("/officer/services/new/", sent, follow=True).content.decode()
    assert "Parks is entered." in page
    line = {"title": "Trees", "year": "2026", "amount": "-1,200.50", "level": "inform"}
    wrong = client.post("/officer/services/parks/lines/new/", {**line, "on_table": "no"})
    assert wrong.status_code == 422
    assert "Say why it is left out" in wrong.content.decode()
    assert not BudgetLine.objects.exists()
    client.post("/officer/services/parks/lines/new/", {**line, "on_table": "yes"})
    made = BudgetLine.objects.get()
    assert made.amount_pence == -1200_50
    address = f"/officer/services/parks/lines/{made.pk}/"
    assert 'value="-1,200.50"' in client.get(address).content.decode()
    client.post(address, {**line, "on_table": "no", "out_reason": "Signed in 1998"}, follow=True)
    assert BudgetLine.objects.get().out_reason == "Signed in 1998"
    assert "Trees" in client.get("/officer/services/parks/").content.decode()
    change = "/officer/services/parks/change/"
    assert 'value="Parks"' in client.get(change).content.decode()
    client.post(change, {**sent, "name": "Parks and trees"})
    assert Service.objects.get().name == "Parks and trees"
    assert "Parks and trees" in client.get("/officer/services/").content.decode()
    taken = client.post("/officer/services/new/", {**sent, "name": "Parks"})
    assert (taken.status_code, "Choose another" in taken.content.decode()) == (422, True)


@pytest.mark.parametrize("amount", ["lots", "0", "99,999,999,999,999"])
def test_an_amount_that_is_none_is_refused(client, amount):
    ServiceFactory(name="Parks")
    proven(client, commissioner())
    sent = {
        "title": "Trees",
        "year": "2026",
        "amount": amount,
        "level": "inform",
        "on_table": "yes",
    }
    assert client.post("/officer/services/parks/lines/new/", sent).status_code == 422
    assert not BudgetLine.objects.exists()


def test_who_gets_what(client):
    service = ServiceFactory(name="Parks")
    line = BudgetLineFactory(service=service)
    own = [
        "/officer/services/",
        "/officer/services/new/",
        "/officer/services/parks/",
        "/officer/services/parks/change/",
        "/officer/services/parks/lines/new/",
        f"/officer/services/parks/lines/{line.pk}/",
        "/officer/services/parks/break-down/",
        "/officer/services/parks/budget.csv",
        "/officer/splits/new/",
    ]
    roles = {None: 302, PersonFactory(): 404, OfficerFactory(): 404, commissioner(): 200}
    for person, status in roles.items():
        client.logout()
        if person:
            proven(client, person)
        assert [client.get(address).status_code for address in own] == [status] * len(own)
