"""The sums of a decision: what it spends, what there is."""

from dataclasses import dataclass

from django.db.models import Sum

from delivery.models import Decision


@dataclass(frozen=True)
class Sums:
    """In pence. `there_is` is the pot of the ballot and what is diverted into it."""

    pot: int
    diverted: int
    funded: int

    @property
    def there_is(self) -> int:
        return self.pot + self.diverted

    @property
    def left(self) -> int:
        return self.there_is - self.funded


def sums_of(decision: Decision) -> Sums:
    """Two statements."""
    funded = decision.lines.aggregate(all=Sum("funded_pence"))["all"] or 0
    diverted = decision.diversions.aggregate(all=Sum("amount_pence"))["all"] or 0
    return Sums(decision.round.ballot.pot, diverted, funded)
