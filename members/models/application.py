import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models.membership import Membership
from members.models.organisation import Organisation
from record.entries import Subject


class ApplicationState(models.TextChoices):
    AWAITING_CONSENT = "awaiting-consent", _("Waiting for a parent or guardian")
    SUBMITTED = "submitted", _("Waiting for a decision")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


APPLICATION_MOVES = [
    ("awaiting-consent", "submitted"),
    ("awaiting-consent", "withdrawn"),
    ("awaiting-consent", "refused"),
    ("submitted", "accepted"),
    ("submitted", "refused"),
    ("submitted", "withdrawn"),
]


OPEN = frozenset({ApplicationState.AWAITING_CONSENT, ApplicationState.SUBMITTED})


class Payment(models.TextChoices):
    """How the share price stands: `none` asked for · `pledged` to be paid · `sent`, the applicant says · `paid` seen by the secretary."""

    NONE = "none", _("No share asked for")
    PLEDGED = "pledged", _("Pledged")
    SENT = "sent", _("Sent by bank transfer, not seen yet")
    PAID = "paid", _("Paid")


# The price is still to be seen on the organisation's account.
AWAITED = frozenset({Payment.PLEDGED, Payment.SENT})


class ApplicationQuerySet(models.QuerySet["Application"]):
    def open(self) -> "ApplicationQuerySet":
        """Those that nobody has decided or withdrawn."""
        return self.filter(state__in=OPEN)

    def followed_by(self, person: Any) -> "ApplicationQuerySet":
        """Those of a signed-in account; nobody else's."""
        return self.filter(applicant_id=person.pk).select_related("organisation")


class Application(models.Model):
    """Somebody asks to become a member in one class.

    `awaiting-consent` a parent or guardian has been asked · `submitted` the secretary decides · `accepted` with the membership
    that came of it · `refused` with a reason the applicant reads · `withdrawn` by the applicant.
    `applicant` is the signed-in account that follows it, none once what was personal is erased. `acting_name` is who acts for an
    organisation that applies. `possible_duplicate` is for the secretary alone: somebody with the same name, birth date and postcode
    is on the register or has applied, from another address. Kept as long as the retention rule says.
    """

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="applications"
    )
    class_code = models.SlugField(max_length=40)
    state = models.CharField(
        max_length=20, choices=ApplicationState, default=ApplicationState.SUBMITTED
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="applications",
    )
    member_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="applied_to"
    )
    acting_name = models.CharField(max_length=120, blank=True)
    acting_role = models.CharField(max_length=80, blank=True)
    possible_duplicate = models.BooleanField(default=False)
    name = models.CharField(max_length=140)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    ward_code = models.CharField(max_length=9, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    email = models.EmailField()
    given = models.JSONField(default=dict, blank=True)  # {"employment": "E-20417"}, by Need
    guardian_name = models.CharField(max_length=120, blank=True)
    guardian_email = models.EmailField(blank=True)
    guardian_agreed_at = models.DateTimeField(null=True, blank=True)
    match_key = models.BinaryField(max_length=32, null=True)
    shares = models.PositiveIntegerField(default=0)
    payment = models.CharField(max_length=10, choices=Payment, default=Payment.NONE)
    made_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decision_reason = models.TextField(blank=True)
    membership = models.OneToOneField(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="application"
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="awaiting-consent") | ~models.Q(guardian_email=""),
                name="members_application_consent_asked_of_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(decision_reason=""),
                name="members_application_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | ~models.Q(membership=None),
                name="members_application_accepted_with_membership",
            ),
            models.UniqueConstraint(
                fields=["organisation", "class_code", "match_key"],
                condition=models.Q(
                    state__in=["awaiting-consent", "submitted"], possible_duplicate=False
                ),
                name="members_application_one_open",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="application_moves", field="state", transitions=APPLICATION_MOVES)
        ]

    def __str__(self) -> str:
        return f"{self.organisation.name}: {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("members:application", args=[self.reference])

    def as_subject(self) -> Subject:
        return Subject("application", str(self.reference), self.organisation.name)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_erased(self) -> bool:
        """Whether what names the applicant is gone."""
        return not self.name

    @property
    def awaits_payment(self) -> bool:
        """Whether the price may still come: of who is refused or has withdrawn it is sent back."""
        return self.payment in AWAITED and (self.is_open or self.state == ApplicationState.ACCEPTED)

    @property
    def payment_reference(self) -> str:
        """What the applicant writes on a bank transfer: "3F9A 21B0"."""
        text = self.reference.hex[:8].upper()
        return f"{text[:4]} {text[4:]}"
