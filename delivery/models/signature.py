import pgtrigger
from django.db import models
from django.db.models import Q

from delivery.models.decider import Decider, Vote
from delivery.models.frozen import with_its_decision
from delivery.models.line import DecisionLine


class Signature(models.Model):
    """That somebody who decides signed the draft, signed in and with a second factor.

    `digest` is that of the very draft they read (`delivery_draft_text`, SHA-256): the database takes no other, and publishes
    nothing else. `no_other_interest`: they declared every interest they have, or that there is none.
    """

    decider = models.OneToOneField(Decider, on_delete=models.CASCADE, related_name="signature")
    digest = models.CharField(max_length=64)
    no_other_interest = models.BooleanField()
    signed_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(no_other_interest=True), name="delivery_signature_interests_declared"
            ),
        ]
        triggers = [
            with_its_decision("signature_frozen", "delivery_decider"),
            pgtrigger.Protect(name="signature_as_given", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="signature_of_this_draft",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="PERFORM delivery_check_signature(NEW.decider_id, NEW.digest); RETURN NEW;",
            ),
        ]


class LineVote(models.Model):
    """How one who decides voted on one line as it was drafted, `funded_pence`. Goes with their signature, unless they referred it."""

    decider = models.ForeignKey(Decider, on_delete=models.CASCADE, related_name="line_votes")
    line = models.ForeignKey(DecisionLine, on_delete=models.CASCADE, related_name="votes")
    vote = models.CharField(max_length=10, choices=Vote)
    funded_pence = models.BigIntegerField()

    class Meta:
        ordering = ["line__project__option__number", "decider"]
        constraints = [
            models.UniqueConstraint(fields=["decider", "line"], name="delivery_line_vote_once"),
            models.CheckConstraint(
                condition=Q(vote__in=["for", "against", "abstained", "aside"]),
                name="delivery_line_vote_is_one",
            ),
        ]
        triggers = [
            with_its_decision("line_vote_frozen", "delivery_decider"),
            pgtrigger.Protect(name="line_vote_as_given", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="line_vote_without_interest",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM delivery_decisionline l JOIN delivery_decider x ON x.decision_id = l.decision_id
                         WHERE l.id = NEW.line_id AND x.id = NEW.decider_id AND l.funded_pence = NEW.funded_pence
                    ) THEN
                        RAISE EXCEPTION 'A line of another decision' USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.vote <> 'aside' AND EXISTS (
                        SELECT 1 FROM delivery_interest i JOIN delivery_decisionline l ON l.id = NEW.line_id
                         WHERE i.decider_id = NEW.decider_id AND i.disqualifying
                           AND (i.project_id IS NULL OR i.project_id = l.project_id)
                    ) THEN
                        RAISE EXCEPTION 'Somebody with a disqualifying interest decides' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
