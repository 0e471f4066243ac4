import pgtrigger
from django.conf import settings
from django.db import models

from governance.models.resolution import Resolution
from members.models import Membership

ON_PAPER = "paper"


class Signature(models.Model):
    """One member's signature under a resolution decided by signatures (dissolution, section 119 of the 2014 Act). Not secret.

    One whatever the channel: `proof` is how the member signed in or `ON_PAPER`, and then `signed_on` is the date on the paper and
    `entered_by` the officer who entered it. `signed_at` is when it reached the platform.
    """

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="signatures")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="signatures")
    proof = models.CharField(max_length=20)
    signed_at = models.DateTimeField()
    signed_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "membership"], name="governance_signature_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    proof=ON_PAPER, signed_on__isnull=False, entered_by__isnull=False
                )
                | (~models.Q(proof=ON_PAPER) & models.Q(signed_on=None, entered_by=None)),
                name="governance_signature_on_paper_entered_by_somebody",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="signature_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="signature_stands_as_given",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.withdrawn_at IS NULL AND (OLD.proof, OLD.signed_at, OLD.signed_on, OLD.entered_by_id)"
                    " IS DISTINCT FROM (NEW.proof, NEW.signed_at, NEW.signed_on, NEW.entered_by_id)"
                ),
            ),
        ]

    @property
    def on_paper(self) -> bool:
        return self.proof == ON_PAPER
