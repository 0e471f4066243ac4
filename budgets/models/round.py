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


@pghistory.track()
class BudgetRound(models.Model):
    """A sum of money and the people who decide on it: one ward's, or the whole area's where `ward` is empty.

    The vote's settings and state are its ballot's. `demonstration` rounds skip the checklist and say so.
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
    demonstration = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-ballot__closes_at"]
        permissions = [
            ("manage_round", "Make and run the round"),
            ("declare_round", "Reconcile and declare the round's result"),
            ("watch_round", "See the round's turnout"),
        ]
        triggers = [
            # Otherwise the checklist could be walked past by calling a real round a demonstration.
            pgtrigger.Protect(
                name="demonstration_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.demonstration IS DISTINCT FROM NEW.demonstration"
                ),
            )
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
