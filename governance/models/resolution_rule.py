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


class ResolutionRule(models.Model):
    """How one kind of resolution is decided under one version of a constitution.

    Percentages are hundredths of a percent (5000 is half). `at_least` tells "at least" from "more than". The quorum is the larger of
    a number and a percentage of the roll. `second_meeting_threshold` belongs to decisions that two meetings take.
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
    quorum_number = models.PositiveIntegerField(default=0)
    quorum_percent = models.PositiveSmallIntegerField(default=0)
    turnout_floor = models.PositiveSmallIntegerField(default=0)
    abstentions_count_to_quorum = models.BooleanField(default=True)
    empty_class = models.CharField(max_length=10, choices=EmptyClass, default=EmptyClass.LAPSES)
    second_meeting_threshold = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["constitution", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["constitution", "code"], name="governance_resolutionrule_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    threshold__lte=10000, quorum_percent__lte=10000, turnout_floor__lte=10000
                ),
                name="governance_resolutionrule_percentages",
            ),
        ]
        triggers = [frozen_with_constitution("resolutionrule_frozen")]

    def __str__(self) -> str:
        return self.name
