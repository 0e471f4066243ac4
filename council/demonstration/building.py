"""How the demonstration's projects were built, paid and accounted for."""

import random
from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from budgets.life.publishing import close_round
from budgets.models import BudgetRound
from council.demonstration import pictures
from delivery import building, evaluating, milestones, problems, reporting, setting_up, settling
from delivery.learning import publish_learned
from delivery.models import DeliveryProject, Runner
from delivery.paying_out import Bill, request_payment
from funds import awarding, paying, registering
from funds.models import Award, Ground, Payment
from funds.subsidy_test import QUESTIONS
from members.models import Person
from statute import clock

People = Mapping[str, Person]


class Crew(NamedTuple):
    """Who carries a project out."""

    kind: str
    name: str


CREWS = (
    Crew("contractor", "Mill Lane Works Ltd"),
    Crew("group", "Friends of the Parade"),
    Crew("council", "Parks team"),
)


def build(budget_round: BudgetRound, people: People) -> None:
    """Half-way: one finished, one late with a payment that waits, one stopped, the rest planned."""
    projects = _set_up(budget_round, people)
    for place, project in enumerate(projects):
        _plan(project, people, late=place == 1)
        if place <= 2:  # noqa: PLR2004 -- three have begun
            _begin(project, people, CREWS[place % len(CREWS)])
    for project, way in zip(projects, (_finished, _late, _stopped), strict=False):
        way(project, people)


def build_all(budget_round: BudgetRound, people: People) -> None:
    """Everything finished but one, which was stopped."""
    projects = _set_up(budget_round, people)
    for place, project in enumerate(projects):
        _plan(project, people)
        _begin(project, people, CREWS[place % len(CREWS)])
        way = _stopped if place == 1 else _finished
        way(project, people)


def evaluate(budget_round: BudgetRound, people: People) -> None:
    """Sixty answers, some words, and the officers' account."""
    officer = people["ward-officer"]
    asked = evaluating.first_questions()
    evaluating.ask(budget_round=budget_round, by=officer, questions=asked)
    chance = random.Random(budget_round.slug)  # noqa: S311 -- invented answers, the same each time
    questions = [one.pk for one in budget_round.questions.all()]
    for number in range(60):
        scores = {pk: chance.choice((5, 5, 4, 4, 3, 2, 1)) for pk in questions}
        words = WORDS[number] if number < len(WORDS) else ""
        said = evaluating.answer(budget_round=budget_round, scores=scores, words=words)
        if words and number:
            evaluating.read_words(response=said, by=officer, show=True)
    publish_learned(
        budget_round=budget_round,
        by=officer,
        worked=_("Neighbours dug with the contractor, and what they built is looked after."),
        failed=_(
            "One project was stopped after the vote: nobody had tested the soil. £2,100 for drawings was lost."
        ),
        learned=_(
            "We test the ground before a project goes to the vote, and say in the appraisal who owns it."
        ),
    )


def close(budget_round: BudgetRound, people: People) -> None:
    settling.give_back(budget_round=budget_round, by=people["ward-officer"])
    words = _("All projects are finished or stopped, and what was not spent went back.")
    close_round(budget_round=budget_round, by=people["ward-officer"], closing_words=words)


WORDS = (
    "I still wait for the garden.",
    "My mother can sit down on the way to the surgery again.",
    "I voted for the trees, and there they are.",
    "The letters came late in our street.",
)


def _set_up(budget_round: BudgetRound, people: People) -> list[DeliveryProject]:
    setting_up.set_up(budget_round=budget_round, by=people["ward-officer"])
    rows = budget_round.deliveries.select_related("line", "account", "project__option")
    return list(rows.order_by("project__option__number"))


