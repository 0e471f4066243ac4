import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.membership import Membership


class ShareMove(models.TextChoices):
    ISSUED = "issued", _("Issued")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LOAN = "loan", _("Loan or deposit received")
    LOAN_REPAID = "loan-repaid", _("Loan or deposit repaid")


class ShareTransaction(models.Model):
    """One change of what a member holds; the holding is the sum. Never changed, never deleted.

    `shares` and `amount_pence` are negative where shares are withdrawn or a loan is repaid. Loans and deposits are the "other
    property in the society" that section 30 of the 2014 Act has the register say.
    """

    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="share_transactions"
    )
    move = models.CharField(max_length=12, choices=ShareMove)
    shares = models.IntegerField(default=0)
    amount_pence = models.BigIntegerField()
    on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["membership", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(move="issued", shares__gt=0, amount_pence__gt=0)
                | models.Q(move="withdrawn", shares__lt=0, amount_pence__lt=0)
                | models.Q(move="loan", shares=0, amount_pence__gt=0)
                | models.Q(move="loan-repaid", shares=0, amount_pence__lt=0),
                name="members_sharetransaction_signs",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="sharetransaction_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
