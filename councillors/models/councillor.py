from datetime import date, timedelta

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.urls import reverse

from members.models import Person
from places.models import Ward
from record.entries import Subject


class CouncillorQuerySet(models.QuerySet["Councillor"]):
    def in_office(self, on: date) -> "CouncillorQuerySet":
        return self.filter(office__contains=on)


class Councillor(models.Model):
    """A person's office as a member of the council for a ward: from the first day up to, not including, the last.

    `name` is the public one, with its title. No party is kept: it decides nothing here. One person is in office once at a time.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="offices_as_councillor"
    )
    ward = models.ForeignKey(Ward, on_delete=models.PROTECT, related_name="councillors")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    office = DateRangeField()
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CouncillorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        permissions = [
            (
                "keep_budgets",
                "Keep councillors’ budgets: offices, allocations, checks, match offers",
            ),
            ("keep_requests", "Enter, publish, pass on and withdraw requests to councillors"),
            ("decide_requests", "Decide on requests as a councillor"),
        ]
        constraints = [
            ExclusionConstraint(
                name="councillors_councillor_one_office",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("office", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(office__isempty=False, office__startswith__isnull=False),
                name="councillors_councillor_has_first_day",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="councillor_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="councillor_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("person", "ward", "slug"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("councillors:councillor", args=[self.slug])

    def as_subject(self) -> Subject:
        return Subject("councillor", str(self.pk), self.name)

    def is_in_office(self, on: date) -> bool:
        return on in self.office

    @property
    def last_day(self) -> date | None:
        end: date | None = self.office.upper
        return None if end is None else end - timedelta(days=1)
