from django.db import models
from django.utils.translation import gettext_lazy as _


class BallotState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SCHEDULED = "scheduled", _("Scheduled")
    OPEN = "open", _("Open")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")
    RECONCILED = "reconciled", _("Reconciled")
    COUNTED = "counted", _("Counted")
    DECLARED = "declared", _("Declared")
    SUPERSEDED = "superseded", _("Superseded")
    CANCELLED = "cancelled", _("Cancelled")


# Every allowed move, one verb each; a trigger refuses the rest.
MOVES = [
    ("draft", "scheduled"),
    ("scheduled", "draft"),
    ("scheduled", "open"),
    ("open", "suspended"),
    ("suspended", "open"),
    ("open", "closed"),
    ("suspended", "closed"),
    ("closed", "reconciled"),
    ("reconciled", "counted"),
    ("counted", "declared"),
    ("declared", "superseded"),
    ("draft", "cancelled"),
    ("scheduled", "cancelled"),
    ("open", "cancelled"),
    ("suspended", "cancelled"),
    ("closed", "cancelled"),
]

# What voters were told when they began to vote. An extension moves closes_at, with a public reason.
FROZEN_ONCE_OPEN = [
    "question",
    "kind",
    "max_choices",
    "points_total",
    "most_points",
    "pot_pence",
    "has_pots",
    "seats",
    "rule",
    "completion",
    "stop_at_first",
    "threshold",
    "threshold_percent",
    "tie_rule",
    "rule_parameters",
    "other_rule_published",
    "opens_at",
    "strata",
    "who_may_vote",
    "minimum_age",
    "age_on",
    "accepted_proofs",
    "publishing_floor",
]
