import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from ballots.models.kinds import (
    CHOICE_KINDS,
    MONEY_KINDS,
    MONEY_RULES,
    MONEY_TIE_RULES,
    POINT_KINDS,
    POINT_RULES,
    Completion,
    CountingRule,
    Kind,
    TieRule,
)
from ballots.models.states import FROZEN_ONCE_OPEN, MOVES, BallotState
from record.entries import Subject

_MONEY = models.Q(kind__in=MONEY_KINDS)
_CHOICES = models.Q(kind__in=CHOICE_KINDS, rule__in=MONEY_RULES)
_GIVING_POINTS = models.Q(kind__in=POINT_KINDS, rule__in=POINT_RULES)
_SHARING_POINTS = models.Q(kind=Kind.POINTS)
_RANKING = models.Q(kind=Kind.RANKING)
_RESOLUTION = models.Q(kind=Kind.RESOLUTION)

_CHANGED = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in FROZEN_ONCE_OPEN)


MOST_POINTS = 1000


@pghistory.track()
class Ballot(models.Model):
    """One question put to one roll of voters; knows nothing of what is being decided.

    States: `draft` being made · `scheduled` ready, waits for its hour · `open` takes papers ·
    `suspended` takes none for now, with a public reason · `closed` takes no more · `reconciled` papers
    parted from the roll, no tally yet · `counted` an outcome exists, not public · `declared` public ·
    `superseded` a later declaration took its place · `cancelled` ended without a result.
    `pot_pence` and `Option.cost_pence` are pence, and None where no money is shared out; `minimum_age` is
    reached on `age_on`. `strata` are the parts of the roll that papers are told apart by and no further:
    GSS codes of the wards whose people may vote, or codes of the classes whose members may.
    `points_total` is what each voter shares out among projects, at most `most_points` to one of them (None: no limit but the
    total). `threshold` is the fewest votes (points, where papers give points) that win, `threshold_percent` the smallest part
    of all voters who must name a project. `seats` are those an election fills. `rule_parameters`, of an election: {"lot": …}, how the lot of a tie
    is drawn; of a resolution: {"rule": {…}, "blocks": [{"code", "name", "weight", "cap", "value"}]}, a
    block for each stratum (`ballots.counting.resolutions`).
    """

    question = models.CharField(max_length=200)
    translations = models.JSONField(default=dict, blank=True)  # {"cy": {"question": "…"}}
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=20, choices=BallotState, default=BallotState.DRAFT)
    max_choices = models.PositiveSmallIntegerField(null=True, blank=True)
    points_total = models.PositiveSmallIntegerField(null=True, blank=True)
    most_points = models.PositiveSmallIntegerField(null=True, blank=True)
    pot_pence = models.BigIntegerField(null=True, blank=True)
    # Whether the money is in several pots (`Pot`): a trigger on those keeps it true.
    has_pots = models.BooleanField(default=False, editable=False)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=20, choices=CountingRule, default=CountingRule.EQUAL_SHARES)
    completion = models.CharField(max_length=20, choices=Completion, default=Completion.NONE)
    stop_at_first = models.BooleanField(default=False)
    threshold = models.PositiveIntegerField(null=True, blank=True)
    threshold_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    tie_rule = models.CharField(max_length=20, choices=TieRule, default=TieRule.VOTES_COST_NUMBER)
    rule_parameters = models.JSONField(default=dict, blank=True)
    other_rule_published = models.BooleanField(default=False)

    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    strata = ArrayField(models.CharField(max_length=40))
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
                condition=(_MONEY & models.Q(pot_pence__isnull=False, pot_pence__gt=0))
                | (~_MONEY & models.Q(pot_pence=None)),
                name="ballots_ballot_pot_where_money_is_shared",
            ),
            models.CheckConstraint(
                condition=(_RANKING & models.Q(seats__isnull=False, seats__gte=1))
                | (~_RANKING & models.Q(seats=None)),
                name="ballots_ballot_seats_where_people_are_elected",
            ),
            models.CheckConstraint(
                condition=((_CHOICES | _GIVING_POINTS) & models.Q(tie_rule__in=MONEY_TIE_RULES))
                | (_RANKING & models.Q(rule=CountingRule.SCOTTISH_STV, tie_rule=TieRule.STAGES_LOT))
                | (_RESOLUTION & models.Q(rule=CountingRule.RESOLUTION, tie_rule=TieRule.NONE)),
                name="ballots_ballot_counted_as_its_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[Kind.APPROVAL, Kind.ORDER])
                | models.Q(max_choices__isnull=False, max_choices__gte=1),
                name="ballots_ballot_approval_has_a_limit",
            ),
            models.CheckConstraint(
                condition=(
                    _SHARING_POINTS
                    & models.Q(
                        points_total__isnull=False,
                        points_total__gte=1,
                        points_total__lte=MOST_POINTS,
                        max_choices=None,
                    )
                    & (
                        models.Q(most_points=None)
                        | models.Q(most_points__gte=1, most_points__lte=models.F("points_total"))
                    )
                )
                | (~_SHARING_POINTS & models.Q(points_total=None, most_points=None)),
                name="ballots_ballot_points_where_they_are_shared_out",
            ),
            models.CheckConstraint(
                condition=models.Q(threshold_percent=None)
                | (_MONEY & models.Q(threshold_percent__gte=1, threshold_percent__lte=100)),
                name="ballots_ballot_threshold_is_a_part_of_the_voters",
            ),
            models.CheckConstraint(
                condition=~_RANKING | models.Q(max_choices=None) | models.Q(max_choices__gte=1),
                name="ballots_ballot_ranking_of_one_at_least",
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
            # Options were given costs, or none, for the kind there was: that kind stays while there are any.
            pgtrigger.Trigger(
                name="ballot_kind_fits_options",
                operation=pgtrigger.UpdateOf("kind", "pot_pence"),
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (SELECT FROM ballots_option o WHERE o.ballot_id = NEW.id
                                AND (o.cost_pence IS NOT NULL) <> (NEW.pot_pence IS NOT NULL)) THEN
                        RAISE EXCEPTION 'The options of this ballot have costs, or have none: its kind stays'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.has_pots AND NEW.kind NOT IN ('approval', 'knapsack', 'single') THEN
                        RAISE EXCEPTION 'Only ballots on which options are chosen have pots'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="ballot_pots_agree",
                operation=pgtrigger.UpdateOf("state"),
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "NEW.has_pots AND NEW.state IN ('scheduled', 'open')"
                ),
                func="""
                    IF NEW.pot_pence IS DISTINCT FROM (SELECT sum(pence) FROM ballots_pot WHERE ballot_id = NEW.id)
                       OR EXISTS (SELECT FROM ballots_pot p WHERE p.ballot_id = NEW.id AND NOT p.strata <@ NEW.strata)
                       OR EXISTS (SELECT FROM ballots_option o LEFT JOIN ballots_pot p ON p.id = o.pot_id
                                   WHERE o.ballot_id = NEW.id AND (p.id IS NULL OR o.cost_pence > p.pence)) THEN
                        RAISE EXCEPTION 'The pots of this ballot do not agree with its sum, its options or its voters'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Protect(
                name="ballot_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state NOT IN ('draft', 'scheduled')"),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def pot(self) -> int:
        """Pence, of a ballot that shares out money. Raises ValueError for another."""
        if self.pot_pence is None:
            raise ValueError(f"Ballot {self.pk} shares out no money")
        return self.pot_pence

    @property
    def total_points(self) -> int:
        """What each voter shares out. Raises ValueError where no points are shared out."""
        if self.points_total is None:
            raise ValueError(f"Ballot {self.pk} shares out no points")
        return self.points_total

    def as_subject(self) -> Subject:
        return Subject("ballot", str(self.pk), self.question)
