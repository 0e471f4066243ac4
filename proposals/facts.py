"""What somebody says about a proposal, as plain values between a form and a verb."""

from dataclasses import dataclass

from agenda.models import AgendaItem
from proposals.models import Proposer
from proposals.placing import Spot


@dataclass(frozen=True, kw_only=True)
class ProposalFacts:
    """All but the title may be missing from a draft. Money in pence."""

    title: str
    what: str = ""
    why: str = ""
    category: str = ""
    place: str = ""
    spot: Spot | None = None
    cost_guess_pence: int | None = None
    who_benefits: str = ""
    who_runs: str = ""
    agenda_item: AgendaItem | None = None
    no_agenda_because: str = ""
    proposer: str = Proposer.RESIDENT
    public_name: str = ""
