"""Rounds in the phases before their vote, and priorities named in them."""

from datetime import timedelta

import factory
from django.utils import timezone

from agenda.models import AgendaItem, AgendaSupport
from agenda.naming import Priority, name_priority
from agenda.participants import Participant
from ballots.models import Ballot
from budgets.models import BudgetRound, Phase, RoundPhase
from tests.factories import BudgetRoundFactory

BEFORE = (Phase.AGENDA, Phase.PROPOSALS, Phase.APPRAISAL)


def round_in(phase, title="Larkmead money 2027", phases=BEFORE, **facts):
    """A public round, its vote a draft to come, in that phase; the phases before it are over. `facts` of its ballot."""
    budget_round = BudgetRoundFactory(title=title, ready=False, published_at=timezone.now())
    opens = timezone.now() + timedelta(days=60)
    Ballot.objects.filter(pk=budget_round.ballot_id).update(
        opens_at=opens, closes_at=opens + timedelta(days=7), **facts
    )
    now, place = timezone.now(), phases.index(phase)
    for number, one in enumerate(phases):
        begins = now + timedelta(days=10 * (number - place) - 1)
        RoundPhase.objects.create(
            round=budget_round,
            phase=one,
            opens_at=begins,
            closes_at=begins + timedelta(days=9, hours=23),
        )
    return BudgetRound.objects.select_related("ballot", "ward").get(pk=budget_round.pk)


def over(budget_round, phase):
    """The phase ended a minute ago."""
    RoundPhase.objects.filter(round=budget_round, phase=phase).update(
        closes_at=timezone.now() - timedelta(minutes=1)
    )


def somebody(number=0):
    return Participant(f"neighbour{number}@example.org")


def named(budget_round, title="Safer crossings near schools", by=None):
    return name_priority(
        budget_round=budget_round,
        by=by or somebody(),
        priority=Priority(title, "Children cross here each morning."),
    )


class AgendaItemFactory(factory.django.DjangoModelFactory):
    """A priority as the database keeps it, for lists of many."""

    class Meta:
        model = AgendaItem

    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Priority {n}")
    why = "Because it matters."
    author_key = b"x" * 32


def supports(item, people):
    AgendaSupport.objects.bulk_create(
        AgendaSupport(item=item, person_key=somebody(n).key_in(item.round)) for n in range(people)
    )
    item.refresh_from_db()
    return item


def page(budget_round, rest=""):
    return f"/rounds/{budget_round.slug}/agenda/{rest}"


def desk(budget_round, rest=""):
    return f"/officer/rounds/{budget_round.slug}/agenda/{rest}"
