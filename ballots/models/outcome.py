import pgtrigger
from django.conf import settings
from django.db import models

from ballots.models.ballot import Ballot


class Count(models.Model):
    """One rule applied to all papers: what went in (digest), what came out, and why.

    `outcome` is what `ballots.counting` says of its kind as plain values: `Outcome.as_dict()` of money,
    `StvOutcome.as_dict()` of an election, with candidates by number, `ResolutionOutcome.as_dict()`. `main` is the rule that decides;
    the others answer "what would another rule have chosen".
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="counts")
    main = models.BooleanField()
    rule = models.JSONField()
    version = models.CharField(max_length=40)
    input_digest = models.CharField(max_length=64)
    outcome = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ballot"], condition=models.Q(main=True), name="ballots_count_one_main"
            ),
            models.UniqueConstraint(fields=["ballot", "rule"], name="ballots_count_once"),
        ]
        triggers = [
            pgtrigger.Protect(name="count_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class Declaration(models.Model):
    """The returning officer's public statement of a result. Never changed: a later ballot supersedes it."""

    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="declaration")
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField(auto_now_add=True)
    roll_size = models.PositiveIntegerField()
    papers = models.PositiveIntegerField()
    turnout = models.JSONField()  # counts of marked entries by channel, proof and age band
    statement = models.TextField(blank=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="declaration_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
