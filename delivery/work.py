"""What this room adds to an officer's day: results to decide on, money to set out, steps that are late, problems to answer."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import BallotState
from budgets import work
from budgets.desk import OnDesk
from budgets.models import Phase, RoundPhase
from budgets.work import Work, next_working_day
from councillors import waiting
from councillors.models import Councillor
from delivery.models import Decision, Milestone, Problem
from delivery.models.project import ENDED
from delivery.policies import waits_for
from members.models import Person


@work.register
def of_delivery(rows: list[OnDesk]) -> Iterable[Work]:
    """Five statements, however many rounds."""
    living = [row for row in rows if not row.round.closed_at]
    yield from _to_decide(living)
    yield from _to_set_up(living)
    yield from _late_steps(living)
    yield from _problems(living)


@work.register_personal
def of_deciders(person: Person) -> Iterator[Work]:
    """Drafts that this very officer is to sign under delegation. One statement."""
    for one in waits_for(person):
        yield Work(
            next_working_day(one.decision.asked_at or one.decision.round.ballot.closes_at),
            _("Sign the decision on %(round)s") % {"round": one.decision.round.title},
            _("You decide as %(office)s.") % {"office": one.office},
            _("Read, vote and sign"),
            reverse("deciding:decision", args=[one.pk]),
        )


@waiting.register
def of_councillors(councillor: Councillor) -> waiting.Waiting | None:
    """One statement."""
    count = waits_for(councillor.person).count()
    if not count:
        return None
    said = ngettext("%(n)d decision waits for you", "%(n)d decisions wait for you", count)
    return waiting.Waiting(said % {"n": count}, reverse("deciding:listed"))


def _to_decide(rows: list[OnDesk]) -> Iterator[Work]:
    found = [
        row
        for row in rows
        if row.powers.decide
        and row.round.decided_at is None
        and row.round.ballot.state == BallotState.DECLARED
    ]
    ends = _ends_of_decision(found)
    for row in found:
        if row.round.pk in ends:
            yield Work(
                _day(ends[row.round.pk]),
                _("Decide on the result of %(round)s") % {"round": row.round.title},
                _("Residents wait for it, project by project."),
                _("Decide"),
                reverse("officer_delivery:decision", args=[row.round.slug]),
            )


def _ends_of_decision(rows: list[OnDesk]) -> dict[int, datetime]:
    phases = RoundPhase.objects.filter(phase=Phase.DECISION, round__in=[row.round for row in rows])
    return dict(phases.values_list("round", "closes_at"))


def _to_set_up(rows: list[OnDesk]) -> Iterator[Work]:
    delivering = {row.round.pk: row for row in rows if row.powers.deliver and row.round.decided_at}
    standing = Decision.objects.standing().filter(round__in=delivering, round__deliveries=None)
    for one in standing.filter(lines__funded_pence__gt=0).distinct():
        row = delivering[one.round_id]
        free_at = one.call_in_ends_at
        if free_at is None or free_at <= row.now:
            yield Work(
                _day(free_at or row.now),
                _("Set up the projects of %(round)s") % {"round": row.round.title},
                _("Scrutiny’s period is over: their money can be committed."),
                _("Set them up"),
                reverse("officer_delivery:delivery", args=[row.round.slug]),
            )


def _late_steps(rows: list[OnDesk]) -> Iterator[Work]:
    by_round = {row.round.pk: row for row in rows if row.powers.deliver}
    steps = Milestone.objects.filter(
        delivery__round__in=by_round, reached_on=None, planned_on__lt=timezone.localdate()
    ).exclude(delivery__state__in=ENDED)
    for step in steps.select_related("delivery__project__option"):
        row = by_round[step.delivery.round_id]
        yield Work(
            step.planned_on,
            _("Say how “%(step)s” goes on") % {"step": step.title},
            _("%(project)s, %(round)s. The public sees that it is late.")
            % {"project": step.delivery, "round": row.round.title},
            _("Open the project"),
            reverse(
                "officer_delivery:project",
                args=[row.round.slug, step.delivery.project.option.number],
            ),
        )


def _problems(rows: list[OnDesk]) -> Iterator[Work]:
    by_round = {row.round.pk: row for row in rows if row.powers.deliver}
    asked = Problem.objects.filter(delivery__round__in=by_round).to_do().order_by()
    counted = asked.values_list("delivery__round").annotate(first=Min("made_at"), n=Count("pk"))
    for pk, first, count in counted:
        row = by_round[pk]
        said = ngettext(
            "Answer %(n)d problem in %(round)s", "Answer %(n)d problems in %(round)s", count
        )
        yield Work(
            next_working_day(first),
            said % {"n": count, "round": row.round.title},
            _("People reported them and wait for an answer."),
            _("Answer"),
            reverse("officer_delivery:problems", args=[row.round.slug]),
        )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
