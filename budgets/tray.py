"""What a choice spends, in words and as a bar: the tray at the foot of the voters' page."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ballots.marking import most_choices
from ballots.models import Ballot, Kind
from budgets.choosing import Listed
from look.words import pounds


@dataclass(frozen=True)
class Tray:
    """`main` is written large. `words` are the patterns that the script fills in as ticks change."""

    main: str
    side: str
    costs: list[int]
    over: bool
    kind: str
    pot: int
    limit: int | None
    words: dict[str, str]


def tray(ballot: Ballot, chosen: Collection[Listed]) -> Tray:
    costs = [project.cost_pence for project in chosen]
    limit, patterns = most_choices(ballot), _patterns(ballot)
    values = _values(ballot, sum(costs), len(costs), limit)
    over = sum(costs) > ballot.pot
    too_many = limit is not None and len(costs) > limit
    refused = too_many or (over and ballot.kind == Kind.KNAPSACK)
    return Tray(
        main=_filled(patterns["over" if refused else "main"], values),
        side=_filled(patterns["beyond" if over and not refused else "side"], values),
        costs=costs,
        over=refused,
        kind=ballot.kind,
        pot=ballot.pot,
        limit=limit,
        words=patterns,
    )


def _values(ballot: Ballot, spent: int, count: int, limit: int | None) -> dict[str, str]:
    return {
        "{left}": pounds(ballot.pot - spent),
        "{over}": pounds(spent - ballot.pot),
        "{sum}": pounds(spent),
        "{pot}": pounds(ballot.pot),
        "{count}": str(count),
        "{limit}": str(limit),
        "{many}": str(count - (limit or 0)),
    }


def _filled(pattern: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def _patterns(ballot: Ballot) -> dict[str, str]:
    refused = _("Not added. Take something out first.")
    if ballot.kind == Kind.KNAPSACK:
        return {
            "main": _("{left} left"),
            "over": _("{over} too much"),
            "side": _("{count} chosen for {sum}"),
            "beyond": _("{count} chosen for {sum}"),
            "short": _("{over} more than you have left"),
            "refused": refused,
        }
    return {
        "main": _("{count} of {limit} chosen"),
        "over": _("{many} too many chosen"),
        "side": _("{sum} of {pot}"),
        "beyond": _("{sum} together: more than the {pot} there is, so not all can happen"),
        "short": _("You have chosen {limit} already"),
        "refused": refused,
    }
