"""The pots of a round as people read them."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from ballots.models import Ballot, Kind, Pot
from budgets import areas
from budgets.models import BudgetRound
from look.tables import Column, Table
from look.words import pounds


@dataclass(frozen=True)
class Row:
    """A pot with who chooses from it, how many of its projects, and how many stand."""

    pot: Pot
    who: str
    most: str
    projects: int


def with_projects(budget_round: BudgetRound) -> list[Row]:
    """In their order. Two statements at most; none where all the money is in one pot."""
    ballot = budget_round.ballot
    if not ballot.has_pots:
        return []
    names = areas.names_of(budget_round)
    standing = Count("options", filter=Q(options__withdrawn_at=None))
    return [
        Row(pot, who_chooses(pot, names), most_of(ballot, pot), pot.projects)
        for pot in ballot.pots.order_by("number").annotate(projects=standing)
    ]


def table(budget_round: BudgetRound) -> Table | None:
    """For anybody who reads the rules of the round."""
    rows = with_projects(budget_round)
    if not rows:
        return None
    return Table(
        caption=_("The money is in %(count)d pots, each counted by itself") % {"count": len(rows)},
        columns=[
            Column(_("Pot")),
            Column(_("It holds"), numeric=True),
            Column(_("Who chooses from it")),
            Column(_("Each person may choose")),
            Column(_("Projects"), numeric=True),
        ],
        rows=[[r.pot.title, pounds(r.pot.pence), r.who, r.most, r.projects] for r in rows],
    )


def who_chooses(pot: Pot, names: dict[str, str]) -> str:
    """ "People of Larkmead", or everybody."""
    if not pot.strata:
        return _("Everybody who may vote")
    named = ", ".join(names.get(code, code) for code in pot.strata)
    return _("People of %(area)s") % {"area": named}


def most_of(ballot: Ballot, pot: Pot) -> str:
    """ "At most 3 projects"."""
    if ballot.kind == Kind.KNAPSACK:
        return _("Any that fit in it")
    most = 1 if ballot.kind == Kind.SINGLE else pot.max_choices or ballot.max_choices or 0
    return _("One project") if most == 1 else _("At most %(most)d projects") % {"most": most}
