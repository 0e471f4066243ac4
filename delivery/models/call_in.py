import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delivery.models.decision import Decision


class Outcome(models.TextChoices):
    OPEN = "open", _("Waits for scrutiny")
    UPHELD = "upheld", _("The decision stands")
    REFERRED = "referred", _("Referred back: it must be decided again")


CALL_IN_MOVES = [("open", "upheld"), ("open", "referred")]


class CallIn(models.Model):
    """Scrutiny's hold on a published decision: no money moves until it is resolved. Once for each decision.

    `open`: it waits. `upheld`: the decision stands and money may move. `referred`: it stays held until a new version
    is published. Those who called it in are councillors, named as "Cllr Amy Lin, Rookery".
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="call_in")
    reason = models.TextField()
    members = ArrayField(models.CharField(max_length=140), default=list)
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    outcome_reason = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & Q(members__len__gt=0), name="delivery_call_in_whole"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", outcome_reason="", resolved_at=None)
                | ~Q(outcome="open") & ~Q(outcome_reason="") & Q(resolved_at__isnull=False),
                name="delivery_call_in_resolved_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="call_in_moves", field="outcome", transitions=CALL_IN_MOVES),
            pgtrigger.Protect(name="call_in_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="call_in_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.outcome <> 'open' OR (OLD.decision_id, OLD.reason, OLD.members, OLD.made_at, OLD.made_by_id)"
                    " IS DISTINCT FROM (NEW.decision_id, NEW.reason, NEW.members, NEW.made_at, NEW.made_by_id)"
                ),
            ),
            pgtrigger.Trigger(
                name="call_in_in_time",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NEW.outcome <> 'open' OR NOT EXISTS (
                        SELECT 1 FROM delivery_decision
                         WHERE id = NEW.decision_id AND state = 'published' AND call_in_ends_at > clock_timestamp()
                    ) THEN
                        RAISE EXCEPTION 'Only in its period' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
