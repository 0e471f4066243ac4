"""Two desks, as at a postal count: who has seen names and who has seen papers are different people, in each ballot."""

from django.utils.translation import gettext as _

from ballots.errors import NotAllowedNow
from ballots.models import Ballot, Desk, DeskDuty
from members.models import Person


class WrongDesk(NotAllowedNow):
    """This person has worked at the other desk of the ballot."""


def sit(ballot: Ballot, person: Person, desk: Desk) -> None:
    """Note that a person works at a desk of a ballot, for good. Raises WrongDesk at the other one.

    Of two first acts at once one waits for the other, by the unique constraint.
    """
    DeskDuty.objects.bulk_create(
        [DeskDuty(ballot=ballot, person=person, desk=desk)], ignore_conflicts=True
    )
    check(ballot, person, desk)


def check(ballot: Ballot, person: Person, desk: Desk) -> None:
    """Raises WrongDesk if the person has worked at the other desk."""
    held = desk_of(ballot, person)
    if held and held != desk:
        raise WrongDesk(_sentence(held))


def desk_of(ballot: Ballot, person: Person) -> str:
    """Where the person has worked in this ballot, empty if nowhere yet."""
    duty = DeskDuty.objects.filter(ballot=ballot, person=person).first()
    return duty.desk if duty else ""


def _sentence(held: str) -> str:
    if held == Desk.IDENTITY:
        return _(
            "You have marked envelopes of this vote, so you have seen names: you cannot key its papers. A colleague must."
        )
    return _(
        "You have keyed papers of this vote: you cannot mark its envelopes as well. A colleague must."
    )
