"""The tray where points are shared out or places given."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ballots.marks_in_words import place
from ballots.models import Ballot
from budgets.choosing import Listed, Wish
from budgets.marked import read_number

# With more places than this the tray would cover a phone: then it says how many are given, not which.
MOST_NAMED = 5


@dataclass(frozen=True)
class Marked:
    """What was given, as `parts` of a `whole`, and the patterns of its words."""

    parts: list[int]
    whole: int
    most: int
    over: bool
    side: str
    patterns: Mapping[str, str]
    values: Mapping[str, str]


def of_points(ballot: Ballot, wish: Wish) -> Marked:
    read = (read_number(text) or 0 for _number, text in wish.typed)
    given = [points for points in read if points]
    total, spent = ballot.total_points, sum(given)
    patterns = _points_patterns()
    return Marked(
        parts=given,
        whole=total,
        most=ballot.most_points or total,
        over=spent > total,
        side=patterns["side"],
        patterns=patterns,
        values={
            "{left}": str(total - spent),
            "{over}": str(spent - total),
            "{whole}": str(total),
            "{count}": str(len(given)),
        },
    )


def _points_patterns() -> dict[str, str]:
    return {
        "main": _("{left} of {whole} points left"),
        "over": _("{over} points too many"),
        "side": _("Projects with points: {count}"),
        "beyond": _("A project can have {most} points at most"),
        "refused": _("Not changed. Take points away somewhere else first."),
        "full": _("Not changed. This project has the most points it can have."),
        "more": _("One more point for {title}"),
        "fewer": _("One point fewer for {title}"),
    }


def _in_order(placed: Sequence[tuple[int, int]], titles: Mapping[int, str]) -> str:
    return ", ".join(
        f"{place(at)}: {titles[number]}" for at, number in placed if at and number in titles
    )


def of_places(ballot: Ballot, chosen: Collection[Listed], wish: Wish) -> Marked:
    titles = {project.number: project.title for project in chosen}
    placed = sorted((read_number(text) or 0, number) for number, text in wish.typed)
    taken = [at for at, _number in placed]
    whole = ballot.max_choices or 1
    return Marked(
        parts=[1] * len(placed),
        whole=whole,
        most=whole,
        over=len(set(taken)) < len(taken),
        side=_in_order(placed, titles) if whole <= MOST_NAMED else "",
        patterns={
            "main": _("{count} of {whole} placed"),
            "named": str(MOST_NAMED),
            "over": _("A place is given twice"),
            "taken": _("{title} has this place too. Give each place to one project."),
        },
        values={"{count}": str(len(placed)), "{whole}": str(whole)},
    )