def _plan(project: DeliveryProject, people: People, *, late: bool = False) -> None:
    today, half = timezone.localdate(clock.now()), project.agreed_pence // 2
    first = today - timedelta(days=16) if late else today + timedelta(days=30)
    for title, days, pence in (
        (_("Agreed with those next door"), first, 0),
        (_("Work begins on the ground"), today + timedelta(days=60), half),
        (_("Open to everybody"), today + timedelta(days=130), project.agreed_pence - half),
    ):
        milestones.plan_milestone(
            project=project,
            by=people["ward-officer"],
            title=title,
            planned_on=days,
            planned_pence=pence,
        )


def _begin(project: DeliveryProject, people: People, crew: Crew) -> None:
    officer = people["ward-officer"]
    building.engage(project=project, by=officer, kind=crew.kind, runner=crew.name)
    building.begin_work(project=project, by=officer)
    project.refresh_from_db()


def _finished(project: DeliveryProject, people: People) -> None:
    officer, today = people["ward-officer"], timezone.localdate(clock.now())
    _pay(project, people, project.agreed_pence * 96 // 100, _("The whole work"))
    for step in project.milestones.all():
        milestones.reach_milestone(milestone=step, by=officer, on=today)
    reporting.tell(project=project, by=officer, words=_("It is open. Come and see."))
    alt = _(
        "Drawing made for this demonstration: a path with a bench and three young trees, and two people on it."
    )
    reporting.show(
        project=project, by=officer, picture=pictures.finished(), alt=alt, taken_on=today
    )
    building.finish(project=project, by=officer)


def _late(project: DeliveryProject, people: People) -> None:
    """A payment made, one that waits for a second approval, a problem answered and one to answer."""
    officer = people["ward-officer"]
    _pay(project, people, project.agreed_pence // 4, _("Survey and first works"))
    asked = _ask(project, people, project.agreed_pence // 5, _("Second works"))
    paying.approve(payment=asked, by=people["finance-officer"])
    reporting.tell(
        project=project,
        by=officer,
        words=_("A soil test found lead, so raised beds are being made."),
    )
    alt = _(
        "Drawing made for this demonstration: dug ground behind a yellow fence, a heap of soil, and two people with spades."
    )
    taken_on = timezone.localdate(clock.now())
    reporting.show(project=project, by=officer, picture=pictures.site(), alt=alt, taken_on=taken_on)
    answered = problems.report(project=project, words=_("The fence blocks the pushchair ramp."))
    problems.answer(
        problem=answered, by=officer, words=_("Moved on the same afternoon. Thank you.")
    )
    problems.report(project=project, words=_("The lorries come before eight."))


def _stopped(project: DeliveryProject, people: People) -> None:
    _pay(project, people, 90_000, _("Drawings"))
    building.stop(
        project=project,
        by=people["ward-officer"],
        reason=_("The soil holds lead, and to clean it costs more than the project."),
    )


def _pay(project: DeliveryProject, people: People, pence: int, what_for: str) -> None:
    asked = _ask(project, people, pence, what_for)
    for colleague in (people["finance-officer"], people["administrator"])[: asked.approvals_needed]:
        paying.approve(payment=asked, by=colleague)
    paying.pay(payment=asked, by=people["finance-officer"])


def _ask(project: DeliveryProject, people: People, pence: int, what_for: str) -> Payment:
    bill = Bill(project.runner, pence, what_for, *_ground(project, pence, what_for, people))
    return request_payment(project=project, bill=bill, by=people["ward-officer"])


def _ground(
    project: DeliveryProject, pence: int, what_for: str, people: People
) -> tuple[Ground, Award | None]:
    """A contractor sells its work; a group has a grant, which was tested first."""
    if project.runner_kind != Runner.GROUP:
        return (Ground.COUNCIL if project.runner_kind == Runner.COUNCIL else Ground.PURCHASE), None
    officer = people["finance-officer"]
    award = awarding.award(
        enterprise=registering.of_group(name=project.runner, by=officer),
        amount_pence=pence,
        what_for=what_for,
        answers={**dict.fromkeys(QUESTIONS, True), "effect": False},
        reason=_("Volunteers who plant and water. They sell nothing."),
        by=officer,
    )
    return Ground.GRANT, award
