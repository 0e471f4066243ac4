"""The full count as tables: every turn in its order, then the others."""

from typing import Any

from django.utils.translation import gettext as _

from budgets.counted_parts import CountedPart
from budgets.result_lines import Line
from budgets.results import Result
from look.tables import Column, Table
from look.words import pounds


def tables(part: CountedPart) -> list[Table]:
    """What happened at each turn; by equal shares the winners' rounds and then the others."""
    if part.outcome["rule"] == "equal-shares":
        return [table for table in (_rounds(part), _others(part)) if table.rows]
    return [_turns(part)]


def settings(result: Result) -> list[tuple[str, str]]:
    """What was counted and with which program, so that anyone can do it again."""
    outcome = result.outcome
    return [
        (_("Papers counted"), f"{outcome['voters']:,}"),
        (_("Digest of what was counted"), result.main.input_digest),
        *(
            (_("Digest of %(pot)s") % {"pot": part.title}, part.input_digest)
            for part in result.parts
            if part.pot
        ),
        (_("Version of the count"), result.main.version),
        (_("Compared by exact fractions"), _exact(outcome)),
    ]


def _exact(outcome: dict[str, Any]) -> str:
    if not outcome["exact_comparisons"]:
        return _("Never needed: no two amounts were closer than the rounding of the computer.")
    return _("%(times)s times, where two amounts were too close to call otherwise.") % {
        "times": f"{outcome['exact_comparisons']:,}"
    }


def _turns(part: CountedPart) -> Table:
    """Greedy: every project in the order of its claim, and what was left after its turn."""
    lines = sorted([*part.winners, *part.others], key=lambda line: line.facts["rank"])
    return Table(
        caption=_("Every turn of the count"),
        columns=[
            Column(_("Project")),
            Column(_("Turn"), numeric=True),
            Column(_("Points") if part.by_points else _("Votes"), numeric=True),
            *([Column(_("Chosen by"), numeric=True)] if part.by_points else []),
            Column(_("Cost"), numeric=True),
            Column(_("What happened")),
            Column(_("Left then"), numeric=True),
        ],
        rows=[
            [
                line.title,
                line.facts["rank"],
                f"{line.facts['score']:,}",
                *([f"{line.votes:,}"] if part.by_points else []),
                pounds(line.cost_pence),
                _("Won") if line.won else line.reason.needed,
                _left(line),
            ]
            for line in lines
        ],
    )


def _left(line: Line) -> str:
    return pounds(line.facts["left_after"] if line.won else line.facts["left"])


def _rounds(part: CountedPart) -> Table:
    return Table(
        caption=_("Round by round, what won"),
        columns=[
            Column(_("Project")),
            Column(_("Round"), numeric=True),
            Column(_("Chosen by"), numeric=True),
            Column(_("Cost"), numeric=True),
            Column(_("Most from one share"), numeric=True),
            Column(_("Left of the pot"), numeric=True),
        ],
        rows=[
            [
                line.title,
                turn,
                f"{line.votes:,}",
                pounds(line.cost_pence),
                _most_paid(line),
                pounds(line.facts["left_after"]),
            ]
            for turn, line in enumerate(part.winners, 1)
        ],
    )


def _most_paid(line: Line) -> str:
    if "most_paid" in line.facts:
        return pounds(line.facts["most_paid"])
    return _("None: from what was left")


def _others(part: CountedPart) -> Table:
    return Table(
        caption=_("What did not win, the most chosen first"),
        columns=[
            Column(_("Project")),
            Column(_("Chosen by"), numeric=True),
            Column(_("Cost"), numeric=True),
            Column(_("Its supporters had left"), numeric=True),
            Column(_("Short by"), numeric=True),
        ],
        rows=[
            [
                line.title,
                f"{line.votes:,}",
                pounds(line.cost_pence),
                pounds(line.facts["held"]) if "held" in line.facts else "",
                _short_by(line),
            ]
            for line in part.others
        ],
    )


def _short_by(line: Line) -> str:
    """To the penny where money was short; else what was."""
    return pounds(line.facts["short_by"]) if "short_by" in line.facts else line.reason.needed
