"""Who took part, as tables of a declaration's numbers: small groups unnamed."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ballots.models import Ballot, Channel, Declaration, RollKind
from look.tables import Column, Table
from members import proofs
from statute import parameters

Cells = Mapping[str, int | None]


def channel_table(turnout: Mapping[str, Any]) -> Table:
    """How people voted."""
    return cells_table(_("How people voted"), _("Way"), turnout, "by_channel", _channel)


def proof_table(turnout: Mapping[str, Any]) -> Table:
    """The hardest to fake first, each with what it shows."""
    cells: Cells = turnout.get("by_proof", {})
    instead = unseen(cells, turnout["marked"])
    order = [method.code for method in proofs.by_strength()]
    codes = sorted(cells, key=lambda code: order.index(code) if code in order else len(order))
    return Table(
        caption=_("How they proved who they are, the hardest to fake first"),
        columns=[Column(_("Proof")), Column(_("What it shows")), Column(_("People"), numeric=True)],
        rows=[[*_proof(code), _number(cells[code], instead)] for code in codes],
    )


def cells_table(
    caption: str,
    heading: str,
    turnout: Mapping[str, Any],
    key: str,
    name: Callable[[str], str],
) -> Table:
    """The cells of `turnout[key]` with their sum; `name` says what a cell's code means."""
    cells: Cells = turnout.get(key, {})
    instead = unseen(cells, turnout["marked"])
    rows = [[name(code), _number(people, instead)] for code, people in cells.items()]
    total = [[_("All"), f"{turnout['marked']:,}"]] if len(rows) > 1 else []
    return Table(
        caption=caption,
        columns=[Column(heading), Column(_("People"), numeric=True)],
        rows=[*rows, *total],
        total=bool(total),
        narrow=True,
    )


def share_of_roll(ballot: Ballot, declaration: Declaration) -> str:
    """Per cent of those who could vote, where the roll is a register of them; else nobody knows how many could."""
    size = declaration.roll_size
    if ballot.roll.kind != RollKind.FROZEN or not size:
        return ""
    return f"{100 * declaration.papers / size:.1f}"


def unseen(cells: Cells, everyone: int) -> str:
    """What a hidden cell reads. Two hidden cells may hide one larger group, lest the sum betray the small one."""
    floor = int(parameters.value("small-cell"))
    shown = [people for people in cells.values() if people is not None]
    hidden = len(cells) - len(shown)
    most = everyone - sum(shown) - (hidden - 1)
    if hidden == 2 and most >= floor:  # noqa: PLR2004 -- a small group and the one hidden with it
        return _("not shown")
    return _("fewer than %(floor)d") % {"floor": floor}


def _number(people: int | None, instead: str) -> str:
    return instead if people is None else f"{people:,}"


def _channel(code: str) -> str:
    return str(Channel(code).label)


def _proof(code: str) -> tuple[str, str]:
    if not code:
        return _("Checked by an officer"), _("The vote was handed in on paper or cast in person.")
    method = proofs.method(code)
    return str(method.label), str(method.explanation)
