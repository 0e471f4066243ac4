"""The sums of a decision: what it spends, what there is, and pot by pot where the ballot's money is in several."""

from dataclasses import dataclass, field

from django.db.models import Sum
from django.utils.translation import gettext as _

from ballots.models import Pot
from delivery.models import Decision
from look.tables import Column, Table
from look.words import pounds


@dataclass(frozen=True)
class PotSum:
    """What of one pot is spent, in pence."""

    pot: Pot
    funded: int

    @property
    def over(self) -> int:
        """By how much its projects cost more than it holds; 0 where they fit."""
        return max(self.funded - self.pot.pence, 0)


@dataclass(frozen=True)
class Sums:
    """In pence. `pot` is the money of the ballot, `pots` its parts if it has any."""

    pot: int
    diverted: int
    funded: int
    pots: list[PotSum] = field(default_factory=list)

    @property
    def there_is(self) -> int:
        return self.pot + self.diverted

    @property
    def left(self) -> int:
        return self.there_is - self.funded

    @property
    def over_pots(self) -> int:
        """What goes beyond single pots: only money of other programmes may pay for it, never another pot's."""
        return sum(one.over for one in self.pots)

    @property
    def by_pot(self) -> Table | None:
        """For those who draft and sign it; None where all the money is in one."""
        if not self.pots:
            return None
        heads = [Column(one, numeric=True) for one in (_("It holds"), _("Spent"), _("Left"))]
        return Table(
            caption=_("Pot by pot"),
            columns=[Column(_("Pot")), *heads],
            rows=[_row(one) for one in self.pots],
        )


def sums_of(decision: Decision) -> Sums:
    """Two statements, four where the ballot has pots."""
    ballot = decision.round.ballot
    funded = decision.lines.aggregate(all=Sum("funded_pence"))["all"] or 0
    diverted = decision.diversions.aggregate(all=Sum("amount_pence"))["all"] or 0
    pots = _pot_by_pot(decision) if ballot.has_pots else []
    return Sums(ballot.pot, diverted, funded, pots)


def _pot_by_pot(decision: Decision) -> list[PotSum]:
    by_pot = decision.lines.order_by().values_list("project__option__pot")
    funded = dict(by_pot.annotate(all=Sum("funded_pence")))
    return [PotSum(one, funded.get(one.pk, 0)) for one in decision.round.ballot.pots.all()]


def _row(one: PotSum) -> list[str]:
    left = one.pot.pence - one.funded
    said = _("%(sum)s too much") % {"sum": pounds(one.over)} if one.over else pounds(left)
    return [one.pot.title, pounds(one.pot.pence), pounds(one.funded), said]
