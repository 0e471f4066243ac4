"""Where each pound of a round went: from the funds to its pot, to the projects, to those who were paid."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery import pots
from delivery.models import DeliveryProject
from funds.models import Account, AccountKind, Entry, Refund
from look.flows import Flows
from look.money_flows import money_flows
from look.tables import Column, Table
from look.words import pounds

Moves = dict[tuple[Account, Account], int]
Move = tuple[str, str, int]
# More names than this in one column are not drawn but told in the table alone.
_MOST_DRAWN = 14
# A longer name would run into the next column.
_LONGEST_DRAWN = 23


@dataclass(frozen=True)
class Picture:
    """`drawing` is None where there would be too much in it to read."""

    drawing: Flows | None
    table: Table


def picture(budget_round: BudgetRound, projects: list[DeliveryProject]) -> Picture | None:
    """None before any money came. Three statements."""
    pot = pots.pot_of(budget_round)
    if pot is None:
        return None
    named = _net(_moves(pot, projects))
    if not named:
        return None
    return Picture(_drawn(named) if len(projects) <= _MOST_DRAWN else None, _table(named))


def _drawn(moves: list[Move]) -> Flows:
    """With short names, each still another's than any other."""
    names = dict.fromkeys(name for giver, taker, _pence in moves for name in (giver, taker))
    short: dict[str, str] = {}
    for name in names:
        cut = name if len(name) <= _LONGEST_DRAWN else f"{name[: _LONGEST_DRAWN - 1].rstrip()}…"
        short[name] = cut if cut not in short.values() else f"{cut} ({len(short)})"
    return money_flows([(short[giver], short[taker], pence) for giver, taker, pence in moves])


def _moves(pot: Account, projects: list[DeliveryProject]) -> Moves:
    """What left and entered each account in every transaction that touched the round's, and what payees paid back."""
    ids = [pot.pk, *(one.account_id for one in projects)]
    touched = Entry.objects.filter(account__in=ids).values("transaction")
    refunds = Refund.objects.filter(payment__account__in=ids).values("transaction")
    rows = (
        Entry.objects.filter(Q(transaction__in=touched) | Q(transaction__in=refunds))
        .select_related("account")
        .order_by("pk")
    )
    by_pair: dict[tuple[int, int], list[Entry]] = defaultdict(list)
    for row in rows:
        by_pair[row.transaction_id, row.fund_id].append(row)
    sums: Moves = defaultdict(int)
    for pair in by_pair.values():
        giver = next(row.account for row in pair if row.amount_pence < 0)
        for row in pair:
            if row.amount_pence > 0:
                sums[giver, row.account] += row.amount_pence
    return sums


def _net(moves: Moves) -> list[Move]:
    """Names of giver and taker. What went back to a fund has a name of its own, so that no money goes in a circle."""
    names = _names(moves)
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for (giver, taker), pence in moves.items():
        back = taker.kind == AccountKind.FUND
        name = _("Back to “%(fund)s”") % {"fund": taker.title} if back else names[taker.pk]
        sums[names[giver.pk], name] += pence
    return [(giver, taker, pence) for (giver, taker), pence in sums.items()]


def _names(moves: Moves) -> dict[int, str]:
    """Each account's title, by its id; with what it is, where another has that title: a group is paid for the project named after it."""
    accounts = {one.pk: one for pair in moves for one in pair}
    often = Counter(one.title for one in accounts.values())
    return {
        pk: one.title if often[one.title] == 1 else f"{one.title} ({one.get_kind_display()})"
        for pk, one in accounts.items()
    }


def _table(moves: list[Move]) -> Table:
    return Table(
        caption=_("Every movement of the round’s money"),
        columns=[Column(_("From")), Column(_("To")), Column(_("Amount"), numeric=True)],
        rows=[[giver, taker, pounds(pence)] for giver, taker, pence in moves],
    )
