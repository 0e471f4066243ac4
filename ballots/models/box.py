"""What is left of the votes after closing: papers and receipts, each in an order of its own.

While a ballot is open papers live in `ballots_live_paper` and `ballots_live_receipt`, one partition for
each ballot, which no model maps: only `ballots/box.py` touches them, through database functions.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ballots.models.ballot import Ballot


class Paper(models.Model):
    """The marks of one voter and the stratum, nothing else. Option numbers: ascending, or in the order of preference; where points are shared out, number and points in turn (`ballots.points`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="papers")
    stratum = models.CharField(max_length=40)
    marks = ArrayField(models.PositiveSmallIntegerField())

    class Meta:
        ordering = ["ballot", "stratum", "marks", "id"]


class Receipt(models.Model):
    """SHA-256 of one voter's receipt, in hexadecimal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="receipts")
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["ballot", "digest"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "digest"], name="ballots_receipt_once")
        ]
