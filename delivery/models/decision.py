import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from budgets.models import BudgetRound
from delivery.models.power import Power
from delivery.models.ways import MOVES, DecisionState, Rule, Way
from record.entries import Subject


class DecisionQuerySet(models.QuerySet["Decision"]):
    def public(self) -> "DecisionQuerySet":
        """Every version that anyone may read, the replaced ones among them."""
        return self.exclude(state=DecisionState.DRAFT)

    def standing(self) -> "DecisionQuerySet":
        return self.filter(state=DecisionState.PUBLISHED)


class Decision(models.Model):
    """What is done with a declared result, project by project, under a power of law.

    `draft`: nobody but officers sees it, and from `asked_at` on those who are asked to sign it. `published`: frozen for ever, with its lines, deciders, interests and diversions.
    `superseded`: a later version stands in its place, after scrutiny referred it back; it stays readable.
    `way` says whether its deciders signed it themselves or an officer wrote it down from `minute`, and then `minutes_reason` why.
    `call_in_ends_at` is when scrutiny's period is over, empty where the decision is not open to call-in.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.PROTECT, related_name="decisions")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=DecisionState, default=DecisionState.DRAFT)
    power = models.ForeignKey(
        Power, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    power_name = models.CharField(max_length=140, blank=True)
    citation = models.CharField(max_length=300, blank=True)
    rule = models.CharField(max_length=10, choices=Rule, default=Rule.SOLE)
    way = models.CharField(max_length=8, choices=Way, default=Way.SIGNED)
    made_on = models.DateField(null=True, blank=True)
    minute = models.CharField(max_length=140, blank=True)
    minutes_reason = models.TextField(blank=True)
    statement = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    call_in_ends_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        permissions = [("call_in", "Call a decision in for scrutiny, and record what came of it")]
        constraints = [
            models.UniqueConstraint(fields=["round", "version"], name="delivery_decision_version"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(state="draft"), name="delivery_decision_one_draft"
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state="published"),
                name="delivery_decision_one_stands",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None)
                | ~Q(state="draft")
                & Q(published_at__isnull=False, published_by__isnull=False, made_on__isnull=False)
                & ~Q(power_name="")
                & ~Q(citation=""),
                name="delivery_decision_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(way="minutes") | ~Q(minutes_reason=""),
                name="delivery_decision_minutes_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="decision_moves", field="state", transitions=MOVES),
            pgtrigger.Protect(
                name="decision_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
            ),
            pgtrigger.Trigger(
                name="decision_begins_as_draft",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("NEW.state <> 'draft'"),
                func="RAISE EXCEPTION 'A decision begins as a draft' USING ERRCODE = 'check_violation';",
            ),
            # Only the state may still move, when a later version takes its place.
            pgtrigger.Trigger(
                name="decision_frozen",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
                func="""
                    IF to_jsonb(OLD) - 'state' IS DISTINCT FROM to_jsonb(NEW) - 'state' THEN
                        RAISE EXCEPTION 'A published decision is frozen' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="decision_published_right",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("OLD.state = 'draft' AND NEW.state = 'published'"),
                # What was signed is read from the row as it was: with its state nothing of that may change.
                func="""
                    IF (OLD.way, OLD.minute) IS DISTINCT FROM (NEW.way, NEW.minute)
                        OR NEW.way = 'signed' AND (OLD.round_id, OLD.version, OLD.power_name, OLD.citation, OLD.rule,
                        OLD.statement, OLD.alternatives) IS DISTINCT FROM (NEW.round_id, NEW.version, NEW.power_name,
                        NEW.citation, NEW.rule, NEW.statement, NEW.alternatives) THEN
                        RAISE EXCEPTION 'Not what was signed or minuted' USING ERRCODE = 'check_violation';
                    END IF;
                    PERFORM delivery_check_decision(NEW.id);
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} ({self.version})"

    def as_subject(self) -> Subject:
        return Subject("decision", str(self.pk), self.round.title)

    @property
    def is_signed(self) -> bool:
        """Whether those who decide sign it themselves."""
        return self.way == Way.SIGNED

    @property
    def is_draft(self) -> bool:
        return self.state == DecisionState.DRAFT
