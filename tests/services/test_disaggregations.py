"""Budgets broken down by area: read, refused, previewed, saved, shown."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.db.models import F, ProtectedError

from places.models import Lsoa
from record.models import RecordEntry
from record.verification import verify
from services import cost_file
from services.breaking_down import Setup, work_out
from services.disaggregating import make_disaggregation
from services.errors import ServiceError
from services.models import Disaggregation, DisaggregationLine, DisaggregationShare
from tests.budgets.officer.desk import proven
from tests.factories import PostcodeFactory
from tests.place_states import LsoaFactory, NeighbourhoodFactory
from tests.service_states import (
    ServiceFactory,
    budget_csv,
    check_now,
    commissioner,
    row,
    ward,
)

pytestmark = pytest.mark.django_db
LARK, ROOK = "E05090001", "E05090002"
BUDGET = [
    row("300", site="bk3 7qx"),
    row("100", "Fields", area="Rookery"),
    row("1,000.01", "Trees", estimate="Contract split by trees counted in 2024"),
    row("90", "Sports pitches", basis="users"),
    row("-50", "Café rent", basis="mix"),
    row("40", "Finance and HR", "H1", overhead_class="central"),
    row("10", "Offices", "H1", overhead_class="premises", over="P1"),
]
TOTAL = 1490_01


@pytest.fixture
def wards():
    made = [ward("Larkmead", LARK, (1, 3000)), ward("Rookery", ROOK, (5, 1000))]
    PostcodeFactory(compact="BK37QX", ward=made[0])
    return made


def setup(total=TOTAL, kind="ward", percent=50):
    return Setup(2026, kind, total, percent)


def users(**by_area):
    lines = "".join(f"{area},{number}\n" for area, number in by_area.items())
    return f"area,users\n{lines}".encode()


def worked(*rows, total=TOTAL, by=b"", **options):
    return work_out(budget_csv(*(rows or BUDGET)), by, setup(total, **options))


def reasons(found):
    assert not found.can_save
    assert not found.by_area
    return [(fault.line, fault.reason) for fault in found.faults]


def by_title(found):
    titles = {line.number: line.title for line in found.lines}
    codes = sorted(area.code for area in found.areas)
    return {
        titles[line.number]: [shares.get(code, 0) for code in codes]
        for line, shares in found.shares()
    }


def test_each_line_goes_by_its_basis_and_overheads_over_direct_costs(wards):
    found = worked(by=users(Larkmead=1, Rookery=2))
    assert found.faults == []
    assert by_title(found) == {
        "Grounds": [300_00, 0],
        "Fields": [0, 100_00],
        "Trees": [750_01, 250_00],
        "Sports pitches": [30_00, 60_00],
        "Café rent": [-27_08, -22_92],
        "Finance and HR": [28_99, 11_01],
        "Offices": [7_25, 2_75],
    }
    assert sum(pence for both in by_title(found).values() for pence in both) == TOTAL


def test_neighbourhoods_have_the_rest_of_the_area_beside_them():
    basin = NeighbourhoodFactory(name="Basin")
    PostcodeFactory(compact="BK37QX", neighbourhood=basin)
    PostcodeFactory(compact="BK37QY", neighbourhood=None)
    LsoaFactory(neighbourhood=basin, population=1000)
    LsoaFactory(neighbourhood=None, population=3000)
    rows = [row("8"), row("5", site="BK3 7QY"), row("2", site="BK3 7QX")]
    found = worked(*rows, total=15_00, kind="neighbourhood")
    assert [one.name for one in found.areas] == ["Basin", "Elsewhere in the area"]
    codes = sorted(one.code for one in found.areas)
    found = [[shares.get(code, 0) for code in codes] for _line, shares in found.shares()]
    assert found == [[2_00, 6_00], [0, 5_00], [2_00, 0]]


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (1490_00, "add up to £1,490.01, £0.01 more than the total you gave, £1,490."),
        (1500_00, "add up to £1,490.01, £9.99 less than the total you gave, £1,500."),
    ],
)
def test_parts_that_do_not_sum_are_a_plain_sentence(wards, total, sentence):
    [(line, reason)] = reasons(worked(total=total, by=users(Larkmead=1)))
    assert line == 1
    assert sentence in reason


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount": "lots"}, "“lots” is not an amount of money"),
        ({"amount": "0"}, "The amount is nought"),
        ({"amount": ""}, "amount is empty"),
        ({"amount": "1", "title": ""}, "title is empty"),
        ({"amount": "1", "title": "x" * 141}, "title is longer than 140"),
        ({"amount": "1", "basis": "heads"}, "“heads” is no basis. Known: place, population"),
        ({"amount": "1", "basis": "direct"}, "Only an overhead goes over direct costs"),
        ({"amount": "1", "basis": "place"}, "Give the site (a postcode) or the area"),
        ({"amount": "1", "site": "BK3 7QX", "area": "Rookery"}, "the site or the area, not both"),
        ({"amount": "1", "site": "BK3 7QX", "overhead_class": "c"}, "An overhead has no site"),
        ({"amount": "1", "site": "ZZ1 1ZZ"}, "“ZZ1 1ZZ” is not a postcode of this council"),
        ({"amount": "1", "area": "Nowhere"}, "There is no area “Nowhere”"),
        ({"amount": "1", "overhead_class": "c", "over": "P1; Q9"}, "the cost centre Q9"),
        ({"amount": "1", "basis": "users"}, "no users are known"),
    ],
)
def test_every_fault_is_told_by_its_line(wards, wrong, sentence):
    found = worked(row("99"), {**row("1"), **wrong}, total=100_00)
    assert next((line, sentence in reason) for line, reason in reasons(found)) == (3, True)


def test_several_faults_are_told_at_once(wards):
    lines = [row("x"), row("2", area="Nowhere"), row("y")]
    assert [line for line, _reason in reasons(worked(*lines, total=1))] == [2, 3, 4]


def test_overheads_of_a_class_follow_one_rule(wards):
    lines = [
        row("8"),
        row("1", overhead_class="central"),
        row("1", overhead_class="central", basis="population"),
    ]
    assert "follow another rule on line 3" in reasons(worked(*lines, total=10_00))[0][1]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "not in UTF-8"),
        (b"cost_centre,title\nx,y\n", "Missing: amount"),
        (b"cost_centre,title,amount,colour\n", "do not know these columns: colour"),
        (b"Cost centre,Title,Amount\n", "a header and no line"),
        (b"cost_centre,title,amount\na,b\n", "more or fewer columns"),
        (b"cost_centre,title,amount,title\n", "named twice"),
        (b'cost_centre,title,amount\n"a', "not a CSV file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, sentence):
    assert sentence in cost_file.read(content).faults[0].reason


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (users(Nowhere=1), "There is no area “Nowhere”"),
        (users(Larkmead="few"), "“few” is not a number of people"),
        (b"area,users\nLarkmead,1\nE05090001,2\n", "is there twice"),
    ],
)
def test_the_file_of_users_is_checked_too(wards, by, sentence):
    assert sentence in reasons(worked(by=by))[0][1]


@pytest.fixture
def made(wards):
    found = worked(by=users(Larkmead=1, Rookery=2))
    kept = make_disaggregation(
        by=commissioner(), service=ServiceFactory(name="Parks"), worked=found, content=b"file"
    )
    check_now()
    return kept


def test_it_is_kept_recorded_and_verified(made):
    LsoaFactory(ward=None, population=50_000)
    entry = RecordEntry.objects.get(action="services.disaggregation-made")
    assert '"estimates":1' in entry.payload
    assert made.inputs["sha256"] in entry.payload
    report = next(one for one in verify() if "Splits" in one.checked)
    assert (report.count, report.fault_count) == (1, 0)


def test_the_database_refuses_what_does_not_sum_and_what_changes(made):
    line = made.lines.first()
    line.pk, line.number = None, 99
    for act, why in (
        (lambda: DisaggregationShare.objects.create(line_id=made.lines.first().pk, area_code=ROOK, pence=5), "Shares differ from the line"),
        (line.save, "Lines differ from the total"),
        (lambda: DisaggregationShare.objects.update(pence=1), "Cannot"),
        (lambda: made.lines.all().delete(), "Cannot|violates|protected"),
    ):  # fmt: skip
        with pytest.raises((DatabaseError, ProtectedError), match=why), transaction.atomic():
            act()


def test_the_same_budget_is_saved_once(made):
    found = worked(by=users(Larkmead=1, Rookery=2))
    with pytest.raises(ServiceError, match="saved already"):
        make_disaggregation(by=made.made_by, service=made.service, worked=found, content=b"file")
    again = make_disaggregation(
        by=made.made_by, service=made.service, worked=found, content=b"another file"
    )
    assert again.lines.get(site="BK3 7QX").place == LARK


def test_names_that_two_areas_have_are_told_by_their_codes():
    for code in ("a", "b"):
        LsoaFactory(neighbourhood=NeighbourhoodFactory(name="Hill", slug=code, code=code))
    assert by_title(worked(row("1", area="B"), total=1_00, kind="neighbourhood")) == {
        "Grounds": [0, 1_00, 0]
    }
    unclear = worked(row("1", area="Hill"), total=1_00, kind="neighbourhood")
    assert "There is no area “Hill”" in reasons(unclear)[0][1]


def test_the_public_page_shows_map_marks_and_every_step(client, made):
    page = client.get(f"/services/parks/by-area/{made.pk}/").content.decode()
    assert "Where £1,490.01 goes" in page
    assert "Close enough" in page
    assert "Contract split by trees counted in 2024" in page
    assert "Overhead (premises). Over the direct costs of P1." in page
    assert '<pattern id="heads-one"' in page
    line = made.lines.get(title="Trees")
    steps = client.get(f"/services/parks/by-area/{made.pk}/{line.number}/").content.decode()
    assert "£750.0075" in steps
    assert "+1p" in steps
    assert client.get(f"/services/other/by-area/{made.pk}/").status_code == 404


def test_the_download_marks_estimates_and_adds_up(client, made):
    answer = client.get(f"/services/parks/by-area/{made.pk}/shares.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert round(sum(float(one["share"]) for one in rows) * 100) == TOTAL
    marked = {one["title"] for one in rows if one["estimate"]}
    assert marked == {"Trees"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_keeps_its_statements(client, wards, number, django_assert_num_queries):
    lines = [row("1", f"Line {n}") for n in range(number)]
    found = worked(*lines, total=number * 1_00)
    service = ServiceFactory()
    kept = make_disaggregation(by=commissioner(), service=service, worked=found, content=b"x")
    with django_assert_num_queries(7):
        client.get(kept.get_absolute_url())


@pytest.mark.parametrize("title", ["=1+1", "-1+1", "@x"])
def test_no_cell_of_the_download_is_a_formula(client, wards, title):
    found = worked(row("-1", title), total=-1_00)
    service = ServiceFactory()
    kept = make_disaggregation(by=commissioner(), service=service, worked=found, content=b"x")
    file = b"".join(client.get(f"{kept.get_absolute_url()}shares.csv").streaming_content).decode()
    assert f",'{title},-1.00," in file


def form(content, total="1,490.01", **more):
    sent = {"year": "2026", "kind": "ward", "total": total, "population_percent": "50", **more}
    return {**sent, "file": SimpleUploadedFile("budget.csv", content)}


def test_an_officer_looks_first_and_saves_what_was_seen(client, wards):
    service = ServiceFactory(name="Parks")
    proven(client, commissioner())
    address = f"/officer/services/{service.slug}/break-down/"
    by = SimpleUploadedFile("users.csv", users(Larkmead=1, Rookery=2))
    seen = client.post(address, form(budget_csv(*BUDGET), users=by))
    assert "Publish where £1,490.01 goes?" in seen.content.decode()
    assert not Disaggregation.objects.exists()
    held = {"held": seen.context["held"], "seen": seen.context["seen"]}
    saved = client.post(address, held, follow=True).content.decode()
    assert "saved and published" in saved
    assert Disaggregation.objects.get().lines.count() == 7
    again = client.post(address, held)
    assert (again.status_code, "Choose it again" in again.content.decode()) == (422, True)


def test_areas_that_changed_after_the_look_are_looked_at_again(client, wards):
    service = ServiceFactory(name="Parks")
    proven(client, commissioner())
    address = f"/officer/services/{service.slug}/break-down/"
    by = SimpleUploadedFile("users.csv", users(Larkmead=1, Rookery=2))
    seen = client.post(address, form(budget_csv(*BUDGET), users=by))
    held = {"held": seen.context["held"], "seen": seen.context["seen"]}
    Lsoa.objects.filter(ward__name="Larkmead").update(population=F("population") * 3)
    shown = client.post(address, held)
    assert shown.status_code == 422
    assert "have changed since you looked" in shown.content.decode()
    assert not Disaggregation.objects.exists()
    client.post(address, {"held": shown.context["held"], "seen": shown.context["seen"]})
    assert Disaggregation.objects.exists()


def test_faults_are_shown_with_the_form_and_nothing_is_saved(client, wards):
    service = ServiceFactory(name="Parks")
    proven(client, commissioner())
    address = f"/officer/services/{service.slug}/break-down/"
    answer = client.post(address, form(budget_csv(row("5"), row("x")), total="77"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "is not an amount of money" in text
    assert 'value="77"' in text
    assert not Disaggregation.objects.exists()
    assert client.post(address, {"year": ""}).status_code == 422
    assert b"overhead_class" in client.get(f"/officer/services/{service.slug}/budget.csv").content


def test_nothing_in_a_session_switches_off_what_the_database_keeps(made):
    kept = ["disaggregation", "disaggregationline", "disaggregationshare"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%'")
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', %s, true)",
            ["{" + ",".join(name for (name,) in cursor.fetchall()) + "}"],
        )
        for table in kept:
            for sql in (
                f"UPDATE services_{table} SET id = id",
                f"TRUNCATE services_{table} CASCADE",
            ):
                with pytest.raises(DatabaseError, match="Cannot change"), transaction.atomic():
                    cursor.execute(sql)
    with pytest.raises(DatabaseError, match="Shares differ"), transaction.atomic():
        DisaggregationShare.objects.create(line=made.lines.first(), area_code=ROOK, pence=5)


def lines_at_the_end(lines):
    DisaggregationLine.objects.bulk_create(lines)
    check_now()


def test_lines_without_shares_are_refused_at_the_end(made):
    """A cost and an income of the same amount leave the total as it is: their shares are missed all the same."""
    pair = [
        DisaggregationLine(disaggregation=made, number=98 + n, title="x", amount_pence=pence, basis="place")
        for n, pence in enumerate([5, -5])
    ]  # fmt: skip
    with pytest.raises(DatabaseError, match="Shares differ from the line"), transaction.atomic():
        lines_at_the_end(pair)


@pytest.mark.parametrize("table", ["disaggregationline", "disaggregationshare"])
def test_no_check_of_a_line_begins_a_subtransaction(table, db):
    """At the end of each that fails PostgreSQL goes through all that waits for the commit: the time would grow with the square of the lines."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE p.prosrc ~* 'should_ignore|exception when'), count(*)"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal",
            [f"services_{table}"],
        )
        slow, triggers = cursor.fetchone()
    assert slow == 0
    assert triggers >= 3


def test_a_character_that_no_database_keeps_is_told_with_its_line(client, wards):
    service = ServiceFactory(name="Parks")
    proven(client, commissioner())
    sent = form(budget_csv(row("1"), row("2", "Fie\x00lds")), total="3")
    answer = client.post(f"/officer/services/{service.slug}/break-down/", sent)
    assert answer.status_code == 422
    assert [fault.line for fault in answer.context["worked"].faults] == [3]
    assert "cannot be seen or kept" in answer.content.decode()
