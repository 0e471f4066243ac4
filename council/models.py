from datetime import date

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import Person


class ComplaintState(models.TextChoices):
    """What has happened to a complaint; MOVES says what may happen next."""

    RECEIVED = "received", _("Waiting for our acknowledgement")
    ACKNOWLEDGED = "acknowledged", _("Waiting for our answer")
    ANSWERED = "answered", _("Answered")


# From, to. A trigger refuses every other move.
MOVES: list[tuple[str, str]] = [
    (ComplaintState.RECEIVED, ComplaintState.ACKNOWLEDGED),
    (ComplaintState.RECEIVED, ComplaintState.ANSWERED),
    (ComplaintState.ACKNOWLEDGED, ComplaintState.ANSWERED),
]


class About(models.TextChoices):
    DATA = "data", _("How we used my personal data")
    VOTE = "vote", _("A vote, or how it was counted")
    DECISION = "decision", _("A decision, or work that was promised")
    WEBSITE = "website", _("This website or its accessibility")
    OTHER = "other", _("Something else")


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def unanswered(self) -> "ComplaintQuerySet":
        """Those that wait for us, the one due first at the head."""
        return self.exclude(state=ComplaintState.ANSWERED).order_by("acknowledge_by", "made_at")

    def answered(self) -> "ComplaintQuerySet":
        return self.filter(state=ComplaintState.ANSWERED).order_by("-answered_at")


class Complaint(models.Model):
    """What somebody complains of, and our answer.

    `received`: on our list, not yet acknowledged to the person. `acknowledged`: they were told that we have it
    (at once by e-mail where they gave an address). `answered`: they were sent our answer. `acknowledge_by` is the
    last day the law allows for the acknowledgement, fixed on the day it arrived.
    """

    reference = models.CharField(max_length=12, unique=True, editable=False)
    about = models.CharField(max_length=20, choices=About.choices)
    text = models.TextField(max_length=5000)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    state = models.CharField(
        max_length=20, choices=ComplaintState.choices, default=ComplaintState.RECEIVED
    )
    made_at = models.DateTimeField()
    acknowledge_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, max_length=10_000)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        triggers = [
            pgtrigger.FSM(name="complaint_moves", field="state", transitions=MOVES),
        ]
        permissions = [("answer_complaint", "Can read and answer complaints")]
        constraints = [
            models.CheckConstraint(
                name="council_complaint_can_be_answered",
                condition=~models.Q(email="") | ~models.Q(phone=""),
            ),
            models.CheckConstraint(
                name="council_complaint_answer_is_whole",
                condition=models.Q(
                    state="answered", answered_at__isnull=False, answered_by__isnull=False
                )
                & ~models.Q(answer="")
                | ~models.Q(state="answered")
                & models.Q(answered_at=None, answered_by=None, answer=""),
            ),
            models.CheckConstraint(
                name="council_complaint_acknowledged_when",
                condition=models.Q(state="received", acknowledged_at=None)
                | ~models.Q(state="received") & models.Q(acknowledged_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_late(self) -> bool:
        return self.acknowledged_at is None and self.acknowledge_by < timezone.localdate()

    @property
    def due(self) -> date | None:
        return self.acknowledge_by if self.acknowledged_at is None else None
