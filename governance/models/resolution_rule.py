from fractions import Fraction

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Constitution
from members.models.constitution import frozen_with_constitution


class Method(models.TextChoices):
    HEAD_COUNT = "head-count", _("One member, one vote")
    CLASS_WEIGHT = "class-weight", _("Each class has a fixed share")
    CONCURRENT = "concurrent", _("Every class must agree")
    DUAL = "dual", _("Majority of voters and of rateable value")


class EmptyClass(models.TextChoices):
    LAPSES = "lapses", _("The others share its part")
    AGAINST = "against", _("Its part counts against")


class Statutory(models.TextChoices):
    """Majorities of the 2014 Act that no constitution may go below; the figures are dated parameters."""

    NONE = "", _("No statutory minimum")
    AMALGAMATION = "amalgamation", _("Amalgamation or transfer to a society (sections 109 to 111)")
    CONVERSION = "conversion", _("Conversion to a company (sections 112 and 113)")
    DISSOLUTION = "dissolution", _("Dissolution by instrument (section 119)")


WHOLE = 10_000
# Thirds have no end in hundredths of a percent: these stand for them, and two of three votes are two-thirds.
_THIRDS = {3333: Fraction(1, 3), 3334: Fraction(1, 3), 6666: Fraction(2, 3), 6667: Fraction(2, 3)}


def exactly(hundredths: int) -> Fraction:
    """The part of the whole that hundredths of a percent mean: 5000 is 1/2, 6667 is 2/3."""
    return _THIRDS.get(hundredths, Fraction(hundredths, WHOLE))


class ResolutionRule(models.Model):
    """How one kind of resolution is decided under one version of a constitution.

    Percentages are hundredths of a percent (5000 is half). `at_least` tells "at least" from "more than". The quorum is the larger of
    a number and a percentage of the roll; so is the quorum of each class, of its own roll. `second_meeting_threshold` belongs to
    decisions that two meetings take, the second by more than that. `changes_rules` marks the one kind that decides on a new version
    of the constitution. Two-thirds is written 6667 and one third 3333: `exactly` gives what is meant.
    """

    constitution = models.ForeignKey(
        Constitution, on_delete=models.CASCADE, related_name="resolution_rules"
    )
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    summary = models.TextField(blank=True)
    statutory = models.CharField(max_length=20, choices=Statutory, blank=True, default="")
    method = models.CharField(max_length=20, choices=Method)
    threshold = models.PositiveSmallIntegerField(default=5000)
    at_least = models.BooleanField(default=False)
    of_all_members = models.BooleanField(default=False)
    class_threshold = models.PositiveSmallIntegerField(null=True, blank=True)
    class_at_least = models.BooleanField(default=False)
    quorum_number = models.PositiveIntegerField(default=0)
    quorum_percent = models.PositiveSmallIntegerField(default=0)
    class_quorum_number = models.PositiveIntegerField(default=0)
    class_quorum_percent = models.PositiveSmallIntegerField(default=0)
    turnout_floor = models.PositiveSmallIntegerField(default=0)
    abstentions_count_to_quorum = models.BooleanField(default=True)
    empty_class = models.CharField(max_length=10, choices=EmptyClass, default=EmptyClass.LAPSES)
    second_meeting_threshold = models.PositiveSmallIntegerField(null=True, blank=True)
    changes_rules = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["constitution", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["constitution", "code"], name="governance_resolutionrule_once"
            ),
            models.UniqueConstraint(
                fields=["constitution"],
                condition=models.Q(changes_rules=True),
                name="governance_resolutionrule_one_changes_rules",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    threshold__lte=10000,
                    quorum_percent__lte=10000,
                    class_quorum_percent__lte=10000,
                    turnout_floor__lte=10000,
                ),
                name="governance_resolutionrule_percentages",
            ),
        ]
        triggers = [frozen_with_constitution("resolutionrule_frozen")]

    def __str__(self) -> str:
        return self.name
