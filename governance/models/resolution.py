import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ballots.models import Ballot
from governance.models.meeting import Meeting
from governance.models.resolution_rule import ResolutionRule
from members.models import Constitution, Organisation
from record.entries import Subject


class Channel(models.TextChoices):
    """How it is decided."""

    BALLOT = "ballot", _("A ballot of the members")
    SIGNATURES = "signatures", _("Signatures of the members")
    POSTAL_COUNT = "postal-count", _("A postal count that is brought in")


class ResolutionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    CALLED = "called", _("Called")
    PASSED = "passed", _("Passed")
    FAILED = "failed", _("Not passed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


RESOLUTION_MOVES = [
    ("draft", "called"),
    ("called", "passed"),
    ("called", "failed"),
    ("draft", "withdrawn"),
    ("called", "withdrawn"),
]


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def public(self) -> "ResolutionQuerySet":
        """Those that were called, whatever became of them: a draft is its secretary's alone, withdrawn or not."""
        return self.exclude(called_by=None)

    def undecided(self) -> "ResolutionQuerySet":
        """Called and not decided yet, what closes first at the head."""
        return self.filter(state=ResolutionState.CALLED).order_by("closes_at", "pk")

    def over(self) -> "ResolutionQuerySet":
        """Decided or withdrawn, the latest first."""
        ended = [ResolutionState.PASSED, ResolutionState.FAILED, ResolutionState.WITHDRAWN]
        return self.filter(state__in=ended).order_by("-closes_at", "-pk")


@pghistory.track()
class Resolution(models.Model):
    """A question put to the members under one rule of the constitution in force on the record date.

    `draft` being written · `called` its words, rule and roll are fixed and the vote is scheduled or running · `passed` / `failed` by a
    declared count · `withdrawn` with a reason. `first` is the resolution of the first meeting that this one, at the second, confirms. `adopts`
    is the constitution that passing it puts in force; one that failed or was withdrawn leaves it free to be proposed again. `called_by` is who may not declare it. `indicative` decides nothing in law (a Business Improvement District poll held here).
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="resolutions"
    )
    rule = models.ForeignKey(ResolutionRule, on_delete=models.PROTECT, related_name="resolutions")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="resolutions"
    )
    first = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="second"
    )
    adopts = models.ForeignKey(
        Constitution, null=True, blank=True, on_delete=models.PROTECT, related_name="proposed_in"
    )
    adopts_seal = models.CharField(max_length=64, blank=True)  # of the draft as it was when called
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=140)
    text = models.TextField()  # what is resolved, word for word
    why = models.TextField(blank=True)
    channel = models.CharField(max_length=14, choices=Channel, default=Channel.BALLOT)
    indicative = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ResolutionState, default=ResolutionState.DRAFT)
    record_date = models.DateField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    accepted_proofs = ArrayField(models.CharField(max_length=20), default=list)
    proxies_allowed = models.BooleanField(default=False)
    ballot = models.OneToOneField(
        Ballot, null=True, blank=True, on_delete=models.PROTECT, related_name="resolution"
    )
    # ballots.counting.resolutions.ResolutionOutcome.as_dict(), of signatures and postal counts too.
    outcome = models.JSONField(null=True, blank=True)
    what_follows = models.TextField(blank=True)
    withdrawn_reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="governance_resolution_slug_once"
            ),
            models.UniqueConstraint(
                fields=["adopts"],
                condition=models.Q(state__in=["draft", "called"]),
                name="governance_resolution_proposes_a_draft_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="governance_resolution_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["passed", "failed"])
                | models.Q(outcome__isnull=False, decided_at__isnull=False),
                name="governance_resolution_decided_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["called", "passed", "failed"])
                | models.Q(called_by__isnull=False),
                name="governance_resolution_called_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn") | ~models.Q(withdrawn_reason=""),
                name="governance_resolution_withdrawn_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="resolution_moves", field="state", transitions=RESOLUTION_MOVES),
            pgtrigger.Protect(
                name="resolution_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
            ),
            pgtrigger.Protect(
                name="resolution_words_fixed_once_called",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'draft' AND (OLD.rule_id, OLD.title, OLD.text, OLD.record_date,"
                    " OLD.channel, OLD.adopts_id, OLD.indicative) IS DISTINCT FROM (NEW.rule_id, NEW.title,"
                    " NEW.text, NEW.record_date, NEW.channel, NEW.adopts_id, NEW.indicative)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("governance:resolution", args=[self.organisation.slug, self.slug])

    @property
    def is_first_of_two(self) -> bool:
        """Whether a second meeting must still confirm it."""
        return self.rule.second_meeting_threshold is not None and self.first_id is None

    @property
    def new_rules(self) -> Constitution | None:
        """What passing it puts in force; the second of two meetings decides on what the first did."""
        return self.first.adopts if self.first is not None else self.adopts

    @property
    def new_rules_seal(self) -> str:
        """Of the new rules as members were called to decide on them."""
        return self.first.adopts_seal if self.first is not None else self.adopts_seal

    def as_subject(self) -> Subject:
        return Subject("resolution", str(self.pk), f"{self.organisation.name}: {self.title}")


class PostalCount(models.Model):
    """The figures of a count held elsewhere, as its returning officer declared them. Values are whole pounds."""

    resolution = models.OneToOneField(
        Resolution, on_delete=models.PROTECT, related_name="postal_count"
    )
    source = models.CharField(max_length=300)
    roll = models.PositiveIntegerField()
    roll_value = models.PositiveBigIntegerField(default=0)
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField(default=0)
    value_for = models.PositiveBigIntegerField(default=0)
    value_against = models.PositiveBigIntegerField(default=0)

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="postalcount_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
