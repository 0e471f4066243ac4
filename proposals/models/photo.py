from django.db import models

from proposals.models.proposal import Proposal


class ProposalPhoto(models.Model):
    """One tidied photo with words for people who do not see it. The first is the one lists show."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="photos")
    position = models.PositiveSmallIntegerField()
    picture = models.ImageField(upload_to="proposals/")
    alt = models.CharField(max_length=240)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "position"], name="proposals_photo_place"),
            models.CheckConstraint(condition=~models.Q(alt=""), name="proposals_photo_with_words"),
        ]
