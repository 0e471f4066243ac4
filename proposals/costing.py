"""What a proposal costs in full, in each way that it can be done."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from look import words
from members.models import Person
from proposals.cases import own, take_outcome_back
from proposals.models import Appraisal, Variant


@dataclass(frozen=True)
class Costs:
    """One way to do it, in whole pence: what is spent once, each year for some years, and overheads on both."""

    name: str = ""
    capital_pence: int = 0
    yearly_pence: int = 0
    years: int = 0
    overheads_pence: int = 0
    accepted: bool = True

    @property
    def total_pence(self) -> int:
        return self.capital_pence + self.yearly_pence * self.years + self.overheads_pence


@transaction.atomic
def cost(*, appraisal: Appraisal, by: Person, variants: Sequence[Costs]) -> None:
    """The full cost of each way to do it, in place of what was there; an outcome on other sums is taken back.

    Raises RoundError.
    """
    locked = own(appraisal, by)
    _check_names(variants)
    for one in variants:
        _check_sums(one)
    if [_costs_of(one) for one in locked.variants.all()] == list(variants):
        return
    locked.variants.all().delete()
    for one in variants:
        Variant.objects.create(appraisal=locked, **{**asdict(one), "name": one.name.strip()})
    take_outcome_back(locked, by)


def check_accepted(locked: Appraisal) -> None:
    """Raises RoundError unless something can go on the ballot, and all that can is within the pot."""
    pot = locked.proposal.round.ballot.pot
    accepted = [one for one in locked.variants.all() if one.accepted]
    if not accepted:
        raise RoundError(_("Cost at least one variant that can go on the ballot, or say no."))
    for one in accepted:
        if one.total_pence > pot:
            facts = {"cost": words.pounds(one.total_pence), "pot": words.pounds(pot)}
            raise RoundError(
                _(
                    "A variant costs %(cost)s and there is %(pot)s in all. Do not accept that one, or say no."
                )
                % facts
            )


def _check_names(variants: Sequence[Costs]) -> None:
    if not variants:
        raise RoundError(_("Give the cost of at least one way to do it."))
    names = [one.name.strip().casefold() for one in variants]
    if len(set(names)) < len(names) or (len(names) > 1 and "" in names):
        raise RoundError(_("Where there are several variants, each needs a name of its own."))


def _check_sums(one: Costs) -> None:
    if min(one.capital_pence, one.yearly_pence, one.years, one.overheads_pence) < 0:
        raise RoundError(_("A cost cannot be less than nothing."))
    if bool(one.yearly_pence) != bool(one.years):
        raise RoundError(_("Running cost needs both: a sum for each year, and for how many years."))
    if one.total_pence <= 0:
        raise RoundError(_("The cost must be more than nothing."))


def _costs_of(one: Variant) -> Costs:
    return Costs(
        one.name,
        one.capital_pence,
        one.yearly_pence,
        one.years,
        one.overheads_pence,
        one.accepted,
    )
