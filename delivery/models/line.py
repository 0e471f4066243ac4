import pgtrigger
from django.db import models
from django.db.models import F, Q

from budgets.models import Project
from delivery.models.decision import Decision
from delivery.models.frozen import with_its_decision


class DecisionLine(models.Model):
    """What is decided on one project: `funded_pence`, nothing where it is not funded.

    `residents_pence` is its cost where residents chose it and nothing where they did not, as declared: the two stand side by
    side for ever. Where they differ the decision departs from the result, and needs its public reason.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="lines")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="decision_lines")
    residents_pence = models.BigIntegerField()
    funded_pence = models.BigIntegerField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["project__option__number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "project"], name="delivery_line_once"),
            models.CheckConstraint(
                condition=Q(residents_pence__gte=0, funded_pence__gte=0),
                name="delivery_line_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(funded_pence=F("residents_pence")) | ~Q(reason=""),
                name="delivery_departure_has_reason",
            ),
        ]
        triggers = [
            with_its_decision("line_frozen"),
            pgtrigger.Trigger(
                name="line_of_its_round",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM delivery_decision d JOIN budgets_project p ON p.round_id = d.round_id
                         WHERE d.id = NEW.decision_id AND p.id = NEW.project_id
                    ) THEN
                        RAISE EXCEPTION 'A project of another round' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    @property
    def departs(self) -> bool:
        return self.funded_pence != self.residents_pence

    @property
    def is_funded(self) -> bool:
        return self.funded_pence > 0


class Diversion(models.Model):
    """Money of an existing programme that goes into the round, with the consultation behind it."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="diversions")
    programme = models.CharField(max_length=140)
    amount_pence = models.BigIntegerField()
    consultation = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_pence__gt=0) & ~Q(programme="") & ~Q(consultation=""),
                name="delivery_diversion_whole",
            ),
        ]
        triggers = [with_its_decision("diversion_frozen")]
