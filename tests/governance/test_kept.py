"""What the database itself refuses of seats, elections and resolutions."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from governance.models import Resolution, ResolutionRule, Seat, Term
from tests.factories import OfficerFactory
from tests.organisations import thirds

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat():
    return Seat.objects.create(
        organisation=thirds(), body_code="board", constituency_code="staff", number=1
    )


def served(seat, began, ends, **vacated):
    return Term.objects.create(
        seat=seat, name="Karim Aziz", how="elected", began_on=began, ends_on=ends, **vacated
    )


def test_two_people_never_hold_one_seat_on_one_day(seat):
    served(seat, date(2025, 1, 1), date(2028, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        served(seat, date(2027, 12, 31), date(2030, 1, 1))
    served(seat, date(2028, 1, 1), date(2031, 1, 1))


def test_a_seat_vacated_early_can_be_filled_from_that_day(seat):
    served(
        seat,
        date(2025, 1, 1),
        date(2028, 1, 1),
        vacated_on=date(2026, 5, 1),
        vacated_because="resigned",
    )
    served(seat, date(2026, 5, 1), date(2028, 1, 1))


def resolution(**kwargs):
    organisation = thirds()
    now = timezone.now()
    return Resolution.objects.create(
        organisation=organisation,
        rule=ResolutionRule.objects.get(constitution__organisation=organisation),
        slug="saturday-opening",
        title="Saturday opening",
        text="Open all three centres on Saturdays.",
        record_date=now.date(),
        opens_at=now,
        closes_at=now + timedelta(days=7),
        **kwargs,
    )


def test_the_words_of_a_called_resolution_stay():
    called = resolution()
    Resolution.objects.filter(pk=called.pk).update(state="called", called_by=OfficerFactory())
    for change in ({"text": "Close them."}, {"title": "Other"}, {"indicative": True}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Resolution.objects.filter(pk=called.pk).update(**change)


def test_a_resolution_is_decided_only_with_an_outcome_and_only_once_called():
    draft = resolution()
    with pytest.raises(DatabaseError), transaction.atomic():
        Resolution.objects.filter(pk=draft.pk).update(
            state="passed", outcome={}, decided_at=timezone.now()
        )
    Resolution.objects.filter(pk=draft.pk).update(state="called", called_by=OfficerFactory())
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=draft.pk).update(state="passed")
