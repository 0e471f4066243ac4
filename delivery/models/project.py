import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from budgets.models import BudgetRound, Project
from delivery.models.line import DecisionLine
from funds.models import Account
from record.entries import Subject


class ProjectState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under-way", _("Being built")
    DONE = "done", _("Finished")
    STOPPED = "stopped", _("Stopped")


PROJECT_MOVES = [
    ("planned", "under-way"),
    ("planned", "stopped"),
    ("under-way", "done"),
    ("under-way", "stopped"),
]
ENDED = {ProjectState.DONE, ProjectState.STOPPED}


class Runner(models.TextChoices):
    CONTRACTOR = "contractor", _("A contractor")
    GROUP = "group", _("A community group")
    COUNCIL = "council", _("The council itself")


@pghistory.track()
class DeliveryProject(models.Model):
    """A project that was funded, on its way: who does it, how far it is, and the account its money is paid from.

    `planned`: its money is committed, nothing has begun. `under-way`: somebody is at it. `done`: finished, what was not spent went
    back to the funds. `stopped`: it will not be finished, with a public reason; the rest of its money went back.
    """

    round = models.ForeignKey(BudgetRound, on_delete=models.PROTECT, related_name="deliveries")
    line = models.OneToOneField(DecisionLine, on_delete=models.PROTECT, related_name="delivery")
    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="delivery")
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="delivery")
    runner_kind = models.CharField(max_length=10, choices=Runner, blank=True)
    runner = models.CharField(max_length=140, blank=True)
    state = models.CharField(max_length=10, choices=ProjectState, default=ProjectState.PLANNED)
    stopped_reason = models.TextField(blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round", "project__option__number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="stopped") & ~Q(stopped_reason="")
                | ~Q(state="stopped") & Q(stopped_reason=""),
                name="delivery_project_stopped_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "stopped"], ended_at__isnull=False)
                | Q(state__in=["planned", "under-way"], ended_at=None),
                name="delivery_project_ended_when",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="project_moves", field="state", transitions=PROJECT_MOVES),
            pgtrigger.Protect(name="project_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="project_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "ROW(OLD.round_id, OLD.line_id, OLD.project_id, OLD.account_id)"
                    " IS DISTINCT FROM ROW(NEW.round_id, NEW.line_id, NEW.project_id, NEW.account_id)"
                ),
            ),
            pgtrigger.Trigger(
                name="project_funded_and_free",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NEW.state <> 'planned' OR NOT delivery_money_is_free(NEW.round_id) OR NOT EXISTS (
                        SELECT 1 FROM delivery_decisionline l JOIN delivery_decision d ON d.id = l.decision_id
                         WHERE l.id = NEW.line_id AND l.project_id = NEW.project_id AND l.funded_pence > 0
                           AND d.round_id = NEW.round_id AND d.state = 'published'
                    ) THEN
                        RAISE EXCEPTION 'Not funded, or its money is held' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.project.option.title

    def get_absolute_url(self) -> str:
        return reverse("delivery:project", args=[self.round.slug, self.project.option.number])

    def as_subject(self) -> Subject:
        return Subject("project", str(self.pk), str(self)[:200])

    @property
    def agreed_pence(self) -> int:
        return self.line.funded_pence

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED
