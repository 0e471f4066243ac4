import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Person
from proposals.models.proposal import Proposal
from proposals.models.question import Question

_Q = models.Q


class Outcome(models.TextChoices):
    YES = "yes", _("Yes")
    CHANGES = "changes", _("Yes, with changes")
    NO = "no", _("No")


class Verdict(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Not known yet")


class Appraisal(models.Model):
    """One proposal as an officer's case: can it be done, what does it cost in full, and the answer with its public reason.

    `officer` has the case: it is theirs until they hand it over or whoever runs the round gives it to somebody else.
    """

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="appraisal")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.TextField(max_length=3000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~_Q(outcome__in=["no", "changes"]) | ~_Q(reason=""),
                name="proposals_no_with_reason",
            ),
            models.CheckConstraint(
                condition=_Q(outcome="", decided_at=None, decided_by=None)
                | ~_Q(outcome="") & _Q(decided_at__isnull=False, decided_by__isnull=False),
                name="proposals_outcome_decided_by",
            ),
        ]


class Answer(models.Model):
    """What the officer found on one question."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=10, choices=Verdict)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["question__position"]
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "question"], name="proposals_answer_once")
        ]


class Variant(models.Model):
    """One way to do it, such as small or large, with its full cost in pence. An accepted one can go on the ballot."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="variants")
    name = models.CharField(max_length=60, blank=True)
    capital_pence = models.BigIntegerField(default=0)
    yearly_pence = models.BigIntegerField(default=0)
    years = models.PositiveSmallIntegerField(default=0)
    overheads_pence = models.BigIntegerField(default=0)
    total_pence = models.GeneratedField(
        expression=models.F("capital_pence")
        + models.F("yearly_pence") * models.F("years")
        + models.F("overheads_pence"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    accepted = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "name"], name="proposals_variant_name"),
            models.CheckConstraint(
                condition=_Q(capital_pence__gte=0, yearly_pence__gte=0, overheads_pence__gte=0),
                name="proposals_variant_costs_not_negative",
            ),
            models.CheckConstraint(
                condition=_Q(total_pence__gt=0), name="proposals_variant_costs_something"
            ),
        ]


class Note(models.Model):
    """A private note on a case, read by who wrote it, by `holder`, whose case it was then, and by whom the holder gave leave."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=3000)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made_at", "pk"]
        triggers = [pgtrigger.Protect(name="note_as_written", operation=pgtrigger.Update)]


class NoteLeave(models.Model):
    """`officer` may read the notes on the case that are `granted_by`'s, who had it."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="leaves")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "officer", "granted_by"], name="proposals_leave_once"
            )
        ]
