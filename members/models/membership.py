from datetime import date
from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Coalesce, Lower, Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation
from places.spelling import compact, is_whole, spaced
from record.entries import Subject


class CeasedBecause(models.TextChoices):
    LEFT = "left", _("Left")
    DIED = "died", _("Died")
    REMOVED = "removed", _("Removed under the rules")
    NO_LONGER_QUALIFIED = "no-longer-qualified", _("No longer qualified")
    MOVED_CLASS = "moved-class", _("Moved to another class")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """Those who are members on a day: entered by then and not ceased by its end."""
        return self.filter(entered_on__lte=day).filter(
            models.Q(ceased_on=None) | models.Q(ceased_on__gt=day)
        )

    def current(self) -> "MembershipQuerySet":
        return self.filter(ceased_on=None)

    def acted_for_by(self, person: Any) -> "MembershipQuerySet":
        """Those a signed-in account acts for: its own, a child's, an organisation's it applied for or votes for."""
        own = models.Q(person_id=person.pk)
        organisations = models.Q(delegate_id=person.pk) | models.Q(
            application__applicant_id=person.pk
        )
        return self.filter(own | models.Q(organisations, member_organisation__isnull=False))

    def same_member(self, member: "Membership") -> "MembershipQuerySet":
        """The current lines of one person, or one organisation, in one organisation's register."""
        lines = self.current().filter(organisation_id=member.organisation_id)
        if member.member_organisation_id:
            return lines.filter(member_organisation_id=member.member_organisation_id)
        if member.match_key is None:
            return lines.filter(pk=member.pk)
        return lines.filter(match_key=member.match_key)

    def with_holdings(self) -> "MembershipQuerySet":
        """With what section 30 asks for: `shares_held`, `paid_pence` on them, and `property_pence` in loans and deposits."""
        return self.annotate(
            shares_held=_total("shares", _SHARES),
            paid_pence=_total("amount_pence", _SHARES),
            property_pence=_total("amount_pence", _PROPERTY),
        )

    def search(self, text: str) -> "MembershipQuerySet":
        """Lines that a secretary means by a number, part of a name, an address or an e-mail, or a postcode."""
        words = text.split()
        if len(words) == 1 and words[0].isdecimal() and len(words[0]) < LONGEST_NUMBER:
            return self.filter(number=int(words[0]))
        found = self.all()
        for word in words:
            anywhere = models.Q(postcode__startswith=word.upper())
            for column in SEARCHED:
                anywhere |= models.Q((f"{column}__icontains", word))
            found = found.filter(anywhere)
        code = compact(text)
        return found | self.filter(postcode=code) if is_whole(code) else found


SEARCHED = ("name", "address", "email")
LONGEST_NUMBER = 10  # digits: more is no register number
_SHARES = ("issued", "withdrawn")
_PROPERTY = ("loan", "loan-repaid")


def _total(column: str, moves: tuple[str, ...]) -> Coalesce:
    """The sum of a column of the member's transactions of some kinds."""
    transactions = apps.get_model("members", "ShareTransaction")._default_manager  # noqa: SLF001
    rows = transactions.filter(membership=models.OuterRef("pk"), move__in=moves).order_by()
    summed = rows.values("membership").annotate(total=models.Sum(column)).values("total")
    return Coalesce(models.Subquery(summed, output_field=models.BigIntegerField()), 0)


class Membership(models.Model):
    """One line of the register of members: who, in which class, from when until when.

    The fields of section 30 of the Co-operative and Community Benefit Societies Act 2014: name, postal address, electronic
    address and what it may be used for, date entered, date ceased; shares and other property are the sum of
    `ShareTransaction`. `person` is the account that acts for it: the member's own, or a guardian's for a child;
    `member_organisation` where the member is itself an organisation, for which `delegate` votes. `match_key` is the keyed hash
    of folded name, birth date and postcode, by which a duplicate is known. A line is never deleted.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    number = models.PositiveIntegerField()
    class_code = models.SlugField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    member_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="member_of"
    )
    delegate = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="delegations",
    )
    name = models.CharField(max_length=140)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    ward_code = models.CharField(max_length=9, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    email_purposes = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=80, blank=True)  # employment, tenancy, service
    guardian_name = models.CharField(max_length=120, blank=True)
    guardian_email = models.EmailField(blank=True)
    match_key = models.BinaryField(max_length=32, null=True)
    # Where somebody is in two classes: this is the one they vote in.
    votes_here = models.BooleanField(default=True)
    entered_on = models.DateField()
    ceased_on = models.DateField(null=True, blank=True)
    ceased_because = models.CharField(max_length=30, choices=CeasedBecause, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="members_membership_number_once"
            ),
            models.CheckConstraint(
                condition=models.Q(member_organisation=None)
                | models.Q(person=None, date_of_birth=None),
                name="members_membership_person_or_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(delegate=None) | ~models.Q(member_organisation=None),
                name="members_membership_delegate_for_organisation",
            ),
            models.CheckConstraint(
                condition=models.Q(ceased_on=None, ceased_because="")
                | (models.Q(ceased_on__gte=models.F("entered_on")) & ~models.Q(ceased_because="")),
                name="members_membership_ceased_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(member_organisation=models.F("organisation")),
                name="members_membership_not_of_itself",
            ),
            models.UniqueConstraint(
                fields=["organisation", "class_code", "match_key"],
                condition=models.Q(ceased_on=None),
                name="members_membership_once_in_class",
            ),
            models.UniqueConstraint(
                fields=["organisation", "match_key"],
                condition=models.Q(ceased_on=None, votes_here=True),
                name="members_membership_votes_in_one_class",
            ),
            models.UniqueConstraint(
                fields=["organisation", "class_code", "member_organisation"],
                condition=models.Q(ceased_on=None),
                name="members_membership_organisation_once_in_class",
            ),
            models.UniqueConstraint(
                fields=["organisation", "member_organisation"],
                condition=models.Q(ceased_on=None, votes_here=True),
                name="members_membership_organisation_votes_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "class_code", "entered_on"]),
            # Every sign-in looks for lines of the register with its address.
            models.Index(Lower("email"), name="members_membership_email"),
            # `search` looks for parts of words in a register of a hundred thousand lines.
            GinIndex(
                *(OpClass(Upper(column), name="gin_trgm_ops") for column in SEARCHED),
                OpClass(models.F("postcode"), name="gin_trgm_ops"),
                fastupdate=False,  # a search is to be quick right after an import
                name="members_membership_words",
            ),
        ]
        triggers = [pgtrigger.Protect(name="membership_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:membership", args=[self.pk])

    def as_subject(self) -> Subject:
        """In the public record a member is a number of the register, never a name."""
        return Subject("membership", str(self.pk), f"{self.organisation.name}, {self.number}")

    @property
    def written_postcode(self) -> str:
        """ "BK3 7QX"; empty where there is none."""
        return spaced(self.postcode) if self.postcode else ""
