"""What a paper may say: the rule of each kind of ballot."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import marking_points, marking_pots
from ballots.errors import WrongMarks
from ballots.marking_limits import Limits, check_limits
from ballots.models import Ballot, Kind
from ballots.models.option import Option

Costs = Mapping[int, int | None]


def check(
    ballot: Ballot, costs: Costs, marks: Sequence[int], stratum: str | None = None
) -> tuple[int, ...]:
    """The marks in canonical order if the ballot allows them.

    That is ascending option numbers, the order of preference, or number and points in turn (`ballots.points`).
    `costs` maps the number of each option that can be chosen to its cost in pence, None where no money is shared out.
    `stratum` is the part of the roll that the voter is of, for a ballot whose pots are not everybody's; None where that
    is not known yet. Raises WrongMarks.
    """
    if ballot.kind == Kind.RANKING:
        return _ranked(ballot, costs, marks)
    if ballot.kind == Kind.RESOLUTION:
        return _answered(costs, marks)
    if ballot.kind == Kind.POINTS:
        return marking_points.pointed(ballot, costs, marks)
    if ballot.kind == Kind.ORDER:
        return marking_points.ordered(ballot, costs, marks)
    return _chosen(ballot, costs, marks, stratum)


def costs_of(options: Collection[Option]) -> dict[int, int | None]:
    """Cost in pence by number, of the options that can still be chosen."""
    return {option.number: option.cost_pence for option in options if option.withdrawn_at is None}


def most_choices(ballot: Ballot) -> int | None:
    """How many options one paper may name; None where nothing but the money or the list limits it."""
    if ballot.kind in {Kind.SINGLE, Kind.RESOLUTION}:
        return 1
    return ballot.max_choices


def _ranked(ballot: Ballot, costs: Costs, marks: Sequence[int]) -> tuple[int, ...]:
    if not marks:
        raise WrongMarks(_("Put a 1 beside at least one candidate."))
    if not set(marks) <= costs.keys():
        raise WrongMarks(_("One of these candidates no longer stands. Check your order."))
    if len(set(marks)) != len(marks):
        raise WrongMarks(_("You ranked a candidate twice. Give each candidate one place."))
    limit = most_choices(ballot)
    if limit is not None and len(marks) > limit:
        raise WrongMarks(
            ngettext(
                "Rank one candidate only. You ranked %(count)d.",
                "Rank up to %(limit)d candidates. You ranked %(count)d.",
                limit,
            )
            % {"limit": limit, "count": len(marks)}
        )
    return tuple(marks)


def _answered(costs: Costs, marks: Sequence[int]) -> tuple[int, ...]:
    if len(marks) != 1 or not set(marks) <= costs.keys():
        raise WrongMarks(_("Choose one answer: for, against or abstain."))
    return tuple(marks)


def _chosen(
    ballot: Ballot, costs: Costs, marks: Sequence[int], stratum: str | None
) -> tuple[int, ...]:
    chosen = tuple(sorted(set(marks)))
    if len(chosen) != len(marks) or not set(chosen) <= costs.keys():
        raise WrongMarks(_("One of these projects cannot be chosen any more. Check your choices."))
    if not chosen:
        raise WrongMarks(_("Choose at least one project."))
    if ballot.has_pots:
        marking_pots.check_each(ballot, costs, chosen, stratum)
    else:
        limits = Limits(ballot.kind, most_choices(ballot), ballot.pot_pence)
        check_limits(limits, sum(costs[number] or 0 for number in chosen), len(chosen))
    return chosen
