"""What a paper may say: the rule of each kind of ballot."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.errors import WrongMarks
from ballots.models import Ballot, Kind
from ballots.models.option import Option


def check(ballot: Ballot, costs: Mapping[int, int], marks: Collection[int]) -> tuple[int, ...]:
    """The marks in canonical order (ascending option numbers) if the ballot allows them.

    `costs` maps the number of each option that can be chosen to its cost in pence. Raises WrongMarks.
    """
    chosen = tuple(sorted(set(marks)))
    if len(chosen) != len(marks) or not set(chosen) <= costs.keys():
        raise WrongMarks(_("One of these projects cannot be chosen any more. Check your choices."))
    if not chosen:
        raise WrongMarks(_("Choose at least one project."))
    _check_limit(ballot, sum(costs[number] for number in chosen), len(chosen))
    return chosen


def costs_of(options: Collection[Option]) -> dict[int, int]:
    """Cost in pence by number, of the options that can still be chosen."""
    return {option.number: option.cost_pence for option in options if option.withdrawn_at is None}


def _check_limit(ballot: Ballot, cost_pence: int, count: int) -> None:
    limit = most_choices(ballot)
    if limit is not None and count > limit:
        raise WrongMarks(
            ngettext(
                "Choose one project only. You chose %(count)d.",
                "Choose up to %(limit)d projects. You chose %(count)d.",
                limit,
            )
            % {"limit": limit, "count": count}
        )
    if ballot.kind == Kind.KNAPSACK and cost_pence > ballot.pot_pence:
        raise WrongMarks(_("Your choices cost more than the money there is. Take something out."))


def most_choices(ballot: Ballot) -> int | None:
    """How many options one paper may name; None where only the money limits it."""
    if ballot.kind == Kind.SINGLE:
        return 1
    return ballot.max_choices
