import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models import Option
from governance.models.election import Contest
from members.models import Membership


class NominationState(models.TextChoices):
    AWAITING_PROPOSERS = "awaiting-proposers", _("Waiting for proposers")
    SUBMITTED = "submitted", _("Waiting for the returning officer")
    ACCEPTED = "accepted", _("Standing")
    REJECTED = "rejected", _("Not valid")
    WITHDRAWN = "withdrawn", _("Withdrawn")


NOMINATION_MOVES = [
    ("awaiting-proposers", "submitted"),
    ("awaiting-proposers", "withdrawn"),
    ("awaiting-proposers", "rejected"),
    ("submitted", "accepted"),
    ("submitted", "rejected"),
    ("submitted", "withdrawn"),
    ("accepted", "withdrawn"),
]


@pghistory.track()
class Nomination(models.Model):
    """A member who stands in a contest. It is never deleted: who withdrew stays on the record.

    `awaiting-proposers` fewer have proposed than the rules ask · `submitted` the returning officer checks · `accepted` a candidate ·
    `rejected` with a public reason · `withdrawn` by the candidate. `interests` are the conflicts they declare, "None" said in words.
    """

    contest = models.ForeignKey(Contest, on_delete=models.PROTECT, related_name="nominations")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="nominations")
    name = models.CharField(max_length=140)  # as it stands on the paper
    statement = models.TextField(max_length=3000)
    interests = models.TextField(max_length=1000)
    photo = models.ImageField(upload_to="candidates/", blank=True)
    photo_alt = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=NominationState, default=NominationState.SUBMITTED
    )
    state_reason = models.TextField(blank=True)
    option = models.OneToOneField(
        Option, null=True, blank=True, on_delete=models.SET_NULL, related_name="nomination"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["contest", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "membership"],
                condition=models.Q(state__in=["awaiting-proposers", "submitted", "accepted"]),
                name="governance_nomination_one_standing",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="rejected") | ~models.Q(state_reason=""),
                name="governance_nomination_rejected_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(photo="") | ~models.Q(photo_alt=""),
                name="governance_nomination_photo_has_words",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="nomination_moves", field="state", transitions=NOMINATION_MOVES),
            pgtrigger.Protect(name="nomination_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.name


class Proposer(models.Model):
    """A member who proposes a candidate; nobody proposes themselves."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="proposed_by")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="proposals")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "membership"], name="governance_proposer_once"
            )
        ]
