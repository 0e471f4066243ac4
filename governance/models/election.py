import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ballots.models import Ballot
from members.models import Constitution, Organisation
from record.entries import Subject


class ElectionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CALLED = "called", _("Called")
    SETTLED = "settled", _("Candidates settled")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


ELECTION_MOVES = [
    ("draft", "called"),
    ("called", "settled"),
    ("settled", "completed"),
    ("draft", "cancelled"),
    ("called", "cancelled"),
    ("settled", "cancelled"),
]


class ElectionQuerySet(models.QuerySet["Election"]):
    def public(self) -> "ElectionQuerySet":
        """Those that were called: a draft is its secretary's alone, cancelled or not."""
        return self.exclude(called_at=None)


@pghistory.track()
class Election(models.Model):
    """The seats of one body that come up together, by the constitution in force on the record date.

    `draft` being prepared · `called` nominations are taken between their two hours · `settled` nominations closed: seats without
    a contest are filled, the others have a ballot each · `completed` every contest is declared · `cancelled` with a reason.
    `made_by` is who may not declare it. `called_at` is when it became public.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="elections"
    )
    constitution = models.ForeignKey(
        Constitution, on_delete=models.PROTECT, related_name="elections"
    )
    body_code = models.SlugField(max_length=40)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=140)
    summary = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=ElectionState, default=ElectionState.DRAFT)
    record_date = models.DateField()
    nominations_open_at = models.DateTimeField()
    nominations_close_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    terms_begin_on = models.DateField()
    accepted_proofs = ArrayField(models.CharField(max_length=20), default=list)
    cancelled_reason = models.TextField(blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    postponed_reason = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ElectionQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="governance_election_slug_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    nominations_close_at__gt=models.F("nominations_open_at"),
                    opens_at__gte=models.F("nominations_close_at"),
                    closes_at__gt=models.F("opens_at"),
                ),
                name="governance_election_hours_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cancelled") | ~models.Q(cancelled_reason=""),
                name="governance_election_cancelled_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="election_moves", field="state", transitions=ELECTION_MOVES),
            pgtrigger.Protect(
                name="election_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("governance:election", args=[self.organisation.slug, self.slug])

    def as_subject(self) -> Subject:
        return Subject("election", str(self.pk), f"{self.organisation.name}: {self.title}")


class ContestOutcome(models.TextChoices):
    PENDING = "pending", _("Not settled")
    POLL = "poll", _("By ballot")
    UNCONTESTED = "uncontested", _("Without a ballot")
    DECLARED = "declared", _("Declared")


class Contest(models.Model):
    """One constituency's part of an election: its vacancies, its candidates, its ballot if there are more candidates than seats."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="contests")
    constituency_code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    class_codes = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    area_codes = ArrayField(models.CharField(max_length=9), default=list, blank=True)
    vacancies = models.PositiveSmallIntegerField()
    proposers = models.PositiveSmallIntegerField(default=0)
    minimum_age = models.PositiveSmallIntegerField(default=16)
    term_months = models.PositiveSmallIntegerField(default=36)
    outcome = models.CharField(
        max_length=12, choices=ContestOutcome, default=ContestOutcome.PENDING
    )
    ballot = models.OneToOneField(
        Ballot, null=True, blank=True, on_delete=models.PROTECT, related_name="contest"
    )

    class Meta:
        ordering = ["election", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "constituency_code"], name="governance_contest_once"
            ),
            models.CheckConstraint(
                condition=models.Q(vacancies__gte=1), name="governance_contest_has_vacancies"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="poll") | ~models.Q(ballot=None),
                name="governance_contest_poll_has_a_ballot",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def result_url(self) -> str:
        """Where its result is published."""
        where = [self.election.organisation.slug, self.election.slug, self.constituency_code]
        return reverse("governance:result", args=where)
