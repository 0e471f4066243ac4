"""The steps of a project: planned, moved with a reason, reached."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.building import held_project, record
from delivery.errors import DeliveryError
from delivery.models import DeliveryProject, Milestone
from look import words
from members.models import Person
from statute import clock

NEAR = timedelta(days=3653)


@transaction.atomic
def plan_milestone(
    *, project: DeliveryProject, by: Person, title: str, planned_on: date, planned_pence: int = 0
) -> Milestone:
    """Promise a step by a day, and what is to be spent by then. Raises DeliveryError."""
    row = _going(project)
    _must_be_near(planned_on, "planned_on")
    planned = row.milestones.aggregate(all=Sum("planned_pence"))["all"] or 0
    if planned + planned_pence > row.agreed_pence:
        raise DeliveryError(
            _("The plan would spend more than the %(agreed)s that were agreed: %(left)s is left.")
            % {
                "agreed": words.pounds(row.agreed_pence),
                "left": words.pounds(row.agreed_pence - planned),
            },
            "planned_pence",
        )
    made = Milestone.objects.create(
        delivery=row,
        title=title.strip(),
        planned_on=planned_on,
        first_planned_on=planned_on,
        planned_pence=planned_pence,
    )
    record(row, by, "delivery.milestone-planned", title=made.title, day=planned_on.isoformat())
    return made


@transaction.atomic
def move_milestone(*, milestone: Milestone, by: Person, to: date, reason: str) -> None:
    """Set another day, with a public reason; the first promise stays on show. Raises DeliveryError."""
    row = _going(milestone.delivery)
    if not reason.strip():
        raise DeliveryError(_("Say why the day changes. It is published."), "reason")
    _must_be_near(to, "to")
    step = _open_step(milestone)
    step.planned_on = to
    step.save(update_fields=["planned_on"])
    record(
        row,
        by,
        "delivery.milestone-moved",
        title=step.title,
        day=to.isoformat(),
        reason=reason.strip(),
    )


@transaction.atomic
def reach_milestone(*, milestone: Milestone, by: Person, on: date) -> None:
    """Say on which day it was reached. Raises DeliveryError for a day to come."""
    row = _going(milestone.delivery)
    if on > timezone.localdate(clock.now()):
        raise DeliveryError(_("The day must be today or earlier."), "on")
    _must_be_near(on, "on")
    step = _open_step(milestone)
    step.reached_on = on
    step.save(update_fields=["reached_on"])
    record(row, by, "delivery.milestone-reached", title=step.title, day=on.isoformat())


def _must_be_near(day: date, field: str) -> None:
    """A mistyped year would draw the pages of a project over centuries."""
    if abs(day - timezone.localdate(clock.now())) > NEAR:
        raise DeliveryError(
            _("%(day)s is more than ten years from today. Check the year.")
            % {"day": words.day(day)},
            field,
        )


def _going(project: DeliveryProject) -> DeliveryProject:
    row = held_project(project)
    if row.has_ended:
        raise DeliveryError(_("The project has ended: its plan stays as it was."))
    return row


def _open_step(milestone: Milestone) -> Milestone:
    step = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if step.reached_on:
        raise DeliveryError(_("This step was reached. It stays as it is."))
    return step
