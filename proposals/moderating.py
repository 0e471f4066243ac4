"""What officers do with proposals: publish, return to the author, hide and show again."""

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from members.models import Person
from proposals import draft_links, letters
from proposals.balloting import Candidate, put_on_ballot
from proposals.models import Proposal, ProposalState
from proposals.models.states import OVER
from proposals.moving import locked_for, record
from proposals.picturing import move_photos
from statute import clock


@transaction.atomic
def publish(*, proposal: Proposal, by: Person) -> None:
    """Show a submitted proposal to everybody; in a micro-round it goes straight on the ballot. Raises RoundError."""
    locked = locked_for(proposal, ProposalState.PUBLISHED)
    if locked.state != ProposalState.SUBMITTED:
        raise RoundError(_("It was published before: show it again instead."))
    locked.state, locked.published_at = ProposalState.PUBLISHED, clock.now()
    locked.save(update_fields=["state", "published_at"])
    letters.published(locked)
    record(by.as_actor("officer"), "proposals.published", locked)
    if locked.round.micro:
        put_on_ballot(budget_round=locked.round, by=by, chosen=[Candidate(locked)])


@transaction.atomic
def return_to_author(*, proposal: Proposal, by: Person, reason: str) -> None:
    """Send it back with what must change; its author may send it again. Raises RoundError."""
    locked = locked_for(proposal, ProposalState.RETURNED)
    locked.state, locked.reason = ProposalState.RETURNED, _said(reason)
    locked.save(update_fields=["state", "reason"])
    letters.returned(locked, draft_links.renewed(locked), draft_links.days())
    record(by.as_actor("officer"), "proposals.returned", locked, reason=locked.reason)


@transaction.atomic
def hide(*, proposal: Proposal, by: Person, reason: str) -> None:
    """Take it off the pages; the reason stands in its place and is sent to its author. Raises RoundError.

    What was withdrawn, merged or split can be hidden too: its page is there for everybody still.
    """
    locked = locked_for(proposal, ProposalState.HIDDEN)
    if locked.on_ballot.exists():
        raise RoundError(_("It is on the ballot. Take it off there first."))
    locked.hidden_from = locked.state
    locked.state, locked.reason = ProposalState.HIDDEN, _said(reason)
    locked.published_at = locked.published_at or clock.now()
    locked.save(update_fields=["state", "hidden_from", "reason", "published_at"])
    move_photos(locked)
    letters.hidden(locked)
    record(by.as_actor("officer"), "proposals.hidden", locked, reason=locked.reason)


@transaction.atomic
def show_again(*, proposal: Proposal, by: Person) -> None:
    """Put a hidden proposal back on the pages as it was; one that was still to be read is published. Raises RoundError."""
    locked = locked_for(proposal, ProposalState.PUBLISHED)
    if locked.state != ProposalState.HIDDEN:
        raise RoundError(_("It is not hidden."))
    was_over = locked.hidden_from in OVER
    locked.state = ProposalState(locked.hidden_from) if was_over else ProposalState.PUBLISHED
    locked.hidden_from, locked.reason = "", ""
    locked.save(update_fields=["state", "hidden_from", "reason"])
    letters.shown_again(locked)
    record(by.as_actor("officer"), "proposals.shown", locked)


def _said(reason: str) -> str:
    if not reason.strip():
        raise RoundError(_("Give a reason. It is published."), "reason")
    return reason.strip()
