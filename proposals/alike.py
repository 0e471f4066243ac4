"""Proposals that may be the same, offered to officers for merging."""

from django.contrib.postgres.search import TrigramSimilarity

from proposals.models import Proposal

_MOST = 5


def like(proposal: Proposal) -> list[Proposal]:
    """Published ones of the round whose titles sound alike, the most alike first. One statement, on the trigram index."""
    others = Proposal.objects.published().filter(round=proposal.round).exclude(pk=proposal.pk)
    alike = others.filter(title__trigram_similar=proposal.title)
    likeness = TrigramSimilarity("title", proposal.title)
    return list(alike.annotate(likeness=likeness).order_by("-likeness", "number")[:_MOST])
