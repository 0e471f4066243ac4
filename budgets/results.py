"""The result of a declared round with all its figures, read in the same few statements whatever its size."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from ballots.models import Ballot, Count, Declaration, Option
from budgets.explaining import Facts, Reason, Titles, explain
from budgets.models import BudgetRound, Project
from budgets.publishing import Publishable, publishable
from places.models import Ward
from record.models import RecordEntry


@dataclass(frozen=True)
class Line:
    """One project as it came out of the count; `pin` numbers the winners in the order they won."""

    project: Project
    title: str
    facts: Facts
    reason: Reason
    pin: int = 0

    @property
    def number(self) -> int:
        return self.project.option.number

    @property
    def cost_pence(self) -> int:
        return self.project.option.cost_pence

    @property
    def votes(self) -> int:
        votes: int = self.facts["votes"]
        return votes

    @property
    def won(self) -> bool:
        return bool(self.facts["result"] == "won")


@dataclass(frozen=True)
class Result:
    """What was declared. `main` is the count that decided, `other` the one promised beside it, if any."""

    budget_round: BudgetRound
    declaration: Declaration
    main: Count
    other: Count | None
    projects: list[Project]
    publishable: Publishable
    area_names: dict[str, str]
    entries: dict[str, RecordEntry]

    @property
    def ballot(self) -> Ballot:
        return self.budget_round.ballot

    @property
    def outcome(self) -> dict[str, Any]:
        outcome: dict[str, Any] = self.main.outcome
        return outcome

    @property
    def left_pence(self) -> int:
        left: int = self.outcome["budget"] - self.outcome["spent"]
        return max(left, 0)

    @cached_property
    def titles(self) -> Titles:
        return {str(one.option.number): title_of(one.option) for one in self.projects}

    @cached_property
    def winners(self) -> list[Line]:
        """In the order in which they won."""
        return lines(self, self.main)[0]

    @cached_property
    def others(self) -> list[Line]:
        """The most chosen first."""
        return lines(self, self.main)[1]

    @property
    def withdrawn(self) -> list[Project]:
        return [one for one in self.projects if one.option.withdrawn_at]

    @property
    def chosen_on_average(self) -> float:
        votes = sum(facts["votes"] for facts in self.outcome["explanation"].values())
        return round(votes / self.outcome["voters"], 1) if self.outcome["voters"] else 0.0


def read(budget_round: BudgetRound) -> Result:
    """The result of a round whose ballot was declared. Four statements, five for the whole area.

    Raises Declaration.DoesNotExist for any other: a count is nobody's to see before.
    """
    ballot = budget_round.ballot
    declaration = ballot.declaration
    counts = sorted(ballot.counts.all(), key=lambda count: not count.main)
    projects = budget_round.projects.select_related("option").order_by("option__number")
    return Result(
        budget_round=budget_round,
        declaration=declaration,
        main=counts[0],
        other=counts[1] if len(counts) > 1 else None,
        projects=list(projects),
        publishable=publishable(ballot),
        area_names=_area_names(budget_round),
        entries=_entries(ballot),
    )


def lines(result: Result, count: Count) -> tuple[list[Line], list[Line]]:
    """Winners in the order they won and the others, the most chosen first, by one of the counts."""
    by_id = {str(project.option.number): project for project in result.projects}
    explanation = explanation_of(count.outcome)
    won = [
        _line(result, by_id[name], explanation[name], pin)
        for pin, name in enumerate(in_order_won(count.outcome), 1)
    ]
    lost = [
        _line(result, by_id[name], facts)
        for name, facts in explanation.items()
        if facts["result"] != "won"
    ]
    return won, sorted(lost, key=lambda line: (-line.votes, line.number))


def explanation_of(outcome: dict[str, Any]) -> dict[str, Facts]:
    """The explanation with what was left before and after each winner, where only the rounds say so."""
    funded = {step["funded"]: step for step in outcome["rounds"]}
    explanation: dict[str, Facts] = outcome["explanation"]
    return {
        name: {**_money_then(funded[name]), **facts} if name in funded else facts
        for name, facts in explanation.items()
    }


def _money_then(step: Facts) -> Facts:
    after = max(step["left_after"], 0)
    return {"left_before": step["left_after"] + step["cost"], "left_after": after}


def in_order_won(outcome: dict[str, Any]) -> list[str]:
    """Ids of the winners as they were funded; any the rounds do not name come last."""
    funded = [step["funded"] for step in outcome["rounds"]]
    selected = set(outcome["selected"])
    return list(
        dict.fromkeys([*(name for name in funded if name in selected), *outcome["selected"]])
    )


def title_of(option: Option) -> str:
    """In the reader's language where the round has it."""
    translated: str = option.translations.get(get_language() or "", {}).get("title", "")
    return translated or option.title


def _line(result: Result, project: Project, facts: Facts, pin: int = 0) -> Line:
    return Line(project, title_of(project.option), facts, explain(facts, result.titles), pin)


def _area_names(budget_round: BudgetRound) -> dict[str, str]:
    if budget_round.ward:
        return {budget_round.ward.code: budget_round.ward.name}
    wards = Ward.objects.filter(code__in=budget_round.ballot.area_codes).order_by("vintage")
    return dict(wards.values_list("code", "name"))


def _entries(ballot: Ballot) -> dict[str, RecordEntry]:
    """The ballot's entries in the public record by their action, the last of each."""
    about = ballot.as_subject()
    found = RecordEntry.objects.filter(subject_kind=about.kind, subject_id=about.id)
    return {entry.action: entry for entry in found.order_by("sequence")}
