"""What a paper may say where voters share out points or put projects in order."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import points
from ballots.errors import WrongMarks
from ballots.models import Ballot


def pointed(ballot: Ballot, standing: Collection[int], marks: Sequence[int]) -> tuple[int, ...]:
    """Number and points in turn (`ballots.points`), ascending by number. Raises WrongMarks."""
    given = _as_pairs(marks)
    if not given:
        raise WrongMarks(_("Give at least one point to a project."))
    if not given.keys() <= set(standing):
        raise WrongMarks(_("One of these projects cannot be chosen any more. Check your points."))
    if min(given.values()) < 1:
        raise WrongMarks(_("Points are whole numbers from 1. Check your points."))
    _check_each(ballot, given)
    _check_total(ballot, sum(given.values()))
    return points.flat(given)


def ordered(ballot: Ballot, standing: Collection[int], marks: Sequence[int]) -> tuple[int, ...]:
    """The numbers in the order of preference. Raises WrongMarks."""
    if not marks:
        raise WrongMarks(_("Choose at least your 1st choice."))
    if not set(marks) <= set(standing):
        raise WrongMarks(_("One of these projects cannot be chosen any more. Check your order."))
    if len(set(marks)) != len(marks):
        raise WrongMarks(_("You placed a project twice. Give each project one place."))
    limit = ballot.max_choices or 1
    if len(marks) > limit:
        raise WrongMarks(
            ngettext(
                "Place one project only. You placed %(count)d.",
                "Place up to %(limit)d projects. You placed %(count)d.",
                limit,
            )
            % {"limit": limit, "count": len(marks)}
        )
    return tuple(marks)


def _as_pairs(marks: Sequence[int]) -> dict[int, int]:
    if len(marks) % 2 or len(set(marks[::2])) * 2 != len(marks):
        raise WrongMarks(_("A project has points twice, or none. Check your points."))
    return dict(points.pairs(marks))


def _check_each(ballot: Ballot, given: Mapping[int, int]) -> None:
    most = ballot.most_points or ballot.total_points
    if max(given.values()) > most:
        raise WrongMarks(
            ngettext(
                "Give each project %(most)d point at most. You gave one %(points)d.",
                "Give each project %(most)d points at most. You gave one %(points)d.",
                most,
            )
            % {"most": most, "points": max(given.values())}
        )


def _check_total(ballot: Ballot, spent: int) -> None:
    if spent > ballot.total_points:
        over = spent - ballot.total_points
        raise WrongMarks(
            ngettext(
                "You have %(total)d points and gave %(spent)d. Take %(over)d point away.",
                "You have %(total)d points and gave %(spent)d. Take %(over)d points away.",
                over,
            )
            % {"total": ballot.total_points, "spent": spent, "over": over}
        )
