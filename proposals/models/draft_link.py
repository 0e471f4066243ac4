from django.db import models

from proposals.models.proposal import Proposal


class DraftLink(models.Model):
    """The link to a draft that was e-mailed last: a hash of it, and until when it works. A newer one takes its place."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="link")
    token_key = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
