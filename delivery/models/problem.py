import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delivery.models.project import DeliveryProject
from record.entries import Subject


class ProblemState(models.TextChoices):
    WAITING = "waiting", _("Waits to be read")
    SHOWN = "shown", _("Shown")
    HIDDEN = "hidden", _("Not shown")


PROBLEM_MOVES = [("waiting", "shown"), ("waiting", "hidden"), ("shown", "hidden")]


class ProblemQuerySet(models.QuerySet["Problem"]):
    def shown(self) -> "ProblemQuerySet":
        return self.filter(state=ProblemState.SHOWN)

    def to_do(self) -> "ProblemQuerySet":
        """Those that wait to be read or to be answered, the oldest first."""
        waiting = Q(state=ProblemState.WAITING) | Q(state=ProblemState.SHOWN, answered_at=None)
        return self.filter(waiting).order_by("made_at", "pk")


class Problem(models.Model):
    """What anybody reported of a project. Nobody is asked who they are; the page itself carries the answer.

    `waiting`: nobody but officers reads it. `shown`: on the project's page. `hidden`: left out, with the reason that the reporter
    finds under the reference.
    """

    delivery = models.ForeignKey(DeliveryProject, on_delete=models.PROTECT, related_name="problems")
    reference = models.CharField(max_length=12, unique=True)
    words = models.TextField(max_length=2000)
    state = models.CharField(max_length=8, choices=ProblemState, default=ProblemState.WAITING)
    hidden_reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="hidden") & ~Q(hidden_reason="")
                | ~Q(state="hidden") & Q(hidden_reason=""),
                name="delivery_problem_hidden_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="delivery_problem_answer_is_whole",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="problem_moves", field="state", transitions=PROBLEM_MOVES),
            pgtrigger.Protect(name="problem_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="problem_as_reported",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("delivery", "reference", "words", "made_at"),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def as_subject(self) -> Subject:
        return Subject("problem", self.reference, str(self.delivery)[:200])
