"""The declared result beside what another rule would have chosen from the same papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count as Counted
from django.db.models import Q
from django.utils.translation import gettext as _

from ballots import points
from ballots.models import Ballot, Count, Kind, Paper
from budgets import methods
from budgets.result_lines import Line, gives_points
from budgets.results import Result
from look.tables import Column, Table
from look.words import pounds


@dataclass(frozen=True)
class Comparison:
    """`only_used` won by the rule that decided alone, `only_other` would have by the other alone."""

    used_name: str
    other_name: str
    winners: list[Line]
    both: list[Line]
    only_used: list[Line]
    only_other: list[Line]
    table: Table

    @property
    def same(self) -> bool:
        return not self.only_used and not self.only_other


def compare(result: Result, other: Count) -> Comparison:
    """One statement, which reads every paper once: how many voters got something they chose, by each rule."""
    would = result.lines_of(other)[0]
    used, wanted = _numbers(result.winners), _numbers(would)
    return Comparison(
        used_name=rule_name(result.main),
        other_name=rule_name(other),
        winners=would,
        both=[line for line in result.winners if line.number in wanted],
        only_used=[line for line in result.winners if line.number not in wanted],
        only_other=[line for line in would if line.number not in used],
        table=_table(result, other, used, wanted),
    )


def rule_name(count: Count) -> str:
    return methods.rule_name(count.outcome["rule"], by_points=gives_points(count.outcome))


def _table(result: Result, other: Count, used: set[int], wanted: set[int]) -> Table:
    served = voters_served(result.ballot, [used, wanted])
    voters = result.outcome["voters"]
    return Table(
        caption=_("Both counts side by side"),
        columns=[
            Column(_("What came out")),
            Column(_("%(rule)s (used)") % {"rule": rule_name(result.main)}, numeric=True),
            Column(rule_name(other), numeric=True),
        ],
        rows=[
            [_("Projects"), len(used), len(wanted)],
            [_("Spent"), pounds(result.outcome["spent"]), pounds(other.outcome["spent"])],
            [
                _("Voters with at least one of their choices"),
                *(_of_voters(people, voters) for people in served),
            ],
        ],
        narrow=True,
    )


def voters_served(ballot: Ballot, selections: Sequence[set[int]]) -> list[int]:
    """For each selection of option numbers, the papers that name at least one of them."""
    if ballot.kind == Kind.POINTS:
        return _served_by_points(ballot, selections)
    each = {
        f"by_{place}": Counted("pk", filter=Q(marks__overlap=sorted(numbers)))
        for place, numbers in enumerate(selections)
        if numbers
    }
    found = Paper.objects.filter(ballot=ballot).aggregate(**each) if each else {}
    return [found.get(f"by_{place}", 0) for place in range(len(selections))]


def _served_by_points(ballot: Ballot, selections: Sequence[set[int]]) -> list[int]:
    """The same where marks are pairs, half of them no option's number."""
    served = [0] * len(selections)
    equal = Paper.objects.filter(ballot=ballot).order_by().values_list("marks")
    for marks, people in equal.annotate(people=Counted("pk")).iterator():
        named = set(points.named(ballot, marks))
        for place, numbers in enumerate(selections):
            served[place] += people if named & numbers else 0
    return served


def _of_voters(people: int, voters: int) -> str:
    if not voters:
        return "0"
    return _("%(people)s (%(percent)s%%)") % {
        "people": f"{people:,}",
        "percent": f"{100 * people / voters:.1f}",
    }


def _numbers(found: Sequence[Line]) -> set[int]:
    return {line.number for line in found}
