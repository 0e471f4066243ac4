"""Writing a proposal: a draft is saved by anybody with an address, and changed by its author until it is sent."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import BudgetRound, Phase
from look.reading import plain
from proposals.facts import ProposalFacts
from proposals.models import CHANGEABLE, Proposal

_WORDS = [
    "title",
    "what",
    "why",
    "category",
    "place",
    "cost_guess_pence",
    "who_benefits",
    "who_runs",
    "agenda_item",
    "no_agenda_because",
    "proposer",
    "public_name",
]


@transaction.atomic
def save_draft(*, budget_round: BudgetRound, by: Participant, facts: ProposalFacts) -> Proposal:
    """Keep what there is so far; only its author sees it. The same sent twice is one draft.

    Raises RoundError while proposals are not open.
    """
    hold_open(budget_round, Phase.PROPOSALS)
    made = Proposal(
        round=budget_round,
        number=next_number(budget_round),
        author_key=by.key_in(budget_round),
        author_sealed=by.sealed(),
    )
    _fill(made, facts)
    if twin := _twin_of(made):
        return twin
    made.save()
    return made


def _twin_of(made: Proposal) -> Proposal | None:
    names = [*_WORDS, "round", "author_key", "state", "latitude", "longitude"]
    return Proposal.objects.filter(**{name: getattr(made, name) for name in names}).first()


@transaction.atomic
def change(*, proposal: Proposal, facts: ProposalFacts) -> Proposal:
    """Its author writes on. Raises RoundError once it is with the officers, or proposals are not open."""
    hold_open(proposal.round, Phase.PROPOSALS)
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    check_changeable(locked)
    _fill(locked, facts)
    locked.save()
    return locked


def check_changeable(proposal: Proposal) -> None:
    if proposal.state not in CHANGEABLE:
        raise RoundError(_("It was sent already, so it stays as it is. You can withdraw it."))


def next_number(budget_round: BudgetRound) -> int:
    """The next of the round, whose row the caller holds."""
    numbers = Proposal.objects.filter(round=budget_round).aggregate(last=Max("number"))
    return int(numbers["last"] or 0) + 1


def _fill(proposal: Proposal, facts: ProposalFacts) -> None:
    if not plain(facts.title):
        raise RoundError(_("Enter a title."), "title")
    if facts.agenda_item and facts.agenda_item.round_id != proposal.round_id:
        raise RoundError(_("Choose a priority of this round."), "agenda_item")
    for name in _WORDS:
        value = getattr(facts, name)
        setattr(proposal, name, plain(value) if isinstance(value, str) else value)
    proposal.title = " ".join(proposal.title.split())
    spot = facts.spot
    proposal.latitude = spot.latitude if spot else None
    proposal.longitude = spot.longitude if spot else None
    proposal.ward = spot.ward if spot else None
