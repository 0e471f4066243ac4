"""What a choice comes to, in words and as a bar: the tray at the foot of the voters' page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ballots.marking import most_choices
from ballots.marking_limits import Limits
from ballots.marking_pots import limits_of
from ballots.models import Ballot, Kind, Pot
from budgets import tray_marks
from budgets.choosing import Listed, Wish
from look.words import pounds


@dataclass(frozen=True)
class Tray:
    """`main` is written large; `parts` of the `whole` are the bar.

    `data` is what the script goes by: patterns of words that it fills in, and limits.
    """

    main: str
    side: str
    parts: list[int]
    whole: int
    over: bool
    data: Mapping[str, object]

    @property
    def label(self) -> str:
        return f"{self.main}. {self.side}"


def tray(ballot: Ballot, chosen: Collection[Listed], wish: Wish, pot: Pot | None = None) -> Tray:
    """Of the whole ballot, or of what is chosen of one `pot`."""
    if ballot.kind == Kind.POINTS:
        return _of_marks(tray_marks.of_points(ballot, wish))
    if ballot.kind == Kind.ORDER:
        return _of_marks(tray_marks.of_places(ballot, chosen, wish))
    limits = (
        limits_of(ballot, pot) if pot else Limits(ballot.kind, most_choices(ballot), ballot.pot)
    )
    return _of_money(limits, [project.cost_pence for project in chosen])


def _of_marks(found: tray_marks.Marked) -> Tray:
    patterns, values = found.patterns, found.values
    return Tray(
        main=_filled(patterns["over" if found.over else "main"], values),
        side=_filled(found.side, values),
        parts=found.parts,
        whole=found.whole,
        over=found.over,
        data={"whole": found.whole, "most": found.most, **patterns},
    )


def _of_money(limits: Limits, costs: list[int]) -> Tray:
    limit, pot, patterns = limits.most, limits.pence or 0, _patterns(limits.kind)
    values = _values(pot, sum(costs), len(costs), limit)
    over = sum(costs) > pot
    too_many = limit is not None and len(costs) > limit
    refused = too_many or (over and limits.kind == Kind.KNAPSACK)
    return Tray(
        main=_filled(patterns["over" if refused else "main"], values),
        side=_filled(patterns["beyond" if over and not refused else "side"], values),
        parts=costs,
        whole=pot,
        over=refused,
        data={
            "kind": limits.kind,
            "pot": pot,
            "limit": "" if limit is None else limit,
            **patterns,
        },
    )


def _values(pot: int, spent: int, count: int, limit: int | None) -> dict[str, str]:
    return {
        "{left}": pounds(pot - spent),
        "{over}": pounds(spent - pot),
        "{sum}": pounds(spent),
        "{pot}": pounds(pot),
        "{count}": str(count),
        "{limit}": str(limit),
        "{many}": str(count - (limit or 0)),
    }


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        pattern = pattern.replace(name, value)
    return pattern


def _patterns(kind: str) -> dict[str, str]:
    refused = _("Not added. Take something out first.")
    if kind == Kind.KNAPSACK:
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
