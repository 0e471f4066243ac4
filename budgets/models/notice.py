from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models.round import BudgetRound
from members.models import Mailing


class NoticeKind(models.TextChoices):
    OPENED = "opened", _("Voting has opened")
    CLOSING_SOON = "closing-soon", _("Voting closes in two days")
    CLOSED = "closed", _("Voting has closed")
    SUSPENDED = "suspended", _("Voting is suspended")
    RESUMED = "resumed", _("Voting goes on")
    EXTENDED = "extended", _("Voting is extended")
    WITHDRAWN = "withdrawn", _("A project was withdrawn")
    CANCELLED = "cancelled", _("The vote was cancelled")
    DECLARED = "declared", _("The result was declared")
    SUPERSEDED = "superseded", _("The result was superseded")


class Notice(Mailing):
    """One occasion on which people are written to: the row makes it happen once, whoever asks and however often.

    `occasion` is the number of the record entry that is told of, or for a reminder the day of the close. `reached` is the
    keyed hash of the last address written to.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    occasion = models.CharField(max_length=40, blank=True)
    reached = models.BinaryField(max_length=32, default=b"")

    class Meta(Mailing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "occasion"], name="budgets_notice_once"
            )
        ]
