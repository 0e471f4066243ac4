"""Bringing a planned round to its state, by the verbs an officer's pages call."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from ballots import closing, declaring, opening, scheduling, tasks
from ballots.casting import PostedCode, cast, form_token
from ballots.codes import issue_codes
from ballots.models import Ballot, BallotState, RollEntry
from ballots.rolls import import_roll
from budgets.facts import ProjectFacts, RoundFacts
from budgets.making import make_round
from budgets.models import BudgetRound
from budgets.projects import add_projects
from council.demonstration import letters, people, tastes, wording
from council.demonstration.borough import DrawnWard, Point
from council.demonstration.catalogue import IDEAS
from council.demonstration.plans import Plan
from members.folding import fold_postcode
from members.models import Person
from places.models import Ward
from record.entries import SYSTEM
from statute import clock

Progress = Callable[[int, int], None]
VOTING = {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CANCELLED}
ENDED = {BallotState.CLOSED, BallotState.COUNTED, BallotState.DECLARED, BallotState.SUPERSEDED}
UNUSED_CODES = 12
# What a round takes from its plan as it stands there, and what every round of the demonstration has.
AS_PLANNED = (
    "kind", "max_choices", "points_total", "most_points", "rule", "completion", "threshold", "threshold_percent", "languages",
)  # fmt: skip
THE_SAME: dict[str, Any] = {
    "summary": wording.SUMMARY,
    "legal_basis": wording.LEGAL_BASIS,
    "privacy_notice": wording.PRIVACY,
    "contact_name": wording.CONTACT,
    "contact_phone": "020 7946 0155",
    "contact_email": "vote@example.org",
}


def bring_about(
    plan: Plan, drawn: DrawnWard, officer: Person, returning: Person, progress: Progress
) -> BudgetRound:
    """The round of `plan` in its state, with its papers cast. `progress` is told papers cast and to cast."""
    chance = random.Random(plan.title)  # noqa: S311 -- invented tastes, the same each time
    budget_round = _make(plan, drawn, officer, chance)
    assign_perm("declare_round", returning, budget_round)
    ballot = budget_round.ballot
    if plan.state == BallotState.DRAFT:
        return budget_round
    codes = _enrol(plan, drawn, ballot, officer, chance)
    scheduling.schedule(ballot, officer)
    if plan.state in VOTING | ENDED:
        opening.open_ballot(ballot.pk)
        ballot.refresh_from_db()
        _vote(plan, _homes(drawn), budget_round, codes, progress)
    _finish(plan, ballot, officer, returning)
    return budget_round


def _make(plan: Plan, drawn: DrawnWard, officer: Person, chance: random.Random) -> BudgetRound:
    facts = _facts(plan, Ward.objects.get(code=drawn.code))
    budget_round = make_round(by=officer, facts=facts)
    projects = [_project(plan, number, drawn, chance) for number in plan.ideas]
    add_projects(budget_round=budget_round, by=officer, several=projects)
    return budget_round


def _facts(plan: Plan, ward: Ward) -> RoundFacts:
    """What an officer would have filled in."""
    asked = {"ward": ward.name, "pot": f"{plan.pot_pounds:,}"}
    opens_at, closes_at = _dates(plan)
    return RoundFacts(
        title=plan.title,
        question=_("What should %(ward)s spend £%(pot)s on?") % asked,
        pot_pence=plan.pot_pounds * 100,
        ward=ward,
        opens_at=opens_at,
        closes_at=closes_at,
        translations={
            code: wording.round_in(code, ward.name, plan.pot_pounds) for code in plan.languages
        },
        other_rule_published=plan.other_rule,
        demonstration=True,
        **{name: getattr(plan, name) for name in AS_PLANNED},
        **THE_SAME,
    )


def _dates(plan: Plan) -> tuple[datetime, datetime]:
    """The opening, at this hour, and the close, at nine in the evening."""
    opens_at, closes_at = (clock.now() + timedelta(days=days) for days in plan.days)
    return opens_at, closes_at.replace(hour=21, minute=0, second=0, microsecond=0)


def _project(plan: Plan, number: int, drawn: DrawnWard, chance: random.Random) -> ProjectFacts:
    idea = IDEAS[number]
    longitude, latitude = chance.choice(list(drawn.postcodes.values()))
    return ProjectFacts(
        title=idea.title,
        cost_pence=idea.pounds * 100,
        summary=idea.summary,
        description=idea.description,
        place=f"{idea.place}, {drawn.name}",
        latitude=latitude,
        longitude=longitude,
        category=idea.category,
        drawing=idea.drawing,
        translations={code: wording.project_in(code, idea.drawing) for code in plan.languages},
    )


def _enrol(
    plan: Plan, drawn: DrawnWard, ballot: Ballot, officer: Person, chance: random.Random
) -> list[tuple[RollEntry, str]]:
    size = max(60, round(plan.voters / plan.turnout))
    file = people.register(chance, list(drawn.postcodes), size, clock.now().date())
    import_roll(ballot, officer, file, "demonstration-register.csv", record_date=clock.now().date())
    issued = list(issue_codes(ballot, officer))
    chance.shuffle(issued)
    return issued


def _vote(
    plan: Plan,
    homes: dict[str, Point],
    budget_round: BudgetRound,
    codes: list[tuple[RollEntry, str]],
    progress: Progress,
) -> None:
    ballot = budget_round.ballot
    chance = random.Random(budget_round.slug)  # noqa: S311 -- invented tastes, the same each time
    choices = _choices(plan, budget_round)
    for done, (entry, code) in enumerate(codes[: plan.voters], 1):
        marks = tastes.paper(chance, homes[fold_postcode(entry.postcode)], choices, ballot)
        cast(ballot=ballot, voter=PostedCode(code), marks=marks, form_token=form_token())
        progress(done, plan.voters)
    if plan.state == BallotState.OPEN:
        letters.keep(budget_round, codes[plan.voters : plan.voters + UNUSED_CODES])


def _homes(drawn: DrawnWard) -> dict[str, Point]:
    return {fold_postcode(postcode): at for postcode, at in drawn.postcodes.items()}


def _choices(plan: Plan, budget_round: BudgetRound) -> list[tastes.Choice]:
    projects = budget_round.projects.select_related("option")
    return [
        tastes.Choice(
            project.option.number,
            project.option.cost,
            (project.longitude or 0, project.latitude or 0),
            IDEAS[n].appeal,
        )
        for project, n in zip(projects, plan.ideas, strict=True)
    ]


def _finish(plan: Plan, ballot: Ballot, officer: Person, returning: Person) -> None:
    if plan.state in ENDED:
        closing.end_early(ballot.pk, SYSTEM, _("The demonstration’s voting was ended."))
    if plan.state in ENDED - {BallotState.CLOSED}:
        tasks.reconcile_and_count(ballot.pk, "returning officer", str(returning.public_id))
        ballot.refresh_from_db()
    if plan.state in {BallotState.DECLARED, BallotState.SUPERSEDED}:
        declaring.declare(ballot, returning, wording.STATEMENT)
    if plan.state == BallotState.SUPERSEDED:
        declaring.supersede(
            ballot, returning, _("A second round was held after letters went to the wrong street.")
        )
    if plan.state == BallotState.SUSPENDED:
        opening.suspend(
            ballot,
            officer,
            _(
                "Some letters carried last year’s dates. New ones are on their way; voting goes on by Friday."
            ),
        )
    if plan.state == BallotState.CANCELLED:
        scheduling.cancel(
            ballot, officer, _("The money was moved to repair the flood damage of October.")
        )
