from django.db import models

from budgets.models import Project
from proposals.models.appraisal import Variant
from proposals.models.proposal import Proposal


class OnBallot(models.Model):
    """That a project of the vote is a proposal, or one costed variant of it. Gone where the project is taken off."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="on_ballot")
    variant = models.OneToOneField(
        Variant, null=True, blank=True, on_delete=models.PROTECT, related_name="on_ballot"
    )
    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="proposed")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=models.Q(variant=None),
                name="proposals_on_ballot_once",
            )
        ]
