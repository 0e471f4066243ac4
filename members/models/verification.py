import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from members import proofs
from members.models.application import Application
from members.models.membership import Membership
from members.models.organisation import Organisation


class VerificationQuerySet(models.QuerySet["Verification"]):
    def standing(self) -> "VerificationQuerySet":
        """Those that have not run out."""
        return self.filter(expires_at__gt=timezone.now())


class Verification(models.Model):
    """Somebody has been shown to be who they say: by which method, by whom, and until when it counts.

    It is of an application, and of the membership once that is accepted. `method` is a code of `members.proofs`, `strength` what
    that method's was then; `by` is empty where no officer was needed. `seen` says what an officer was shown, never its number.
    `evidence` names a sealed file of `members.evidence`, gone when the retention period is over.
    """

    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.PROTECT, related_name="verifications"
    )
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="verifications"
    )
    method = models.CharField(max_length=20)
    strength = models.PositiveSmallIntegerField()
    seen = models.CharField(max_length=300, blank=True)
    evidence = models.CharField(max_length=64, blank=True)
    evidence_kind = models.CharField(max_length=20, blank=True)  # "image/png", from its content
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = VerificationQuerySet.as_manager()

    class Meta:
        ordering = ["-strength", "-at", "-pk"]
        indexes = [
            models.Index(
                fields=["at"],
                condition=~models.Q(evidence=""),
                name="members_verification_evidence",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(application=None) | ~models.Q(membership=None),
                name="members_verification_of_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(evidence="", evidence_kind="")
                | (~models.Q(evidence="") & ~models.Q(evidence_kind="")),
                name="members_verification_evidence_has_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("at")),
                name="members_verification_expires_later",
            ),
        ]
        triggers = [
            # What was proved, how and when stays as it was; only the evidence goes, the membership comes, and an application that
            # is deleted lets go.
            pgtrigger.Protect(
                name="verification_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "((OLD.method, OLD.strength, OLD.by_id, OLD.at, OLD.expires_at)"
                    " IS DISTINCT FROM (NEW.method, NEW.strength, NEW.by_id, NEW.at, NEW.expires_at)"
                    " OR (NEW.application_id IS NOT NULL AND OLD.application_id IS DISTINCT FROM NEW.application_id))"
                ),
            )
        ]

    @property
    def method_label(self) -> str:
        return str(proofs.method(self.method).label)


class RegisterHash(models.Model):
    """One entry of a register that an organisation was given, to match applicants with: a keyed hash and nothing else.

    `key` is made of folded name, birth date and postcode, so that whoever reads the table learns of nobody;
    `source` says which register it is ("Tenants, November 2026").
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="register_hashes"
    )
    source = models.CharField(max_length=120)
    key = models.BinaryField(max_length=32)
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "register hashes"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key", "source"], name="members_registerhash_once"
            )
        ]


class MemberImport(models.Model):
    """A file of members that was imported: how many rows came of it, by whom. `token` lets the same confirmation count once."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="member_imports"
    )
    token = models.CharField(max_length=64, unique=True)
    source_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    members = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
