"""Documents that are made once and kept."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models import Declaration


class ReportState(models.TextChoices):
    """`waiting` to be made, or made again after a fault · `failed` it could not be made; the beat tries again · `ready` there is a file."""

    WAITING = "waiting", _("Being made")
    FAILED = "failed", _("Could not be made yet")
    READY = "ready", _("Ready")


MOVES = [("waiting", "ready"), ("waiting", "failed"), ("failed", "ready")]


class Edition(models.TextChoices):
    """A superseded result keeps the document it was declared with and gets one more that says so."""

    DECLARED = "declared", _("As declared")
    SUPERSEDED = "superseded", _("Superseded")


class DeclarationReport(models.Model):
    """The declaration of a result as a PDF. The row is made first and once; whoever finds it without a file makes the file."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="reports")
    edition = models.CharField(max_length=20, choices=Edition, default=Edition.DECLARED)
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.WAITING)
    file = models.FileField(upload_to="declarations/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["declaration", "edition"], name="reports_declarationreport_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.READY)
                | (~models.Q(file="") & ~models.Q(sha256="")),
                name="reports_declarationreport_ready_has_a_file",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="report_moves", field="state", transitions=MOVES),
            pgtrigger.Protect(
                name="report_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state = 'ready'"),
            ),
        ]
