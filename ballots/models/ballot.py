import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models.states import FROZEN_ONCE_OPEN, MOVES, BallotState
from record.entries import Subject


class Kind(models.TextChoices):
    """How a paper is marked. Points and ranking have their place here and no form yet."""

    APPROVAL = "approval", _("Choose up to a number of projects")
    KNAPSACK = "knapsack", _("Choose projects within the money")
    SINGLE = "single", _("Choose one project")


class CountingRule(models.TextChoices):
    GREEDY = "greedy", _("Most votes first")
    GREEDY_PER_COST = "greedy-per-cost", _("Most votes for each pound first")
    EQUAL_SHARES = "equal-shares", _("Equal shares")


class Completion(models.TextChoices):
    NONE = "none", _("Stop there")
    GREEDY = "greedy", _("Spend what is left on the most votes first")
    ADD1 = "add1", _("Raise every share by a pound until no more fits")
    ADD1_GREEDY = (
        "add1-greedy",
        _("Raise the shares, then spend what is left on the most votes first"),
    )


class TieRule(models.TextChoices):
    VOTES_COST_NUMBER = (
        "votes-cost-number",
        _("More votes, then lower cost, then lower number on the ballot"),
    )
    COST_VOTES_NUMBER = (
        "cost-votes-number",
        _("Lower cost, then more votes, then lower number on the ballot"),
    )
    LIST_ORDER = "list-order", _("Lower number on the ballot")


_CHANGED = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in FROZEN_ONCE_OPEN)


@pghistory.track()
class Ballot(models.Model):
    """One question put to one roll of voters; knows nothing of what is being decided.

    States: `draft` being made · `scheduled` ready, waits for its hour · `open` takes papers ·
    `suspended` takes none for now, with a public reason · `closed` takes no more · `reconciled` papers
    parted from the roll, no tally yet · `counted` an outcome exists, not public · `declared` public ·
    `superseded` a later declaration took its place · `cancelled` ended without a result.
    `pot_pence` and `Option.cost_pence` are pence; `minimum_age` is reached on `age_on`.
    `area_codes` are the GSS codes of the wards whose people may vote.
    """

    question = models.CharField(max_length=200)
    translations = models.JSONField(default=dict, blank=True)  # {"cy": {"question": "…"}}
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=20, choices=BallotState, default=BallotState.DRAFT)
    max_choices = models.PositiveSmallIntegerField(null=True, blank=True)
    pot_pence = models.BigIntegerField()
    rule = models.CharField(max_length=20, choices=CountingRule, default=CountingRule.EQUAL_SHARES)
    completion = models.CharField(max_length=20, choices=Completion, default=Completion.NONE)
    stop_at_first = models.BooleanField(default=False)
    threshold = models.PositiveIntegerField(null=True, blank=True)
    tie_rule = models.CharField(max_length=20, choices=TieRule, default=TieRule.VOTES_COST_NUMBER)
    other_rule_published = models.BooleanField(default=False)

    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    area_codes = ArrayField(models.CharField(max_length=9))
    who_may_vote = ArrayField(models.CharField(max_length=20))
    minimum_age = models.PositiveSmallIntegerField(default=16)
    age_on = models.DateField()
    accepted_proofs = ArrayField(models.CharField(max_length=20))
    # A stratum with fewer papers than this publishes totals and a digest, not its papers.
    publishing_floor = models.PositiveSmallIntegerField(default=10)

    extended_reason = models.TextField(blank=True)
    suspended_reason = models.TextField(blank=True)
    cancelled_reason = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    reconciled_at = models.DateTimeField(null=True, blank=True)
    key_fingerprint = models.BinaryField(max_length=32, null=True, blank=True)
    receipts_root = models.CharField(max_length=64, blank=True)
    papers_root = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="ballots_ballot_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=models.Q(pot_pence__gt=0), name="ballots_ballot_has_a_pot"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.APPROVAL) | models.Q(max_choices__gte=1),
                name="ballots_ballot_approval_has_a_limit",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="ballot_moves", field="state", transitions=MOVES),
            pgtrigger.Protect(
                name="ballot_frozen_once_open",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.state NOT IN ('draft', 'scheduled') AND ({_CHANGED})"
                ),
            ),
            pgtrigger.Protect(
                name="ballot_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state NOT IN ('draft', 'scheduled')"),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def as_subject(self) -> Subject:
        return Subject("ballot", str(self.pk), self.question)
