from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.models import Project
from delivery.models.decision import Decision
from delivery.models.frozen import with_its_decision


class Vote(models.TextChoices):
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAINED = "abstained", _("Abstained")
    ABSENT = "absent", _("Absent")
    ASIDE = "aside", _("Stood aside because of an interest")


class Decider(models.Model):
    """One of those who decide, by name and office: councillors and senior officers act in public. How each voted is recorded.

    `before_referral`: a ward member whose vote stays on show after they disagreed and the decision went to the cabinet.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="deciders")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=140)
    lead = models.BooleanField(default=False)
    vote = models.CharField(max_length=10, choices=Vote)
    note = models.TextField(blank=True)
    before_referral = models.BooleanField(default=False)

    class Meta:
        ordering = ["before_referral", "-lead", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "name", "before_referral"], name="delivery_decider_once"
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(lead=True, before_referral=False),
                name="delivery_decider_one_lead",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(office=""), name="delivery_decider_named"
            ),
        ]
        triggers = [with_its_decision("decider_frozen")]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    @property
    def took_part(self) -> bool:
        voted = self.vote in {Vote.FOR, Vote.AGAINST, Vote.ABSTAINED}
        return voted and not self.before_referral


class Interest(models.Model):
    """An interest that somebody declared. With a disqualifying one nobody decides: they stand aside.

    `body` is whom it is in: an employer, a club, a firm. Money of the round goes to none that a decider declared.
    """

    decider = models.ForeignKey(Decider, on_delete=models.CASCADE, related_name="interests")
    about = models.CharField(max_length=300)
    body = models.CharField(max_length=140, blank=True)
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    disqualifying = models.BooleanField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(about=""), name="delivery_interest_said"),
        ]
        triggers = [with_its_decision("interest_frozen", "delivery_decider")]
