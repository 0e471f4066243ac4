import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from members.models import Membership, Organisation


class Seat(models.Model):
    """One chair in one constituency of a body. It stays while versions of the constitution come and go."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    body_code = models.SlugField(max_length=40)
    constituency_code = models.SlugField(max_length=40)
    number = models.PositiveSmallIntegerField()
    abolished_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "body_code", "constituency_code", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "body_code", "constituency_code", "number"],
                name="governance_seat_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_code}, {self.constituency_code} {self.number}"


class HowSeated(models.TextChoices):
    ELECTED = "elected", _("Elected")
    UNCONTESTED = "uncontested", _("Elected without a ballot")
    APPOINTED = "appointed", _("Appointed")
    CO_OPTED = "co-opted", _("Co-opted for a casual vacancy")


class VacatedBecause(models.TextChoices):
    RESIGNED = "resigned", _("Resigned")
    DIED = "died", _("Died")
    DISQUALIFIED = "disqualified", _("No longer qualified")
    REMOVED = "removed", _("Removed under the rules")
    REPLACED = "replaced", _("Replaced by who appointed them")


class Term(models.Model):
    """Somebody's time in a seat: until `ends_on`, or until `vacated_on` where it ended early. Never deleted.

    `name` is as declared; it stays public after the person has left, as the register of officers does. Two terms in one seat
    never overlap in the days actually served.
    """

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="terms")
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="terms"
    )
    name = models.CharField(max_length=140)
    how = models.CharField(max_length=12, choices=HowSeated)
    appointed_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contest = models.ForeignKey(
        "governance.Contest",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="terms",
    )
    began_on = models.DateField()
    ends_on = models.DateField()
    vacated_on = models.DateField(null=True, blank=True)
    vacated_because = models.CharField(max_length=20, choices=VacatedBecause, blank=True)

    class Meta:
        ordering = ["seat", "-began_on"]
        constraints = [
            ExclusionConstraint(
                name="governance_term_one_in_a_seat",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    (
                        Func(
                            F("began_on"),
                            Coalesce("vacated_on", "ends_on"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("began_on")),
                name="governance_term_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(vacated_on=None, vacated_because="")
                | (
                    models.Q(
                        vacated_on__gte=models.F("began_on"), vacated_on__lte=models.F("ends_on")
                    )
                    & ~models.Q(vacated_because="")
                ),
                name="governance_term_vacated_with_reason",
            ),
        ]
        triggers = [pgtrigger.Protect(name="term_kept", operation=pgtrigger.Delete)]
