import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models.round import BudgetRound


class Phase(models.TextChoices):
    """What a round is in. `budgets.life.phases.phase_of` is the one place that says which."""

    DRAFT = "draft", _("Draft")
    AGENDA = "agenda", _("Agenda")
    PROPOSALS = "proposals", _("Proposals")
    APPRAISAL = "appraisal", _("Appraisal")
    BALLOT = "ballot", _("Vote")
    DECISION = "decision", _("Decision")
    DELIVERY = "delivery", _("Delivery")
    EVALUATION = "evaluation", _("Evaluation")
    CLOSED = "closed", _("Closed")


BEFORE_THE_BALLOT = (Phase.AGENDA, Phase.PROPOSALS, Phase.APPRAISAL)
AFTER_THE_BALLOT = (Phase.DECISION, Phase.DELIVERY, Phase.EVALUATION)
# The vote's own dates are its ballot's.
PLANNED = BEFORE_THE_BALLOT + AFTER_THE_BALLOT


@pghistory.track()
class RoundPhase(models.Model):
    """When a phase of a round begins and ends. A phase without a row is not part of the round.

    `opening_told` and `closing_told` say that the public record has them; what is open, the dates decide.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.CASCADE, related_name="phases")
    phase = models.CharField(max_length=20, choices=[(one.value, one.label) for one in PLANNED])
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    opening_told = models.BooleanField(default=False)
    closing_told = models.BooleanField(default=False)

    class Meta:
        ordering = ["opens_at"]
        constraints = [
            models.UniqueConstraint(fields=["round", "phase"], name="budgets_phase_once"),
            models.CheckConstraint(
                condition=models.Q(phase__in=PLANNED), name="budgets_phase_is_planned"
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="budgets_phase_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return str(Phase(self.phase).label)
