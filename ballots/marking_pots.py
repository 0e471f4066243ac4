"""What a paper may say where the money is in several pots: each pot is marked as if it were a ballot of its own."""

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ballots.errors import WrongMarks
from ballots.marking_limits import Limits, check_limits
from ballots.models import Ballot, Kind, Option, Pot


def pots_by_option(ballot: Ballot) -> dict[int, Pot]:
    """The pot of each option by the option's number; nothing where all the money is in one. One statement, or none."""
    if not ballot.has_pots:
        return {}
    options = ballot.options.exclude(pot=None).select_related("pot")
    return {option.number: option.pot for option in options if option.pot}


def for_stratum(ballot: Ballot, stratum: str) -> QuerySet[Option]:
    """The options that a voter of this part of the roll can choose."""
    theirs = Q(pot=None) | Q(pot__strata=[]) | Q(pot__strata__contains=[stratum])
    return ballot.options.filter(theirs, withdrawn_at=None)


def limits_of(ballot: Ballot, pot: Pot) -> Limits:
    """What one paper may name of the pot."""
    most = 1 if ballot.kind == Kind.SINGLE else ballot.max_choices
    # A limit that was set before the way of choosing was changed holds no more.
    if ballot.kind == Kind.APPROVAL:
        most = pot.max_choices or most
    return Limits(ballot.kind, most, pot.pence, pot.title)


def check_each(
    ballot: Ballot,
    costs: Mapping[int, int | None],
    chosen: Sequence[int],
    stratum: str | None = None,
) -> None:
    """Raises WrongMarks at the first pot from which too much is chosen, or that is not the voter's.

    `stratum` is the part of the roll that the paper comes from, None where that is not known yet.
    """
    pots = pots_by_option(ballot)
    for pot in _marked(pots, chosen):
        if stratum is not None:
            _check_stratum(pot, stratum)
        mine = [costs[number] or 0 for number in chosen if pots[number] == pot]
        check_limits(limits_of(ballot, pot), sum(mine), len(mine))


def not_of(ballot: Ballot, chosen: Sequence[int], stratum: str) -> Pot | None:
    """The first pot from which something is chosen and people of this part of the roll do not choose. One statement, or none."""
    pots = pots_by_option(ballot)
    known = [number for number in chosen if number in pots]
    return next((pot for pot in _marked(pots, known) if not _is_theirs(pot, stratum)), None)


def _marked(pots: Mapping[int, Pot], chosen: Sequence[int]) -> list[Pot]:
    return sorted({pots[number] for number in chosen}, key=lambda one: one.number)


def _is_theirs(pot: Pot, stratum: str) -> bool:
    return not pot.strata or stratum in pot.strata


def _check_stratum(pot: Pot, stratum: str) -> None:
    if not _is_theirs(pot, stratum):
        raise WrongMarks(
            _(
                "Only people of its own area choose from “%(pot)s”, and by the roll this vote comes from another. Take its projects out of the choice."
            )
            % {"pot": pot.title}
        )
