from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models import BudgetRound


class QuestionKind(models.TextChoices):
    FEASIBILITY = "feasibility", _("Can it be done?")
    EQUALITY = "equality", _("Equality")
    CARBON = "carbon", _("Carbon")


class Question(models.Model):
    """One thing to check in an appraisal. Without a round it is on the council's own list, which each round copies."""

    round = models.ForeignKey(
        BudgetRound,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="appraisal_questions",
    )
    kind = models.CharField(max_length=12, choices=QuestionKind)
    text = models.CharField(max_length=240)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "position"],
                nulls_distinct=False,
                name="proposals_question_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="proposals_question_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.text
