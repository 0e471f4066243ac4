from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models.round import BudgetRound


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


class Notice(models.Model):
    """One occasion on which people are written to: the row makes it happen once, whoever asks and however often.

    `occasion` is the number of the record entry that is told of, or for a reminder the day of the close. `letters`
    is how many e-mails were put in the outbox. `reached` is the keyed hash of the last address written to, so that
    a worker killed half-way is followed by one that goes on; nobody's address is kept here.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    occasion = models.CharField(max_length=40, blank=True)
    letters = models.PositiveIntegerField(default=0)
    reached = models.BinaryField(max_length=32, default=b"")
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "occasion"], name="budgets_notice_once"
            )
        ]
