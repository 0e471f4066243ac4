"""One move of a ballot from state to state: lock, check, change, record. Each verb is built on this."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ballots import box
from ballots.errors import NotAllowedNow
from ballots.models import Ballot
from ballots.models.states import MOVES, BallotState
from record import entries


@contextmanager
def alone_with(ballot_id: int) -> Iterator[Ballot]:
    """The ballot locked in a transaction of its own, with no cast under way."""
    with transaction.atomic():
        box.hold_alone(ballot_id)
        yield Ballot.objects.select_for_update().get(pk=ballot_id)


def move(
    ballot: Ballot,
    to: str,
    *,
    actor: entries.Actor,
    action: str,
    fields: Collection[str] = (),
    payload: dict[str, Any] | None = None,
) -> None:
    """Save the new state and `fields`, and record it. Raises NotAllowedNow if the state forbids it."""
    check_move(ballot, to)
    ballot.state = to
    ballot.save(update_fields=["state", *fields])
    entries.write(actor=actor, action=action, subject=ballot.as_subject(), payload=payload)


def check_move(ballot: Ballot, to: str) -> None:
    if (ballot.state, to) not in MOVES:
        raise NotAllowedNow(
            _("This vote is “%(now)s”, so it cannot become “%(then)s”.")
            % {"now": BallotState(ballot.state).label, "then": BallotState(to).label}
        )


def must_say_why(reason: str) -> str:
    """The reason without blanks around it. Raises NotAllowedNow if there is none."""
    if not reason.strip():
        raise NotAllowedNow(_("Give a reason. It is published."))
    return reason.strip()
