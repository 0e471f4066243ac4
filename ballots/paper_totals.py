"""Envelopes marked at one desk against papers keyed at the other: numbers only."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from ballots.models import Ballot, BatchState, Channel, PaperBatch, RollEntry, Standing
from ballots.models.paper_batches import UNFINISHED


@dataclass(frozen=True)
class Totals:
    """`envelopes` marked as voting on paper; papers `in_box` and in `unfinished` batches; votes cast with help."""

    envelopes: int
    in_box: int
    unfinished: int
    unfinished_batches: int
    assisted: int

    @property
    def waiting(self) -> int:
        """Papers that are in no batch yet."""
        return self.envelopes - self.in_box - self.unfinished

    @property
    def agrees(self) -> bool:
        """As many papers in the box as envelopes marked, and nothing half done."""
        return self.unfinished_batches == 0 and self.waiting == 0


def of(ballot: Ballot, stratum: str = "") -> Totals:
    """Of the whole ballot, or of one ward or class. Two statements."""
    part = {"stratum": stratum} if stratum else {}
    standing = RollEntry.objects.filter(ballot=ballot, **part).exclude(standing=Standing.STRUCK)
    marked = standing.aggregate(
        envelopes=Count("pk", filter=Q(channel=Channel.PAPER)),
        assisted=Count("pk", filter=Q(channel=Channel.ASSISTED)),
    )
    papers = PaperBatch.objects.filter(ballot=ballot, **part).aggregate(
        in_box=Sum("size", filter=Q(state=BatchState.IN_BOX), default=0),
        unfinished=Sum("size", filter=Q(state__in=UNFINISHED), default=0),
        unfinished_batches=Count("pk", filter=Q(state__in=UNFINISHED)),
    )
    return Totals(**marked, **papers)
