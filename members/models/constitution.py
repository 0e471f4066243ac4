from datetime import date
from fractions import Fraction
from typing import Any

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation


class ConstitutionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")


CONSTITUTION_MOVES = [("draft", "adopted")]


class ConstitutionQuerySet(models.QuerySet["Constitution"]):
    def in_force(self, organisation: Organisation, on: date) -> "Constitution | None":
        """The version that governs the organisation on a day; None before the first."""
        return self.filter(organisation=organisation, in_force__contains=on).first()


@pghistory.track()
class Constitution(models.Model):
    """One version of an organisation's rules: its classes here, its bodies and resolution rules in governance.

    `draft` is being written · `adopted` is fixed for ever; `in_force` says from when until when, and the
    next version ends it. Whatever happens on a record date is judged by the version in force on that day.
    `adopted_by` names the decision (a resolution, a registrar's acknowledgement).
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="constitutions"
    )
    version = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=10, choices=ConstitutionState, default=ConstitutionState.DRAFT
    )
    in_force = DateRangeField(null=True, blank=True)
    title = models.CharField(max_length=140)
    summary = models.TextField(blank=True)  # what this version changes, in plain words
    why_these_weights = models.TextField(blank=True)
    adopted_by = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ConstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "version"], name="members_constitution_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", in_force=None)
                | models.Q(state="adopted", in_force__isnull=False),
                name="members_constitution_in_force_once_adopted",
            ),
            ExclusionConstraint(
                name="members_constitution_one_in_force",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("in_force", RangeOperators.OVERLAPS),
                ],
                condition=models.Q(state="adopted"),
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="constitution_moves", field="state", transitions=CONSTITUTION_MOVES),
            pgtrigger.Protect(
                name="constitution_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.state <> 'draft'"),
            ),
            # Only its end may still be set, by the version that follows.
            pgtrigger.Protect(
                name="constitution_frozen_once_adopted",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state = 'adopted' AND (OLD.version, OLD.title, OLD.summary, OLD.why_these_weights,"
                    " OLD.adopted_by, lower(OLD.in_force)) IS DISTINCT FROM (NEW.version, NEW.title,"
                    " NEW.summary, NEW.why_these_weights, NEW.adopted_by, lower(NEW.in_force))"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.name}, version {self.version}"


def frozen_with_constitution(name: str, path: str = "") -> pgtrigger.Trigger:
    """A trigger that keeps a part of a constitution as it was adopted.

    `path` is a query that gives the constitution's id from `part` (the row), where the row has no
    `constitution_id` of its own.
    """
    finding = path or "SELECT part.constitution_id"
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("part", "RECORD"), ("stage", "TEXT")],
        func=f"""
            part := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
            SELECT state INTO stage FROM members_constitution WHERE id = ({finding});
            IF stage = 'adopted' THEN
                RAISE EXCEPTION 'An adopted constitution is not changed: a new version is made';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 -- the query is the caller's own text
    )


class Need(models.TextChoices):
    """What an applicant to a class must give."""

    ADDRESS_IN_AREA = "address-in-area", _("A home in the area")
    EMPLOYMENT = "employment", _("An employee number or who employs you")
    TENANCY = "tenancy", _("A tenancy reference")
    USE_OF_SERVICE = "use-of-service", _("Which service you use, and since when")


class StakeholderClass(models.Model):
    """One kind of owner in one version of a constitution: users, workers, funders, community …

    `code` stays the same from version to version. `weight` is the class's part of every weighted vote: its share is
    its weight divided by the sum of the weights of the classes that vote. `consent_age` is the age below which a
    parent or guardian must agree. Prices are pence; `cap_percent` holds the class to so much of any vote.
    """

    constitution = models.ForeignKey(Constitution, on_delete=models.CASCADE, related_name="classes")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    summary = models.TextField()  # who can join, in plain words
    position = models.PositiveSmallIntegerField(default=0)
    votes = models.BooleanField(default=True)
    weight = models.PositiveSmallIntegerField(default=1)
    cap_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_people = models.BooleanField(default=True)
    takes_organisations = models.BooleanField(default=False)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    consent_age = models.PositiveSmallIntegerField(null=True, blank=True)
    needs = ArrayField(models.CharField(max_length=30, choices=Need), default=list, blank=True)
    # GSS codes of the wards that count as the area; empty means anywhere.
    area_codes = ArrayField(models.CharField(max_length=9), default=list, blank=True)
    accepted_proofs = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    share_price_pence = models.PositiveIntegerField(null=True, blank=True)
    minimum_shares = models.PositiveIntegerField(default=0)
    maximum_shares = models.PositiveIntegerField(null=True, blank=True)
    shares_withdrawable = models.BooleanField(default=False)
    shares_transferable = models.BooleanField(default=False)

    class Meta:
        ordering = ["constitution", "position", "code"]
        verbose_name_plural = "stakeholder classes"
        constraints = [
            models.UniqueConstraint(
                fields=["constitution", "code"], name="members_stakeholderclass_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(takes_people=True) | models.Q(takes_organisations=True),
                name="members_stakeholderclass_takes_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age=None)
                | models.Q(maximum_age=None)
                | models.Q(maximum_age__gte=models.F("minimum_age")),
                name="members_stakeholderclass_ages_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(cap_percent=None)
                | models.Q(cap_percent__gte=1, cap_percent__lte=100),
                name="members_stakeholderclass_cap_is_percent",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_shares=0) | models.Q(share_price_pence__gt=0),
                name="members_stakeholderclass_shares_have_a_price",
            ),
        ]
        triggers = [frozen_with_constitution("stakeholderclass_frozen")]

    def __str__(self) -> str:
        return self.name


def shares_of_the_vote(classes: Any) -> dict[str, Fraction]:
    """Each voting class's part of a weighted vote by its code; together exactly 1."""
    voting = [one for one in classes if one.votes]
    total = sum(one.weight for one in voting)
    return {one.code: Fraction(one.weight, total) for one in voting if total}
