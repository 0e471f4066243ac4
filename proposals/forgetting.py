"""Addresses of authors, and drafts that were never sent, go when their round is over."""

from django.db import transaction

from agenda import forgetting
from agenda.forgetting import OVER
from proposals.models import Comment, DraftLink, Proposal, ProposalPhoto
from proposals.picturing import delete_files


@transaction.atomic
def forget_after_rounds() -> int:
    """Returns how many rows were emptied or deleted."""
    over = Proposal.objects.filter(OVER)
    links, _by_model = DraftLink.objects.filter(proposal__in=over).delete()
    unsent = over & Proposal.objects.unsent()
    delete_files(ProposalPhoto.objects.filter(proposal__in=unsent))
    drafts, _by_model = unsent.delete()
    comments = Comment.objects.filter(proposal__in=over).exclude(author_sealed=None)
    emptied = [
        forgetting.forget_addresses(),
        over.exclude(author_sealed=None).update(author_sealed=None),
        comments.update(author_sealed=None),
    ]
    return links + drafts + sum(emptied)
