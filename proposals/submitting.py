"""Sending a proposal to the officers, and withdrawing it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.models import AgendaItem
from agenda.participants import RESIDENT
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import BudgetRound, Phase
from look import words
from proposals import letters
from proposals.models import Proposal, ProposalState
from proposals.moving import locked_for, record
from statute import clock


@dataclass(frozen=True)
class Gap:
    """What a draft lacks before it can be sent, and the answer it is about."""

    field: str
    sentence: str


@transaction.atomic
def submit(*, proposal: Proposal) -> None:
    """Hand it to the officers, who publish or return it. Raises RoundError with the first thing that is missing."""
    hold_open(proposal.round, Phase.PROPOSALS)
    locked = locked_for(proposal, ProposalState.SUBMITTED)
    if missing := gaps(locked):
        raise RoundError(missing[0].sentence, missing[0].field)
    locked.state, locked.reason, locked.submitted_at = ProposalState.SUBMITTED, "", clock.now()
    locked.save(update_fields=["state", "reason", "submitted_at"])
    letters.submitted(locked)
    record(RESIDENT, "proposals.submitted", locked)


@transaction.atomic
def withdraw(*, proposal: Proposal, reason: str = "") -> None:
    """Its author takes it back for good. Raises RoundError once it is on the ballot or past that."""
    locked = locked_for(proposal, ProposalState.WITHDRAWN)
    if locked.on_ballot.exists():
        raise RoundError(_("It is on the ballot. Ask the officers to take it off there first."))
    locked.state, locked.reason = ProposalState.WITHDRAWN, reason.strip()
    locked.save(update_fields=["state", "reason"])
    letters.withdrawn(locked)
    if locked.submitted_at:  # a draft that was never sent is nobody else's business
        record(RESIDENT, "proposals.withdrawn", locked)


def gaps(proposal: Proposal) -> list[Gap]:
    """Everything that is missing or wrong, in the order of the form."""
    needed = {
        "what": _("Say what you propose."),
        "why": _("Say why."),
        "category": _("Choose what it is about."),
        "place": _("Describe the place in words."),
        "who_benefits": _("Say who would benefit."),
        "who_runs": _("Say who would run it, or that nobody needs to."),
    }
    found = [Gap(name, said) for name, said in needed.items() if not getattr(proposal, name)]
    return [*found, *_of_the_cost(proposal), *_of_the_agenda(proposal)]


def agenda_of(budget_round: BudgetRound) -> list[AgendaItem]:
    """What a proposal can point to: the published agenda, or what is named so far; nothing where there is no agenda."""
    items = AgendaItem.objects.open().filter(round=budget_round).defer("author_sealed", "why")
    ranked = [one for one in items.order_by("rank", "-supports", "number") if one.rank]
    return ranked or list(items.order_by("-supports", "number"))


def _of_the_cost(proposal: Proposal) -> list[Gap]:
    guess, pot = proposal.cost_guess_pence, proposal.round.ballot.pot
    if guess is None:
        if not proposal.round.micro:
            return []
        return [
            Gap("cost_guess_pence", _("Say what it costs: it goes on the ballot with that sum."))
        ]
    if guess > pot:
        said = _("There is %(pot)s in all. Propose a part of it that costs less.")
        return [Gap("cost_guess_pence", said % {"pot": words.pounds(pot)})]
    return []


def _of_the_agenda(proposal: Proposal) -> list[Gap]:
    if proposal.agenda_item_id or proposal.no_agenda_because:
        return []
    if not AgendaItem.objects.open().filter(round=proposal.round).exists():
        return []
    return [Gap("agenda_item", _("Choose the priority it serves, or say why it serves none."))]
