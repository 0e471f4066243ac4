import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.models import Project
from councillors.models import Councillor
from delivery.models.decision import Decision
from delivery.models.frozen import with_its_decision
from members.models import Person


class Vote(models.TextChoices):
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAINED = "abstained", _("Abstained")
    ABSENT = "absent", _("Absent")
    ASIDE = "aside", _("Stood aside because of an interest")
    BY_LINE = "by-line", _("Project by project")
    NONE = "none", _("Not signed yet")


# What is written of somebody who decided, on the whole or in part.
_TOOK_PART = {Vote.FOR, Vote.AGAINST, Vote.ABSTAINED, Vote.BY_LINE}


class Decider(models.Model):
    """One of those who decide, by name and office: councillors and senior officers act in public. How each voted is recorded.

    Who signs has an account: a `councillor`’s office, or an `officer` under delegation; who is written down from minutes may have none.
    `cleared_at`: they had signed a draft that was changed since. `before_referral`: a ward member whose vote stays on show after they disagreed and the decision went to the cabinet.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="deciders")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=140)
    councillor = models.ForeignKey(
        Councillor, null=True, blank=True, on_delete=models.PROTECT, related_name="decides"
    )
    officer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="decides"
    )
    lead = models.BooleanField(default=False)
    vote = models.CharField(max_length=10, choices=Vote)
    note = models.TextField(blank=True)
    before_referral = models.BooleanField(default=False)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["before_referral", "-lead", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "name", "before_referral"], name="delivery_decider_once"
            ),
            models.UniqueConstraint(
                fields=["decision", "councillor", "before_referral"],
                name="delivery_decider_each_seat_once",
            ),
            models.UniqueConstraint(
                fields=["decision", "officer", "before_referral"],
                name="delivery_decider_each_officer_once",
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(lead=True, before_referral=False),
                name="delivery_decider_one_lead",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(office=""), name="delivery_decider_named"
            ),
            models.CheckConstraint(
                condition=Q(councillor=None) | Q(officer=None), name="delivery_decider_one_office"
            ),
        ]
        triggers = [with_its_decision("decider_frozen")]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    @property
    def took_part(self) -> bool:
        return self.vote in _TOOK_PART and not self.before_referral

    @property
    def person(self) -> Person | None:
        """Whose account signs, if any is named."""
        return self.councillor.person if self.councillor else self.officer


class Interest(models.Model):
    """An interest that somebody declared. With a disqualifying one nobody decides: they stand aside.

    `body` is whom it is in: an employer, a club, a firm. Money of the round goes to none that a decider declared.
    One in a `project` counts for that line alone, where deciders sign line by line.
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
        triggers = [
            with_its_decision("interest_frozen", "delivery_decider"),
            # A signature says that all interests are declared.
            pgtrigger.Trigger(
                name="interest_before_signature",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (SELECT 1 FROM delivery_signature WHERE decider_id = NEW.decider_id) THEN
                        RAISE EXCEPTION 'Signed already' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]
