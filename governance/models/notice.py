from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models import Ballot
from governance.models.resolution import Resolution
from members.models import Mailing


class NoticeKind(models.TextChoices):
    OPENED = "opened", _("Voting has opened")
    COLLECTING = "collecting", _("Signatures are being collected")
    SUSPENDED = "suspended", _("Voting is suspended")
    RESUMED = "resumed", _("Voting goes on")
    EXTENDED = "extended", _("Voting is extended")
    WITHDRAWN = "withdrawn", _("A candidate was taken off the paper")
    CANCELLED = "cancelled", _("The vote was cancelled")
    DECLARED = "declared", _("The result was declared")
    SUPERSEDED = "superseded", _("The result was superseded")


class MemberNotice(Mailing):
    """One occasion on which members are written to: the row makes it happen once, whoever asks and however often.

    Of a vote it goes to its roll; of a `resolution` that is decided by signatures, to the members of the record date. `occasion` is the
    number of the record entry that is told of. `reached` is the last entry of the roll, or line of the register, whose
    people were written to.
    """

    ballot = models.ForeignKey(
        Ballot, null=True, blank=True, on_delete=models.PROTECT, related_name="member_notices"
    )
    resolution = models.ForeignKey(
        Resolution, null=True, blank=True, on_delete=models.PROTECT, related_name="member_notices"
    )
    kind = models.CharField(max_length=20, choices=NoticeKind)
    occasion = models.PositiveBigIntegerField(unique=True)
    reached = models.PositiveBigIntegerField(default=0)

    class Meta(Mailing.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ballot=None, resolution__isnull=False)
                | models.Q(ballot__isnull=False, resolution=None),
                name="governance_membernotice_of_a_vote_or_of_signatures",
            )
        ]

    def __str__(self) -> str:
        return str(NoticeKind(self.kind).label)
