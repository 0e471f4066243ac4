"""Pots shared out: the verb, what it keeps, and its pages."""

import csv
import io

import pytest
from django.db import DatabaseError, transaction

from record.models import RecordEntry
from record.verification import verify
from services.errors import ServiceError
from services.models import Split, SplitShare
from services.splitting import make_split, preview, working_of
from tests.budgets.officer.desk import proven
from tests.place_states import LsoaFactory, NeighbourhoodFactory
from tests.service_states import check_now, commissioner, formula, split_facts, ward

pytestmark = pytest.mark.django_db
ADDRESS = "/officer/splits/new/"


@pytest.fixture
def wards():
    return [
        ward("Larkmead", "E05090001", (1, 3000)),
        ward("Rookery", "E05090002", (1, 1000), (9, 2000)),
    ]


def shares(rows):
    return {row.area.name: row.step.pence for row in rows}


def sent(**facts):
    weights = {f"decile_{n}": "1" for n in range(1, 11)}
    usual = {"title": "Ward budgets 2027", "pot": "100,000", "kind": "ward"}
    return {**usual, "population_percent": "50", **weights, "decile_1": "2.00", **facts}


@pytest.mark.parametrize(
    ("percent", "larkmead"),
    [
        (100, 50_000_00),  # as many people in both
        (0, 60_000_00),  # 6,000 weighted people of 10,000
        (50, 55_000_00),
    ],
)
def test_the_formula_is_people_deprivation_or_both(wards, percent, larkmead):
    found = shares(preview(split_facts(formula=formula(percent))))
    assert found == {"Larkmead": larkmead, "Rookery": 100_000_00 - larkmead}


def test_neighbourhoods_are_areas_too():
    for name, people in (("Basin", 1000), ("Old Town", 3000)):
        LsoaFactory(neighbourhood=NeighbourhoodFactory(name=name), population=people)
    LsoaFactory(neighbourhood=None)
    found = shares(preview(split_facts(kind="neighbourhood", pot_pence=4_00)))
    assert found == {"Basin": 1_00, "Old Town": 3_00}


def test_a_split_is_kept_with_its_inputs_and_recorded(wards):
    made = make_split(by=commissioner(), facts=split_facts(pot_pence=100_00_01))
    check_now()
    LsoaFactory(ward=wards[0], population=9000)  # what changes later changes nothing
    kept = {share.area_code: share.pence for share in made.shares.all()}
    assert {row.area.code: row.step.pence for row in working_of(made)} == kept
    assert made.inputs["areas"][1] == {
        "code": "E05090002",
        "name": "Rookery",
        "people": 3000,
        "deciles": {"1": 1000, "9": 2000},
    }
    entry = RecordEntry.objects.get(action="services.split-made")
    assert f'"E05090001":{kept["E05090001"]}' in entry.payload
    report = next(one for one in verify() if "Splits" in one.checked)
    assert (report.count, report.fault_count) == (1, 0)


def test_the_database_refuses_to_change_a_split_or_to_add_what_does_not_sum(wards):
    made = make_split(by=commissioner(), facts=split_facts())
    check_now()
    for act in (
        lambda: Split.objects.update(title="x"),
        lambda: SplitShare.objects.update(pence=1),
        lambda: SplitShare.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            act()
    SplitShare.objects.create(split=made, area_code="x", area_name="x", people=0, pence=1)
    with pytest.raises(DatabaseError, match="Shares differ from the pot"):
        check_now()


def test_refusals_say_what_is_missing():
    with pytest.raises(ServiceError, match="Nobody is known to live"):
        preview(split_facts())
    ward("Larkmead", "E05090001")  # 14,200 people by its boundary file, no deprivation
    with pytest.raises(ServiceError, match="deprivation of Larkmead is not known"):
        preview(split_facts())
    assert shares(preview(split_facts(formula=formula(100)))) == {"Larkmead": 100_000_00}
    LsoaFactory(ward_id=None)


def test_a_split_pressed_twice_is_saved_once(wards):
    make_split(by=commissioner(), facts=split_facts())
    with pytest.raises(ServiceError, match="saved already"):
        make_split(by=commissioner(), facts=split_facts())
    assert Split.objects.count() == 1


def test_weights_of_nought_for_everybody_are_refused(wards):
    with pytest.raises(ServiceError, match="all nought"):
        preview(split_facts(formula=formula(0, first=0, others=0)))


def test_an_officer_looks_at_the_working_and_then_saves_it(client, wards):
    proven(client, commissioner())
    page = client.get(ADDRESS).content.decode()
    assert 'value="1.90"' in page
    seen = client.post(ADDRESS, {**sent(), "look": "yes"})
    text = seen.content.decode()
    assert "£55,000" in text
    assert 'value="Ward budgets 2027"' in text
    assert not Split.objects.exists()
    done = client.post(ADDRESS, {**sent(), "save": "yes"}, follow=True).content.decode()
    assert "is saved and published" in done
    made = Split.objects.get()
    assert made.decile_hundredths == [200, *[100] * 9]
    assert 'value="2.00"' in client.get(ADDRESS).content.decode()  # the weights used last


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"pot": "0"}, "must be £0.01 or more"),
        ({"pot": "-5"}, "must be £0 or more"),
        ({"population_percent": "101"}, "Enter a whole number from 0 to 100, like 40"),
        ({"decile_3": "1.234"}, "up to two decimals, like 1.50"),
        ({"decile_3": ""}, "Fill in “Decile 3”"),
        ({f"decile_{n}": "0" for n in range(1, 11)} | {"population_percent": "0"}, "all nought"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost_or_saved(client, wards, facts, sentence):
    proven(client, commissioner())
    answer = client.post(ADDRESS, {**sent(**facts), "save": "yes"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert sentence in text
    assert 'value="Ward budgets 2027"' in text
    assert not Split.objects.exists()


def test_anyone_reads_the_working_and_takes_it_away(client, wards):
    made = make_split(by=commissioner(), facts=split_facts(pot_pence=100_00_01))
    page = client.get(f"/splits/{made.pk}/").content.decode()
    assert "50% goes by deprivation" in page
    assert '<pattern id="heads-four"' in page
    assert "1. Larkmead" in page
    assert "Ward budgets" in client.get("/splits/").content.decode()
    file = b"".join(client.get(f"/splits/{made.pk}/shares.csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(file)))
    assert sum(float(one["share"]) for one in rows) == pytest.approx(10000.01)
    assert rows[0]["part"] == "11/20"


@pytest.mark.parametrize("number", [1, 3])
def test_a_splits_page_keeps_its_statements(client, number, django_assert_num_queries):
    for place in range(number):
        ward(f"Ward{place}", f"E0509000{place}", (1, 1000))
    made = make_split(by=commissioner(), facts=split_facts())
    with django_assert_num_queries(3):
        client.get(f"/splits/{made.pk}/")
