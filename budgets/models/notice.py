from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models.round import BudgetRound


class NoticeKind(models.TextChoices):
    OPENED = "opened", _("Voting has opened")
    CLOSING_SOON = "closing-soon", _("Voting closes in two days")
    CLOSED = "closed", _("Voting has closed")
    SUSPENDED = "suspended", _("Voting is suspended")
    EXTENDED = "extended", _("Voting is extended")
    WITHDRAWN = "withdrawn", _("A project was withdrawn")
    CANCELLED = "cancelled", _("The vote was cancelled")
    DECLARED = "declared", _("The result was declared")


class Notice(models.Model):
    """One occasion on which people were written to: the row makes it happen once, whoever asks and however often.

    `occasion` tells apart what can happen twice: an option's number, a new closing time. `letters` is
    how many e-mails were put in the outbox; nobody's address is kept here.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    occasion = models.CharField(max_length=40, blank=True)
    letters = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "occasion"], name="budgets_notice_once"
            )
        ]
