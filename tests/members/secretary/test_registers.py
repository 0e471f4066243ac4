"""The statutory registers: search, lines, officers, print, files."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Membership, Office
from record.models import RecordEntry
from tests.budgets.officer.desk import words
from tests.organisations import MemberOrganisationFactory, MembershipFactory, thirds

pytestmark = pytest.mark.django_db

DAY = {"on-day": "1", "on-month": "6", "on-year": "2026"}


@pytest.fixture
def line(organisation):
    return MembershipFactory(
        organisation=organisation, number=5, name="Grace Whitlock", email="g@example.org"
    )


@pytest.mark.parametrize(
    "asked", ["q=5", "q=whitl", "q=grace+tannery", "q=BK3+7QX", "q=g@example", "group=families", ""]
)
def test_a_line_is_found_by_what_a_secretary_knows(client, organisation, line, keeper, at, asked):  # noqa: PLR0917 -- fixtures
    MembershipFactory(organisation=thirds(), name="Grace Elsewhere")
    page = words(client.get(at(f"members/?{asked}")))
    assert "Grace Whitlock" in page
    assert "Grace Elsewhere" not in page


@pytest.mark.parametrize(
    "asked", ["q=6", "q=nobody", "group=staff", "group=x", "which=ceased", "which=x"]
)
def test_and_not_by_anything_else(client, line, keeper, at, asked):
    assert "There are no such lines" in words(client.get(at(f"members/?{asked}")))


def test_the_register_is_paged(client, organisation, keeper, at):
    MembershipFactory.create_batch(51, organisation=organisation)
    assert "?page=2" in words(client.get(at("members/")))


def test_a_correction_is_on_the_record_without_what_it_says(client, line, keeper, at):
    given = {
        "name": line.name,
        "address": "9 New Street",
        "postcode": "bk3 7qx",
        "email": line.email,
        "date_of_birth-day": "27",
        "date_of_birth-month": "3",
        "date_of_birth-year": "1984",
    }
    assert client.post(at("members/5/correct/"), given).status_code == 302
    line.refresh_from_db()
    assert line.address == "9 New Street"
    entry = RecordEntry.objects.last()
    assert entry.action == "members.line-corrected"
    assert (entry.actor_id, '"address"' in entry.payload) == (str(keeper.public_id), True)
    assert "New Street" not in entry.payload
    page = words(client.get(at("members/5/")))
    assert "9 New Street" in page
    assert "A line of a register was corrected" in page
    client.post(at("members/5/correct/"), given)
    assert RecordEntry.objects.filter(action="members.line-corrected").count() == 1


def test_a_correction_into_another_line_is_refused_and_nothing_typed_is_lost(
    client, line, keeper, at
):
    twin = MembershipFactory(organisation=line.organisation, number=6, name="Other")
    given = {
        "name": line.name,
        "address": twin.address,
        "postcode": "BK3 7QX",
        "date_of_birth-day": "27",
        "date_of_birth-month": "3",
        "date_of_birth-year": "1984",
    }
    answer = client.post(at("members/6/correct/"), given)
    assert answer.status_code == 409
    assert "Another line of this class" in words(answer)
    assert 'value="Grace Whitlock"' in words(answer)
    answer = client.post(at("members/6/correct/"), {**given, "postcode": "BK3"})
    assert "Enter a whole postcode" in words(answer)


def test_an_organisations_line_asks_for_no_birth_date(client, organisation, keeper, at):
    MemberOrganisationFactory(organisation=organisation, number=9)
    assert "Date of birth" not in words(client.get(at("members/9/correct/")))
    given = {"name": "School", "address": "1 Road", "postcode": ""}
    assert client.post(at("members/9/correct/"), given).status_code == 302


def test_a_membership_ends_once_with_a_reason(client, line, keeper, at):
    page = at("members/5/end/")
    assert "There is a problem" in words(client.post(page, {**DAY}))
    assert client.post(page, {"because": "left", **DAY}).status_code == 302
    line.refresh_from_db()
    assert (line.ceased_on, line.ceased_because) == (date(2026, 6, 1), "left")
    assert "left" not in RecordEntry.objects.last().payload
    assert "has ended already" in words(client.post(page, {"because": "died", **DAY}))


@pytest.mark.parametrize("year", ["2020", "2090"])
def test_a_membership_does_not_end_before_it_began_or_in_the_future(client, line, keeper, at, year):
    given = {"because": "left", **DAY, "on-year": year}
    answer = client.post(at("members/5/end/"), given)
    assert "between the day of entry and today" in words(answer)
    assert Membership.objects.current().count() == 1


def since(day):
    return {
        "entered_on-day": str(day.day),
        "entered_on-month": str(day.month),
        "entered_on-year": str(day.year),
    }


def test_officers_are_entered_and_leave(client, line, keeper, at):
    given = {"title": "Chair", "number": "5", **since(date(2026, 1, 5))}
    assert client.post(at("officers/"), given).status_code == 302
    office = Office.objects.get()
    assert (office.name, office.address, office.membership) == (line.name, line.address, line)
    assert RecordEntry.objects.last().action == "members.office-entered"
    end = at(f"officers/{office.pk}/end/")
    assert "between the day the office began" in words(client.post(end, {**DAY, "on-year": "2020"}))
    assert client.post(end, DAY).status_code == 302
    assert "has ended already" in words(client.post(end, DAY))
    assert "1 June 2026" in words(client.get(at("officers/")))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"number": "77"}, "There is no member with this number"),
        ({}, "Enter a name, or the number of a member"),
        (
            {"name": "Jo", **since(timezone.localdate() + timedelta(days=3))},
            "cannot be in the future",
        ),
    ],
)
def test_offices_that_cannot_be_entered(client, organisation, keeper, at, given, sentence):  # noqa: PLR0917 -- fixtures
    answer = client.post(at("officers/"), {"title": "Chair", **since(date(2026, 1, 5)), **given})
    assert sentence in words(answer)
    assert not Office.objects.exists()


SECTION_30 = [
    "Name",
    "Postal address",
    "Electronic address",
    "What it may be used for",
    "Shares",
    "Amount paid",
    "Loans and deposits",
    "Date entered",
    "Date ceased",
]


def test_the_printed_register_has_every_field_of_section_30(client, line, keeper, at):
    Office.objects.create(
        organisation=line.organisation, title="Treasurer", name="Jo", entered_on=date(2026, 1, 1)
    )
    page = words(client.get(at("register/")))
    assert all(f"{heading}</th>" in page for heading in SECTION_30)
    assert "g@example.org" in page
    assert "14 Tannery Lane, BK3 7QX" in page
    assert "Treasurer" in page
    assert "section 30" in page


def test_the_duplicate_leaves_out_what_somebody_holds(client, line, keeper, at):
    page = words(client.get(at("duplicate/")))
    assert "Grace Whitlock" in page
    for left_out in ("g@example.org", "Amount paid</th>", "Loans and deposits</th>", "Shares</th>"):
        assert left_out not in page


def text_of(response):
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_the_files_hold_every_line_and_start_no_formula(client, line, keeper, at):
    MembershipFactory(organisation=line.organisation, number=6, name="=HYPERLINK(1)")
    rows = text_of(client.get(at("register.csv"))).splitlines()
    assert rows[0].startswith("Number,Name,Postal address,Electronic address")
    assert rows[1].startswith('5,Grace Whitlock,"14 Tannery Lane, BK3 7QX",g@example.org')
    assert rows[2].startswith("6,'=HYPERLINK(1)")
    assert "g@example.org" not in text_of(client.get(at("duplicate.csv")))


def test_former_members_stay_on_the_printed_register(client, line, keeper, at):
    client.post(at("members/5/end/"), {"because": "died", **DAY})
    page = words(client.get(at("register/")))
    assert "Grace Whitlock" in page
    assert "1 June 2026" in page
    assert "Grace Whitlock" in words(client.get(at("members/?which=ceased")))
