"""Two proposals become one, or one becomes several. Their authors are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from members.models import Person
from proposals import letters
from proposals.drafting import next_number
from proposals.models import Proposal, ProposalState, ProposalSupport
from proposals.moving import locked_for, record
from statute import clock

_LEAST_PARTS = 2
_KEPT = [
    "why",
    "category",
    "place",
    "latitude",
    "longitude",
    "ward_id",
    "who_benefits",
    "who_runs",
    "agenda_item_id",
    "no_agenda_because",
    "proposer",
    "public_name",
    "drawing",
    "author_key",
    "author_sealed",
]


@dataclass(frozen=True)
class PartOf:
    """One of the proposals that a split one becomes."""

    title: str
    what: str


@transaction.atomic
def merge(*, proposal: Proposal, into: Proposal, by: Person) -> None:
    """One in place of two: supports move over, of each person once; comments stay readable. Raises RoundError."""
    former = locked_for(proposal, ProposalState.MERGED)
    kept = Proposal.objects.select_for_update(of=("self",)).select_related("round").get(pk=into.pk)
    if former.pk == kept.pk or former.round_id != kept.round_id:
        raise RoundError(_("Choose another proposal of this round."), "into")
    if kept.state != ProposalState.PUBLISHED or former.on_ballot.exists():
        raise RoundError(
            _("It can only go into one that is published, and not from the ballot."), "into"
        )
    already = ProposalSupport.objects.filter(proposal=kept).values("person_key")
    ProposalSupport.objects.filter(proposal=former, person_key__in=already).delete()
    ProposalSupport.objects.filter(proposal=former).update(proposal=kept)
    former.state, former.merged_into = ProposalState.MERGED, kept
    former.published_at = former.published_at or clock.now()
    former.save(update_fields=["state", "merged_into", "published_at"])
    letters.merged(former, kept)
    record(by.as_actor("officer"), "proposals.merged", former, into=kept.number)


@transaction.atomic
def split(*, proposal: Proposal, parts: Sequence[PartOf], by: Person) -> list[Proposal]:
    """Several in place of one, each published, with the same author and place. Raises RoundError.

    Supports were for the whole and stay with it: people support the parts they want.
    """
    former = locked_for(proposal, ProposalState.SPLIT)
    if former.on_ballot.exists():
        raise RoundError(_("It is on the ballot. Take it off there first."))
    if len(parts) < _LEAST_PARTS or any(
        not one.title.strip() or not one.what.strip() for one in parts
    ):
        raise RoundError(_("Give at least two parts, each with a title and what it is."))
    if len({one.title.strip().casefold() for one in parts}) < len(parts):
        raise RoundError(_("Give each part a title of its own."))
    former.state = ProposalState.SPLIT
    former.save(update_fields=["state"])
    first = next_number(former.round)
    made = [_part(former, first + n, one) for n, one in enumerate(parts)]
    letters.split(former, made)
    record(by.as_actor("officer"), "proposals.split", former, parts=len(made))
    return made


def _part(former: Proposal, number: int, part: PartOf) -> Proposal:
    return Proposal.objects.create(
        round=former.round,
        number=number,
        state=ProposalState.PUBLISHED,
        title=part.title.strip(),
        what=part.what.strip(),
        split_from=former,
        submitted_at=former.submitted_at,
        published_at=clock.now(),
        **{name: getattr(former, name) for name in _KEPT},
    )
