"""Interests that somebody who signs declares for themselves, before they vote."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.models import Project
from delivery.errors import DeliveryError
from delivery.models import Decider, DecisionLine, Interest
from delivery.signatories import theirs
from members.models import Person


@transaction.atomic
def declare(
    *,
    decider: Decider,
    by: Person,
    about: str,
    disqualifying: bool,
    body: str = "",
    project: Project | None = None,
) -> Interest:
    """An interest in one project, or in the whole. With a disqualifying one they have no vote on it. Raises DeliveryError."""
    _draft, row = theirs(decider, by)
    if hasattr(row, "signature"):
        raise DeliveryError(_("You have signed. Take your signature back, then declare it."))
    return Interest.objects.create(
        decider=row,
        about=about.strip(),
        body=" ".join(body.split()),
        project=project,
        disqualifying=disqualifying,
    )


@transaction.atomic
def strike(*, interest: Interest, by: Person) -> None:
    """Take out what they wrote by mistake. Raises DeliveryError."""
    _draft, row = theirs(interest.decider, by)
    if hasattr(row, "signature"):
        raise DeliveryError(_("You have signed. Take your signature back first."))
    interest.delete()


def disqualified(interests: Iterable[Interest], line: DecisionLine) -> bool:
    """Whether one of somebody’s interests leaves them no vote on the line (Localism Act 2011, section 31)."""
    return any(one.disqualifying and one.project_id in {None, line.project_id} for one in interests)
