import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models.round import BudgetRound


class ReadinessCode(models.TextChoices):
    IMPACT_ASSESSMENT = "impact-assessment", _("Data protection impact assessment signed off")
    PRIVACY_NOTICE = "privacy-notice", _("Privacy notice approved and published")
    PRE_ELECTION = "pre-election", _("Dates checked against the pre-election period")
    POLLING_TEST = "polling-test", _("Test vote cast and checked on a phone and a computer")


class Readiness(models.Model):
    """One item of the checklist that a real round must complete before it opens."""

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="readiness")
    code = models.CharField(max_length=30, choices=ReadinessCode)
    evidence = models.CharField(max_length=300)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="budgets_readiness_once")
        ]
        triggers = [pgtrigger.Protect(name="readiness_kept", operation=pgtrigger.Delete)]
