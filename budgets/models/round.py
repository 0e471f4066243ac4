import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from ballots.models import Ballot
from places.models import Ward
from record.entries import Subject

_TAKEN_BACK = " OR ".join(
    f"(OLD.{name} IS NOT NULL AND OLD.{name} IS DISTINCT FROM NEW.{name})"
    for name in ("published_at", "decided_at", "closed_at")
)


@pghistory.track()
class BudgetRound(models.Model):
    """A sum of money and the people who decide on it: one ward's, or the whole area's where `ward` is empty.

    The vote's settings and state are its ballot's, the dates of its other phases are `RoundPhase`s, and
    `budgets.life.phases.phase_of` says which phase it is in. From `published_at` anyone may see it, though its
    vote is still a draft; a round that is only a vote is seen once that is scheduled. `decided_at` is when the
    decision-maker confirmed or departed from the result, `closed_at` when all is told. A `micro` round is a small sum decided in
    a week, without appraisal. `demonstration` rounds skip the checklist and say so.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    ward = models.ForeignKey(
        Ward, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="budget_round")
    legal_basis = models.TextField(_("legal basis"))
    privacy_notice = models.TextField(_("privacy notice"))
    contact_name = models.CharField(max_length=120)
    contact_phone = models.CharField(max_length=40)
    contact_email = models.EmailField()
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    translations = models.JSONField(
        default=dict, blank=True
    )  # {"cy": {"title": "…", "summary": "…"}}
    micro = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_words = models.TextField(blank=True)
    demonstration = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-ballot__closes_at"]
        permissions = [
            ("manage_round", "Make and run the round"),
            ("declare_round", "Reconcile and declare the round's result"),
            ("watch_round", "See the round's turnout"),
            ("desk_round", "Take votes on paper and with help"),
            ("appraise_round", "Appraise the round's proposals"),
            ("decide_round", "Decide on the round's result"),
            ("deliver_round", "Deliver the round's projects"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(closing_words=""),
                name="budgets_round_closed_with_words",
            ),
        ]
        triggers = [
            # What was published, decided or closed stays so.
            pgtrigger.Protect(
                name="round_goes_forward",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"({_TAKEN_BACK})"),
            ),
            # Otherwise the checklist could be walked past by calling a real round a demonstration.
            pgtrigger.Protect(
                name="demonstration_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.demonstration IS DISTINCT FROM NEW.demonstration"
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("budgets:round", args=[self.slug])

    def as_subject(self) -> Subject:
        return Subject("round", str(self.pk), self.title)


class BudgetRoundPersonGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey(BudgetRound, on_delete=models.CASCADE)


class BudgetRoundGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey(BudgetRound, on_delete=models.CASCADE)
