"""The projects of a result as they came out of a count: winners in their order, the others, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from ballots.models import Option
from budgets.explaining import explain
from budgets.models import Project
from budgets.reasons import Facts, Reason, Titles

Outcome = Mapping[str, Any]


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
        return self.project.option.cost

    @property
    def votes(self) -> int:
        votes: int = self.facts["votes"]
        return votes

    @property
    def points(self) -> int | None:
        """None where papers give no points."""
        return self.facts.get("points")

    @property
    def won(self) -> bool:
        return bool(self.facts["result"] == "won")


def lines(
    projects: Iterable[Project], titles: Titles, outcome: Outcome
) -> tuple[list[Line], list[Line]]:
    """Winners in the order they won and the others, the highest score first."""
    by_id = {str(project.option.number): project for project in projects}
    explanation = explanation_of(outcome)
    won = [
        _line(by_id[name], explanation[name], titles, pin)
        for pin, name in enumerate(in_order_won(outcome), 1)
    ]
    lost = [
        _line(by_id[name], facts, titles)
        for name, facts in explanation.items()
        if facts["result"] != "won"
    ]
    return won, sorted(lost, key=lambda line: (-line.facts["score"], line.number))


def gives_points(outcome: Outcome) -> bool:
    """Whether the papers that were counted give points."""
    return any("points" in facts for facts in outcome["explanation"].values())


def explanation_of(outcome: Outcome) -> dict[str, Facts]:
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


def in_order_won(outcome: Outcome) -> list[str]:
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


def _line(project: Project, facts: Facts, titles: Titles, pin: int = 0) -> Line:
    return Line(project, title_of(project.option), facts, explain(facts, titles), pin)
