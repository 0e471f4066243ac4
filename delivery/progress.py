"""How a round's projects stand, as its pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce

from django.utils.html import format_html
from django.utils.translation import gettext as _

from budgets import origins
from budgets.models import BudgetRound
from budgets.origins import Priority
from delivery import spending
from delivery.models import DeliveryProject, Milestone, ProjectState
from delivery.spending import Spent
from look import words
from look.tables import Column, Table

_TAGS = {
    ProjectState.PLANNED: "",
    ProjectState.UNDER_WAY: "now",
    ProjectState.DONE: "done",
    ProjectState.STOPPED: "no",
}


@dataclass(frozen=True)
class Standing:
    """A project with its steps, its money, and how late it is."""

    project: DeliveryProject
    steps: list[Milestone]
    spent: Spent
    today: date
    priority: Priority

    @property
    def late(self) -> list[Milestone]:
        """The steps that are past their day, the longest past first; none of a project that has ended."""
        if self.project.has_ended:
            return []
        return [one for one in self.steps if one.is_late(self.today)]

    @property
    def next_step(self) -> Milestone | None:
        return next((one for one in self.steps if one.reached_on is None), None)

    @property
    def tag(self) -> tuple[str, str]:
        """Words and kind, as `{% tag %}` takes them."""
        if self.late:
            return _("Late"), "late"
        state = ProjectState(self.project.state)
        return str(state.label), _TAGS[state]

    @property
    def late_words(self) -> str:
        if not self.late:
            return ""
        step = self.late[0]
        return _("“%(step)s” was to be reached by %(day)s.") % {
            "step": step.title,
            "day": words.day(step.planned_on),
        }


def standings(budget_round: BudgetRound, today: date) -> list[Standing]:
    """Six statements, however many projects."""
    rows = budget_round.deliveries.select_related("line", "project__option", "account")
    found = list(rows.prefetch_related("milestones"))
    for one in found:
        one.round = budget_round
    spent = spending.of_projects(found)
    served = origins.priorities(budget_round) if found else {}
    return [
        Standing(
            one,
            list(one.milestones.all()),
            spent[one.pk],
            today,
            served.get(one.project_id, Priority()),
        )
        for one in found
    ]


def total(rows: Iterable[Standing]) -> Spent:
    return reduce(lambda a, b: a + b, (one.spent for one in rows), Spent())


def projects_table(rows: list[Standing]) -> Table:
    """Built by now: each project with its state, what was agreed and paid."""
    whole = total(rows)
    last: list[list[object]] = [
        [_("All"), "", words.pounds(whole.committed), words.pounds(whole.paid)]
    ]
    return Table(
        caption=_("Built by now"),
        caption_hidden=True,
        columns=[
            Column(_("Project")),
            Column(_("State")),
            Column(_("Agreed"), numeric=True),
            Column(_("Paid so far"), numeric=True),
        ],
        rows=[_row(one) for one in rows] + (last if len(rows) > 1 else []),
        total=len(rows) > 1,
    )


def _row(one: Standing) -> list[object]:
    name = format_html(
        '<a class="govuk-link" href="{}">{}</a><br><span class="app-small govuk-!-font-weight-regular">{}</span>',
        one.project.get_absolute_url(),
        one.project,
        one.priority.said,
    )
    said, kind = one.tag
    state = format_html(
        '<strong class="govuk-tag{}">{}</strong>', f" app-tag--{kind}" if kind else "", said
    )
    return [name, state, words.pounds(one.project.agreed_pence), words.pounds(one.spent.paid)]
