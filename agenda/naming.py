"""Naming a priority, and what has been named that sounds alike."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import transaction
from django.db.models import Max, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from agenda.models import AgendaItem
from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import BudgetRound, Phase
from look.reading import plain

_MOST_ALIKE = 5


@dataclass(frozen=True)
class Priority:
    """What somebody names, as typed."""

    title: str
    why: str


@transaction.atomic
def name_priority(*, budget_round: BudgetRound, by: Participant, priority: Priority) -> AgendaItem:
    """Put a priority on the page for others to support; the same sent twice is one.

    Raises RoundError while the agenda is not open.
    """
    hold_open(budget_round, Phase.AGENDA)
    title, why = plain(" ".join(priority.title.split())), plain(priority.why)
    if not title:
        raise RoundError(_("Say in a few words what should come first."), "title")
    if not why:
        raise RoundError(_("Say why it matters."), "why")
    items = AgendaItem.objects.filter(round=budget_round)
    there = items.open().filter(title__iexact=title).first()
    if there and by.is_author(there.author_key, budget_round) and there.why == why:
        return there
    if there:
        raise RoundError(_("Somebody has named exactly this already. Support it instead."), "title")
    last = items.aggregate(last=Max("number"))["last"] or 0
    return AgendaItem.objects.create(
        round=budget_round,
        number=last + 1,
        title=title,
        why=why,
        author_key=by.key_in(budget_round),
        author_sealed=by.sealed(),
    )


def named_already(budget_round: BudgetRound, title: str) -> list[AgendaItem]:
    """Open items whose titles sound like this one, the most alike first. One statement, on the trigram index."""
    alike = Q(title__trigram_similar=title) | Q(title__trigram_word_similar=title)
    items = AgendaItem.objects.open().filter(alike, round=budget_round)
    likeness = Greatest(TrigramSimilarity("title", title), TrigramWordSimilarity(title, "title"))
    return list(items.annotate(likeness=likeness).order_by("-likeness", "number")[:_MOST_ALIKE])
