"""Proxies: somebody a member appoints to vote in their place in one ballot."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.acting import acting
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState, RollEntry, Standing
from ballots.moving import alone_with
from members.models import Person
from record import entries
from statute import clock, parameters

_UNTIL_THE_CLOSE = {
    BallotState.DRAFT,
    BallotState.SCHEDULED,
    BallotState.OPEN,
    BallotState.SUSPENDED,
}


class TooManyMembers(NotAllowedNow):
    """The holder is proxy for as many members as one may be."""


def appoint_proxy(entry: RollEntry, holder: Person, by: Person | entries.Actor) -> None:
    """Let `holder` vote for the entry. The member may still vote, and their own vote counts before the proxy's.

    Until the close and before the entry has voted. Raises NotAllowedNow, TooManyMembers where the holder is proxy for as
    many members as one may be. The record says that a proxy was appointed, not whose.
    """
    with _entry_alone(entry) as (ballot, locked):
        if locked.proxy_id is not None:
            raise NotAllowedNow(_("There is a proxy already. Withdraw that appointment first."))
        if locked.holder_id == holder.pk:
            raise NotAllowedNow(_("A proxy must be somebody else."))
        _check_cap(ballot, holder)
        locked.proxy = holder
        locked.save(update_fields=["proxy"])
        _record(ballot, locked, by, "ballots.proxy-appointed")
    entry.refresh_from_db()


def withdraw_proxy(entry: RollEntry, by: Person | entries.Actor) -> None:
    """End the appointment; until the close and before the entry has voted. Raises NotAllowedNow."""
    with _entry_alone(entry) as (ballot, locked):
        if locked.proxy_id is None:
            raise NotAllowedNow(_("There is no proxy to withdraw."))
        locked.proxy = None
        locked.save(update_fields=["proxy"])
        _record(ballot, locked, by, "ballots.proxy-withdrawn")
    entry.refresh_from_db()


@contextmanager
def _entry_alone(entry: RollEntry) -> Iterator[tuple[Ballot, RollEntry]]:
    """The entry locked with its ballot, so that neither a vote nor another appointment slips in between."""
    with alone_with(entry.ballot_id) as ballot:
        if ballot.state not in _UNTIL_THE_CLOSE or clock.now() >= ballot.closes_at:
            raise NotAllowedNow(_("Voting is over: no proxy can be appointed or withdrawn."))
        locked = RollEntry.objects.select_for_update().get(pk=entry.pk, ballot=ballot)
        if locked.channel or locked.standing != Standing.ACCEPTED:
            raise NotAllowedNow(_("A proxy can be appointed or withdrawn before voting only."))
        yield ballot, locked


def _check_cap(ballot: Ballot, holder: Person) -> None:
    most = int(parameters.value("proxies-per-holder"))
    if RollEntry.objects.standing().filter(ballot=ballot, proxy=holder).count() >= most:
        raise TooManyMembers(
            ngettext(
                "This person is proxy for %(most)d member already, and may be for no more.",
                "This person is proxy for %(most)d members already, and may be for no more.",
                most,
            )
            % {"most": most}
        )


def _record(ballot: Ballot, entry: RollEntry, by: Person | entries.Actor, action: str) -> None:
    own = isinstance(by, Person) and by.pk == entry.holder_id
    actor = by.as_actor("member") if own and isinstance(by, Person) else acting(by)
    entries.write(actor=actor, action=action, subject=ballot.as_subject())
