"""What the database itself refuses of constitutions and registers."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from members.models import Constitution, Membership, StakeholderClass, shares_of_the_vote
from tests.organisations import (
    LONG_AGO,
    DraftConstitutionFactory,
    MembershipFactory,
    StakeholderClassFactory,
    adopt,
    thirds,
)

pytestmark = pytest.mark.django_db


def test_an_adopted_constitution_and_its_parts_are_never_changed():
    organisation = thirds()
    constitution = Constitution.objects.in_force(organisation, LONG_AGO)
    families = constitution.classes.get(code="families")
    for change in (
        lambda: StakeholderClass.objects.filter(pk=families.pk).update(weight=9),
        families.delete,
        lambda: StakeholderClassFactory(constitution=constitution),
        lambda: constitution.bodies.get().constituencies.update(seats=7),
        lambda: constitution.bodies.update(powers=[]),
        lambda: constitution.resolution_rules.update(threshold=1),
        lambda: Constitution.objects.filter(pk=constitution.pk).update(title="Other"),
        constitution.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_two_versions_are_never_in_force_on_one_day():
    organisation = thirds()
    later = DraftConstitutionFactory(organisation=organisation, version=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        adopt(later, date(2026, 1, 1))


def test_a_class_has_its_weight_of_the_vote_whatever_it_counts():
    organisation = thirds()
    constitution = Constitution.objects.in_force(organisation, LONG_AGO)
    third = Fraction(1, 3)
    assert shares_of_the_vote(constitution.classes.all()) == {
        "families": third,
        "staff": third,
        "funders": third,
    }


def test_a_line_of_the_register_is_never_deleted():
    member = MembershipFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        member.delete()


def test_one_person_is_not_twice_in_a_class_and_votes_in_one():
    member = MembershipFactory()
    same = {
        "organisation": member.organisation,
        "name": member.name,
        "match_key": member.match_key,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(**same)
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(**same, class_code="staff")
    MembershipFactory(**same, class_code="staff", votes_here=False)


def test_the_members_of_a_day_are_those_entered_and_not_ceased():
    member = MembershipFactory(entered_on=date(2026, 1, 5))
    Membership.objects.filter(pk=member.pk).update(
        ceased_on=date(2026, 3, 1), ceased_because="left"
    )
    on = Membership.objects.on
    assert not on(date(2026, 1, 4)).exists()
    assert on(date(2026, 1, 5)).exists()
    assert on(date(2026, 2, 28)).exists()
    assert not on(date(2026, 3, 1)).exists()
