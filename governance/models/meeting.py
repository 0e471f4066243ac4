import pghistory
import pgtrigger
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Organisation
from record.entries import Subject


class MeetingState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CALLED = "called", _("Called")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


MEETING_MOVES = [
    ("draft", "called"),
    ("called", "held"),
    ("draft", "cancelled"),
    ("called", "cancelled"),
]


@pghistory.track()
class Meeting(models.Model):
    """A meeting of the members (`body_code` empty) or of one body, at which resolutions are moved.

    `draft` being prepared · `called` notice is given · `held` its attendance and minutes are kept · `cancelled` with a reason.
    It may vote online only under a rule: `online_rule` cites it.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="meetings"
    )
    body_code = models.SlugField(max_length=40, blank=True)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=140)
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.DRAFT)
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    votes_online = models.BooleanField(default=False)
    online_rule = models.CharField(max_length=300, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    attendance = models.PositiveIntegerField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    cancelled_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-held_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="governance_meeting_slug_once"
            ),
            models.CheckConstraint(
                condition=models.Q(votes_online=False) | ~models.Q(online_rule=""),
                name="governance_meeting_votes_online_by_a_rule",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancelled_reason=""),
                name="governance_meeting_cancelled_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="meeting_moves", field="state", transitions=MEETING_MOVES),
            pgtrigger.Protect(
                name="meeting_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("governance:meeting", args=[self.organisation.slug, self.slug])

    def as_subject(self) -> Subject:
        return Subject("meeting", str(self.pk), f"{self.organisation.name}: {self.title}")
