"""What an officer can do with a project: when it is offered, what it asks, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from delivery import building, milestones, paying_out, reporting
from delivery.forms import project as ask
from delivery.models import DeliveryProject
from delivery.models import ProjectState as S
from delivery.paying_out import Bill
from members.models import Person

Answers = dict[str, Any]
_GOING = frozenset({S.PLANNED, S.UNDER_WAY})


@dataclass(frozen=True)
class Act:
    """One act. `states` are those it is offered in; the verb itself decides, and may still refuse."""

    slug: str
    title: str | Promise
    button: str | Promise
    done: str | Promise
    form: type[forms.Form]
    do: Callable[[DeliveryProject, Person, Answers], object]
    states: frozenset[S] = _GOING
    lead: str | Promise = ""
    warns: bool = False

    def possible(self, project: DeliveryProject) -> bool:
        return project.state in self.states and not project.round.closed_at


ACTS = [
    Act(
        slug="runner",
        title=_("Say who carries it out"),
        button=_("Save"),
        done=_("It is public who carries the project out."),
        form=ask.RunnerForm,
        do=lambda project, by, given: building.engage(project=project, by=by, **given),
        lead=_(
            "Nobody who decided, and no body in which somebody who took part declared an interest."
        ),
    ),
    Act(
        slug="milestone",
        title=_("Plan a step"),
        button=_("Plan it"),
        done=_("The step is planned, and public."),
        form=ask.MilestoneForm,
        do=lambda project, by, given: milestones.plan_milestone(project=project, by=by, **given),
    ),
    Act(
        slug="begin",
        title=_("Begin the work"),
        button=_("Work has begun"),
        done=_("Work has begun. Payments can be asked for."),
        form=ask.Sure,
        do=lambda project, by, _given: building.begin_work(project=project, by=by),
        states=frozenset({S.PLANNED}),
    ),
    Act(
        slug="update",
        title=_("Tell what happened"),
        button=_("Publish the update"),
        done=_("The update is published."),
        form=ask.UpdateForm,
        do=lambda project, by, given: reporting.tell(project=project, by=by, **given),
        states=frozenset(S),
    ),
    Act(
        slug="photo",
        title=_("Show a picture"),
        button=_("Publish the picture"),
        done=_("The picture is published."),
        form=ask.PhotoForm,
        do=lambda project, by, given: reporting.show(project=project, by=by, **given),
        states=frozenset(S),
    ),
    Act(
        slug="payment",
        title=_("Ask for a payment"),
        button=_("Ask for it"),
        done=_("The payment waits for approval by somebody else."),
        form=ask.BillForm,
        do=lambda project, by, given: paying_out.request_payment(
            project=project, bill=Bill(**given), by=by
        ),
        states=frozenset({S.UNDER_WAY}),
        lead=_("At most what is committed. Above the council’s limit two others must approve it."),
    ),
    Act(
        slug="finish",
        title=_("Finish the project"),
        button=_("It is finished"),
        done=_("The project is finished. What was not spent went back to its funds."),
        form=ask.Sure,
        do=lambda project, by, _given: building.finish(project=project, by=by),
        states=frozenset({S.UNDER_WAY}),
        lead=_("What was not spent goes back to the funds it came from. This cannot be undone."),
    ),
    Act(
        slug="stop",
        title=_("Stop the project"),
        button=_("Stop it for good"),
        done=_("The project is stopped. The rest of its money went back to its funds."),
        form=ask.StopForm,
        do=lambda project, by, given: building.stop(project=project, by=by, **given),
        warns=True,
        lead=_("It will not be finished. The rest of its money goes back. This cannot be undone."),
    ),
]
BY_SLUG = {act.slug: act for act in ACTS}
