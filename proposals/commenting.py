"""Comments on proposals: written by people, reported by others, hidden by officers for a public reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import Phase
from look.reading import plain
from members.models import Person
from proposals import comment_letters
from proposals.models import Comment, CommentReport, Proposal, ProposalState
from proposals.moving import record
from statute import clock


@transaction.atomic
def comment(*, proposal: Proposal, by: Participant, text: str, public_name: str = "") -> Comment:
    """Say something on a published proposal; the same said again is one comment. Raises RoundError."""
    hold_open(proposal.round, Phase.PROPOSALS)
    if Proposal.objects.get(pk=proposal.pk).state != ProposalState.PUBLISHED:
        raise RoundError(_("This proposal takes no comments any more."))
    if not (said := plain(text)):
        raise RoundError(_("Write your comment."), "text")
    made, _is_new = Comment.objects.get_or_create(
        proposal=proposal,
        text=said,
        author_key=by.key_in(proposal.round),
        hidden_at=None,
        defaults={"public_name": plain(public_name), "author_sealed": by.sealed()},
    )
    return made


@transaction.atomic
def report(*, comment: Comment, by: Participant, why: str) -> None:
    """Ask an officer to look at a comment; again changes nothing. Raises RoundError."""
    if not why.strip():
        raise RoundError(_("Say what is wrong with it."), "why")
    key = by.key_in(comment.proposal.round)
    CommentReport.objects.get_or_create(
        comment=comment, person_key=key, defaults={"why": why.strip()}
    )


@transaction.atomic
def hide(*, comment: Comment, by: Person, reason: str) -> None:
    """Take a comment off the page; the reason stands in its place and is sent to its author. Raises RoundError."""
    locked = _locked(comment)
    if locked.hidden_at:
        raise RoundError(_("It is hidden already."))
    if not reason.strip():
        raise RoundError(_("Give a reason. It is published."), "reason")
    locked.hidden_at, locked.hidden_by, locked.reason = clock.now(), by, reason.strip()
    locked.save(update_fields=["hidden_at", "hidden_by", "reason"])
    _settle(locked)
    comment_letters.hidden(locked)
    record(
        by.as_actor("officer"), "proposals.comment-hidden", locked.proposal, reason=locked.reason
    )


@transaction.atomic
def keep(*, comment: Comment, by: Person) -> None:
    """Leave it, or put it back: whoever reported it has been heard."""
    locked = _locked(comment)
    was_hidden = locked.hidden_at is not None
    locked.hidden_at, locked.hidden_by, locked.reason = None, None, ""
    locked.save(update_fields=["hidden_at", "hidden_by", "reason"])
    _settle(locked)
    action = "proposals.comment-shown" if was_hidden else "proposals.comment-kept"
    record(by.as_actor("officer"), action, locked.proposal)


def _settle(comment: Comment) -> None:
    comment.reports.filter(settled_at=None).update(settled_at=clock.now())


def _locked(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("proposal__round")
    return rows.get(pk=comment.pk)
