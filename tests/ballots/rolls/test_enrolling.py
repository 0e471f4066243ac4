"""Members of a register put on the roll of one vote."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ballots.enrolling import EnrolmentRefused, enrol_members
from ballots.errors import NotAllowedNow
from ballots.models import Roll, RollEntry
from record.models import RecordEntry
from record.sentences import sentence
from tests.factories import PersonFactory
from tests.member_votes import RECORD_DATE, election_draft, enrolled, member, with_members

pytestmark = pytest.mark.django_db


def enrol(ballot, *voters):
    return enrol_members(ballot, PersonFactory(is_staff=True), RECORD_DATE, voters)


def test_members_come_onto_the_roll_as_the_register_has_them():
    ballot, delegate = election_draft(), PersonFactory()
    ada = member(1, person=PersonFactory())
    school = member(2, "employees", name="Larkmead School", date_of_birth=None, holder=delegate)
    by_letter = member(3, person=None)
    assert enrol(ballot, ada, school, by_letter) == 3
    first, second, third = RollEntry.objects.filter(ballot=ballot).order_by("member_reference")
    assert (first.holder, first.delegated, first.stratum) == (ada.person, False, "tenants")
    assert (first.age_band, first.postcode, first.standing) == ("55 to 64", "BK37QX", "accepted")
    assert (second.holder, second.delegated, second.age_band) == (delegate, True, "")
    assert third.holder is None
    roll = Roll.objects.get(ballot=ballot)
    assert (roll.kind, roll.record_date) == ("frozen", RECORD_DATE)


def test_enrolling_is_on_the_record_and_names_nobody():
    ballot = election_draft()
    enrol(ballot, member(1))
    entry = RecordEntry.objects.get(action="ballots.members-enrolled")
    assert "as of 2026-10-01: 1." in sentence(entry)
    assert "Member" not in entry.payload


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: member(1), "on the roll already"),
        (lambda: member(2, name="Member 1"), "on the roll already"),
        (lambda: member(2, stratum="investors"), "no vote here"),
        (lambda: member(2, date_of_birth=date(2012, 1, 1)), "too young"),
        (lambda: member(2, member_id=""), "has no number"),
    ],
    ids=[
        "same number",
        "same name, birthday and postcode",
        "another class",
        "too young",
        "no number",
    ],
)
def test_one_wrong_member_and_nobody_is_put_on_the_roll(wrong, said):
    ballot, voter = election_draft(), wrong()
    with pytest.raises(EnrolmentRefused, match=said) as refused:
        enrol(ballot, member(1), voter)
    assert refused.value.voter == voter
    assert not RollEntry.objects.exists()
    assert not RecordEntry.objects.filter(action="ballots.members-enrolled").exists()


def test_who_is_in_two_classes_votes_in_one():
    ballot, person = election_draft(), PersonFactory()
    enrol(ballot, member(1, person=person))
    with pytest.raises(EnrolmentRefused, match="Everybody has one vote"):
        enrol(ballot, member(2, "employees", person=person))


def test_the_database_too_gives_a_person_one_entry_of_their_own():
    ballot, person = election_draft(), PersonFactory()
    enrol(ballot, member(1, person=person))
    with pytest.raises(IntegrityError), transaction.atomic():
        RollEntry.objects.create(ballot=ballot, name="Again", stratum="employees", holder=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        RollEntry.objects.create(
            ballot=ballot, name="Again", stratum="employees", member_reference="M001"
        )


def test_a_member_may_also_be_a_delegate():
    ballot, person = election_draft(), PersonFactory()
    assert (
        enrol(ballot, member(1, person=person), member(2, holder=person), member(3, holder=person))
        == 3
    )


def test_two_of_one_name_and_house_without_a_birthday_are_two():
    ballot = election_draft()
    same = {"name": "Patience Adeyemi", "date_of_birth": None}
    assert enrol(ballot, member(1, **same), member(2, **same)) == 2


def test_nobody_is_put_on_an_open_roll_or_on_one_of_declarations():
    with pytest.raises(NotAllowedNow, match="closed"):
        enrol(with_members(election_draft()), member(90))
    ballot = election_draft()
    Roll.objects.filter(ballot=ballot).update(kind="declared")
    ballot.refresh_from_db()
    with pytest.raises(NotAllowedNow, match="declare"):
        enrol(ballot, member(1))


@pytest.mark.parametrize("members", [1, 3])
def test_statements_do_not_grow_with_the_members(django_assert_num_queries, members):
    ballot, officer = election_draft(), PersonFactory(is_staff=True)
    voters = [member(n) for n in range(1, members + 1)]
    with django_assert_num_queries(9):
        enrol_members(ballot, officer, RECORD_DATE, iter(voters))


def test_a_child_may_be_a_member_and_vote_where_the_age_is_eleven():
    ballot = election_draft(minimum_age=11)
    enrolled(ballot, member(1, date_of_birth=date(2015, 9, 30)))
    assert RollEntry.objects.get(ballot=ballot).age_band == "under 16"
    with pytest.raises(EnrolmentRefused, match="too young"):
        enrol(ballot, member(2, date_of_birth=date(2015, 10, 2)))
