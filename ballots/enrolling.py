"""Putting members on a roll: who is on the register of members on the record date, and no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from django.db import transaction
from django.utils.translation import gettext as _

from ballots import eligibility
from ballots.acting import acting
from ballots.age_bands import age_band
from ballots.errors import BallotError, NotAllowedNow
from ballots.models import Ballot, Roll, RollEntry, RollKind
from ballots.rolls import BEFORE_OPENING
from members.folding import fold_postcode, match_text
from members.models import Person
from members.seals import keyed
from record import entries
from statute import clock

ENTRIES_AT_A_TIME = 1000
_MARKS = ["member_reference", "holder", "delegated", "match_key"]


@dataclass(frozen=True, kw_only=True)
class RollVoter:
    """One member as the register has them on the record date.

    `stratum` is one of the ballot's: the class, or the ward. `person` is the member's own account; of an
    organisation `holder` is its delegate's instead. Without either the member votes by letter, on paper or
    in person. `member_id` is the number in the register, the same for ever.
    """

    member_id: str
    name: str
    stratum: str
    address: str = ""
    postcode: str = ""
    date_of_birth: date | None = None
    person: Person | None = None
    holder: Person | None = None


class EnrolmentRefused(BallotError):
    """One member cannot be on this roll, and so nobody was put on it; `voter` is who."""

    def __init__(self, message: str, voter: RollVoter) -> None:
        super().__init__(message)
        self.voter = voter


def enrol_members(
    ballot: Ballot, by: Person | entries.Actor, record_date: date, voters: Iterable[RollVoter]
) -> int:
    """Put members on the roll of a ballot that has not opened; returns how many. All or, at the first fault, none.

    Raises EnrolmentRefused for a stratum the ballot has not, somebody too young on its `age_on`, and a member or
    a person who is on the roll already: who is in two classes votes in one. Raises NotAllowedNow.
    """
    with transaction.atomic():
        locked = Ballot.objects.select_for_update().get(pk=ballot.pk)
        _check_ballot(locked)
        put = sum(_put(batch) for batch in _batches(_checked(locked, voters)))
        Roll.objects.filter(ballot=locked).update(
            record_date=record_date, source_name=_("Register of members"), imported_at=clock.now()
        )
        entries.write(
            actor=acting(by),
            action="ballots.members-enrolled",
            subject=locked.as_subject(),
            payload={"entries": put, "record_date": record_date.isoformat()},
        )
    return put


def _check_ballot(ballot: Ballot) -> None:
    if ballot.state not in BEFORE_OPENING:
        raise NotAllowedNow(_("The roll is closed: voting has opened, or the vote was cancelled."))
    if ballot.roll.kind == RollKind.DECLARED:
        raise NotAllowedNow(_("This vote has no register: people declare who they are."))


def _checked(ballot: Ballot, voters: Iterable[RollVoter]) -> Iterator[RollEntry]:
    """An entry for each, remembering who is on the roll by the three things that nobody shares."""
    known = RollEntry.objects.filter(ballot=ballot)
    taken = set(chain.from_iterable(_marks(entry) for entry in known.only(*_MARKS).iterator()))
    for voter in voters:
        _check_voter(ballot, voter)
        entry = _entry(ballot, voter)
        marks = _marks(entry)
        if marks & taken:
            raise EnrolmentRefused(
                _("%(name)s is on the roll already. Everybody has one vote.")
                % {"name": voter.name},
                voter,
            )
        taken |= marks
        yield entry


def _marks(entry: RollEntry) -> set[tuple[str, str | int | bytes]]:
    """The number, the account and the name with birthday and postcode: as far as an entry has them."""
    marks: set[tuple[str, str | int | bytes]] = set()
    if entry.member_reference:
        marks.add(("member", entry.member_reference))
    if entry.holder_id and not entry.delegated:
        marks.add(("person", entry.holder_id))
    if entry.match_key:
        marks.add(("details", bytes(entry.match_key)))
    return marks


def _check_voter(ballot: Ballot, voter: RollVoter) -> None:
    if not voter.member_id:
        raise EnrolmentRefused(_("%(name)s has no number.") % {"name": voter.name}, voter)
    if voter.stratum not in ballot.strata:
        raise EnrolmentRefused(
            _("%(name)s is in a class or ward that has no vote here.") % {"name": voter.name}, voter
        )
    born = voter.date_of_birth
    if born and eligibility.age(born, ballot.age_on) < ballot.minimum_age:
        raise EnrolmentRefused(
            _("%(name)s is too young to vote here.") % {"name": voter.name}, voter
        )


def _entry(ballot: Ballot, voter: RollVoter) -> RollEntry:
    return RollEntry(
        ballot=ballot,
        match_key=_match_key(voter),
        name=voter.name.strip(),
        address=voter.address.strip(),
        postcode=fold_postcode(voter.postcode),
        date_of_birth=voter.date_of_birth,
        connection="member",
        stratum=voter.stratum,
        age_band=age_band(voter.date_of_birth, ballot.age_on),
        holder=voter.holder or voter.person,
        delegated=voter.holder is not None,
        member_reference=voter.member_id,
    )


def _match_key(voter: RollVoter) -> bytes | None:
    """Only where it tells people apart: a father and a son of one name and house differ by their birthday."""
    if not voter.date_of_birth or not voter.postcode:
        return None
    return keyed("match", match_text(voter.name, voter.date_of_birth, voter.postcode))


def _batches(made: Iterator[RollEntry]) -> Iterator[list[RollEntry]]:
    while batch := list(islice(made, ENTRIES_AT_A_TIME)):
        yield batch


def _put(batch: list[RollEntry]) -> int:
    return len(RollEntry.objects.bulk_create(batch))
