"""Standing behind a proposal, once for each person, while proposals are open."""

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import Phase
from proposals.models import Proposal, ProposalState, ProposalSupport


@transaction.atomic
def support(*, proposal: Proposal, by: Participant) -> None:
    """Again changes nothing. Raises RoundError when proposals are not open, or this one is not published."""
    hold_open(proposal.round, Phase.PROPOSALS)
    if Proposal.objects.get(pk=proposal.pk).state != ProposalState.PUBLISHED:
        raise RoundError(_("This proposal is no longer on the list."))
    ProposalSupport.objects.get_or_create(proposal=proposal, person_key=by.key_in(proposal.round))


@transaction.atomic
def take_back(*, proposal: Proposal, by: Participant) -> None:
    hold_open(proposal.round, Phase.PROPOSALS)
    mine = ProposalSupport.objects.filter(proposal=proposal, person_key=by.key_in(proposal.round))
    mine.delete()


def is_behind(proposal: Proposal, somebody: Participant | None) -> bool:
    if somebody is None:
        return False
    key = somebody.key_in(proposal.round)
    return ProposalSupport.objects.filter(proposal=proposal, person_key=key).exists()
