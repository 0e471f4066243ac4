"""Rounds with a life around their vote. Days are counted from now; the vote lies from day 10 to day 20."""

from datetime import timedelta

from django.utils import timezone

from budgets.models import RoundPhase
from tests.factories import BallotFactory, BudgetRoundFactory, WardFactory


def days(number):
    return timezone.now() + timedelta(days=number)


def planned(*, published=True, vote=(10, 20), **spans):
    """A round whose phases are given as `agenda=(-3, 2)`, made behind the verbs' back."""
    ward = WardFactory()
    ballot = BallotFactory(strata=[ward.code], opens_at=days(vote[0]), closes_at=days(vote[1]))
    made = BudgetRoundFactory(
        ward=ward, ballot=ballot, published_at=timezone.now() if published else None
    )
    for phase, (opens, closes) in spans.items():
        RoundPhase.objects.create(
            round=made, phase=phase, opens_at=days(opens), closes_at=days(closes)
        )
    return made
