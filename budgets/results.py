"""The result of a declared round with all its figures, read in the same few statements whatever its size."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ballots.models import Ballot, Count, Declaration, Pot
from ballots.publishing import Publishable, publishable
from budgets import areas
from budgets.counted_parts import CountedPart, parts
from budgets.models import BudgetRound, Project
from budgets.reasons import Titles
from budgets.result_lines import Line, gives_points, lines, title_of
from record.models import RecordEntry


@dataclass(frozen=True)
class Result:
    """What was declared. `main` is the count that decided, `other` the one promised beside it, if any."""

    budget_round: BudgetRound
    declaration: Declaration
    main: Count
    other: Count | None
    projects: list[Project]
    pots: list[Pot]
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

    def lines_of(self, count: Count) -> tuple[list[Line], list[Line]]:
        """Winners and others by one of the counts."""
        return lines(self.projects, self.titles, count.outcome)

    @cached_property
    def winners(self) -> list[Line]:
        """In the order in which they won."""
        return self.lines_of(self.main)[0]

    @cached_property
    def others(self) -> list[Line]:
        """The highest score first."""
        return self.lines_of(self.main)[1]

    @cached_property
    def parts(self) -> list[CountedPart]:
        """The count that decided, pot by pot."""
        return parts(self.outcome, self.pots, self.winners, self.others)

    @cached_property
    def by_points(self) -> bool:
        return gives_points(self.outcome)

    @property
    def withdrawn(self) -> list[tuple[str, str]]:
        """Title and reason of each project taken off the ballot while people voted."""
        options = [one.option for one in self.projects]
        return [(title_of(one), one.withdrawn_reason) for one in options if one.withdrawn_at]

    @property
    def chosen_on_average(self) -> float:
        votes = sum(facts["votes"] for facts in self.outcome["explanation"].values())
        return round(votes / self.outcome["voters"], 1) if self.outcome["voters"] else 0.0


def read(budget_round: BudgetRound) -> Result:
    """The result of a round whose ballot was declared. Four statements, one more for the whole area and one for pots.

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
        pots=list(ballot.pots.order_by("number")) if ballot.has_pots else [],
        publishable=publishable(ballot),
        area_names=areas.names_of(budget_round),
        entries=_entries(ballot),
    )


def _entries(ballot: Ballot) -> dict[str, RecordEntry]:
    """The ballot's entries in the public record by their action, the last of each."""
    about = ballot.as_subject()
    found = RecordEntry.objects.filter(subject_kind=about.kind, subject_id=about.id)
    return {entry.action: entry for entry in found.order_by("sequence")}
