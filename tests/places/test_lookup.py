import pytest

from places.lookup import Kind, find
from tests.factories import PostcodeFactory, WardFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def larkmead():
    return WardFactory(name="Larkmead", slug="larkmead")


@pytest.mark.parametrize("typed", ["BK3 7QX", "bk37qx", "  bk3  7 qx. ", "BK3-7QX"])
def test_a_postcode_is_found_however_it_is_typed(larkmead, typed):
    PostcodeFactory(compact="BK37QX", ward=larkmead)
    found = find(typed)
    assert (found.kind, found.ward, found.postcode) == (Kind.INSIDE, larkmead, "BK3 7QX")
    assert found.sentence == "BK3 7QX is in Larkmead."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("BK10 1AA", "BK101AA"),
        ("BK1O 1AA", "BK101AA"),
        ("BK1O IAA", "BK101AA"),
        ("BKl0 1AA", "BK101AA"),
        ("0X1 1AS", "OX11AS"),
        ("SW1A 1A5", "SW1A1AS"),
        ("M1 1AA", "M11AA"),
        ("W1S 3AB", "W1S3AB"),
    ],
)
def test_letters_typed_for_digits_are_put_right(larkmead, typed, meant):
    PostcodeFactory(compact=meant, ward=larkmead)
    assert find(typed).kind == Kind.INSIDE


def test_a_postcode_of_another_borough():
    PostcodeFactory(compact="BK11AA", ward=None, district="E09000098")
    found = find("bk1 1aa")
    assert (found.kind, found.ward) == (Kind.ELSEWHERE, None)
    assert found.sentence.startswith("BK1 1AA is outside this council’s area.")


def test_an_unknown_postcode_says_what_to_do():
    found = find("BK9 9ZZ")
    assert found.kind == Kind.UNKNOWN
    assert "We do not know BK9 9ZZ." in found.sentence
    assert "phone us" in found.sentence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type your postcode"),
        ("   ", "Type your postcode"),
        ("BK3", "“BK3” is only part of a postcode. Type all of it, for example BK3 7QX."),
        ("bk3 7", "for example BK3 7QX."),
        ("SW1A1", "for example SW1A 7QX."),
        ("Larkmead", "“Larkmead” is not a postcode."),
        ("BK3 7QXX", "is not a postcode"),
        ("x" * 5000, "is not a postcode"),
        ("\x00'; --", "is not a postcode"),
    ],
)
def test_what_is_no_postcode_gets_a_sentence_and_no_statement(
    django_assert_num_queries, typed, sentence
):
    with django_assert_num_queries(0):
        found = find(typed)
    assert found.kind == Kind.MISTYPED
    assert sentence in found.sentence
    assert len(found.sentence) < 150


def test_northern_ireland_is_elsewhere_without_looking(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert find("BT1 5GS").kind == Kind.ELSEWHERE


def test_one_statement_at_most_and_no_boundary_is_read(larkmead, django_assert_num_queries):
    PostcodeFactory(compact="BK37QX", ward=larkmead)
    with django_assert_num_queries(1) as queries:
        assert find("BK3 7QX").ward.name == "Larkmead"
    assert "boundary" not in queries.captured_queries[0]["sql"]
