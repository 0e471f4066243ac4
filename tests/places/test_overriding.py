import pytest
from django.contrib.auth.models import Permission

from members.models import Person
from places.lookup import find
from places.models import Postcode
from places.overriding import OverrideRefused, lift, override
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import PersonFactory, PostcodeFactory, WardFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def larkmead():
    return WardFactory(name="Larkmead")


@pytest.fixture
def mill_lane():
    return WardFactory(name="Mill Lane")


@pytest.fixture
def row(larkmead):
    return PostcodeFactory(compact="BK37QX", ward=larkmead, source_ward=larkmead)


@pytest.fixture(autouse=True)
def _second_factor_shown(monkeypatch):
    monkeypatch.setattr("members.policies.has_second_factor", lambda _request: True, raising=False)


@pytest.fixture
def officer(client):
    person = PersonFactory(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="change_postcode"))
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return Person.objects.get(pk=person.pk)


def test_a_moved_postcode_counts_in_its_new_ward_and_is_recorded(row, mill_lane):
    override(postcode=row, ward=mill_lane, reason="  All doors open\nto Mill Lane ", by=SYSTEM)
    assert find("BK3 7QX").ward == mill_lane
    entry = RecordEntry.objects.get()
    assert entry.payload == '{"reason":"All doors open to Mill Lane","ward":"Mill Lane"}'
    assert entry.subject_name == "BK3 7QX"


def test_lifting_puts_it_back(row, larkmead, mill_lane):
    override(postcode=row, ward=mill_lane, reason="Doors", by=SYSTEM)
    lift(postcode=row, reason="Checked again", by=SYSTEM)
    again = Postcode.objects.get()
    assert (again.ward, again.override_reason) == (larkmead, "")


def test_refusals_have_a_sentence_and_change_nothing(row, larkmead, mill_lane):
    for act, sentence in (
        (lambda: override(postcode=row, ward=mill_lane, reason=" ", by=SYSTEM), "Give a reason"),
        (
            lambda: override(postcode=row, ward=larkmead, reason="x", by=SYSTEM),
            "in Larkmead already",
        ),
        (lambda: lift(postcode=row, reason="x", by=SYSTEM), "where the national list has it"),
    ):
        with pytest.raises(OverrideRefused, match=sentence):
            act()
    assert not RecordEntry.objects.exists()


def test_an_officer_finds_moves_and_puts_back_a_postcode(client, officer, row, mill_lane):
    assert client.get("/officer/postcodes/?postcode=bk3+7qx").url == "/officer/postcodes/BK37QX/"
    page = client.get("/officer/postcodes/BK37QX/").content.decode()
    assert "It counts as Larkmead." in page
    moved = client.post(
        "/officer/postcodes/BK37QX/", {"ward": mill_lane.pk, "reason": "Doors"}, follow=True
    )
    assert "BK3 7QX is now in Mill Lane." in moved.content.decode()
    assert RecordEntry.objects.get().actor_id == str(officer.public_id)
    back = client.post("/officer/postcodes/BK37QX/put-back/", {"reason": "Checked"}, follow=True)
    assert "No postcode has been moved." in back.content.decode()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [({}, "Fill in “Reason”"), ({"reason": "x"}, "is in Larkmead already")],
)
@pytest.mark.usefixtures("officer")
def test_the_page_says_what_is_wrong(client, row, facts, sentence):
    answer = client.post("/officer/postcodes/BK37QX/", {"ward": row.ward.pk, **facts})
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert not RecordEntry.objects.exists()


def test_a_postcode_put_back_twice_is_told_so(client, officer, row):
    answer = client.post("/officer/postcodes/BK37QX/put-back/", {"reason": "x"})
    assert "is where the national list has it" in answer.content.decode()


def test_an_unknown_or_mistyped_postcode_is_told_so(client, officer):
    assert (
        "We do not know BK9 9ZZ"
        in client.get("/officer/postcodes/?postcode=BK99ZZ").content.decode()
    )
    assert (
        "only part of a postcode" in client.get("/officer/postcodes/?postcode=BK3").content.decode()
    )
    assert client.get("/officer/postcodes/BK99ZZ/").status_code == 404


@pytest.mark.parametrize("path", ["/officer/postcodes/", "/officer/postcodes/BK37QX/"])
def test_an_officer_without_the_permission_learns_of_no_such_page(client, row, path):
    client.force_login(PersonFactory(is_staff=True), "django.contrib.auth.backends.ModelBackend")
    assert client.get(path).status_code == 404


def test_the_list_keeps_its_number_of_statements(
    client, officer, mill_lane, django_assert_max_num_queries
):
    for number in range(30):
        PostcodeFactory(
            compact=f"BK4{number % 10}A{'ABC'[number // 10]}", ward=mill_lane, override_reason="x"
        )
    with django_assert_max_num_queries(8):
        page = client.get("/officer/postcodes/").content.decode()
    assert page.count("/officer/postcodes/BK4") == 30
