"""Whether a ballot of its kind has all it needs to be opened."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.answers import Answer
from ballots.counting.election import CountingError
from ballots.counting.resolutions import count_resolution
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, Kind, RollKind
from ballots.pots import check_pots
from ballots.tallies import resolution


def check(ballot: Ballot) -> None:
    """Raises NotAllowedNow with what is missing."""
    if ballot.kind == Kind.RANKING:
        _check_election(ballot)
    elif ballot.kind == Kind.RESOLUTION:
        _check_resolution(ballot)
    elif not ballot.options.filter(withdrawn_at=None).exists():
        raise NotAllowedNow(_("Add at least one project first."))
    elif ballot.has_pots:
        check_pots(ballot)


def _check_election(ballot: Ballot) -> None:
    if ballot.options.count() <= (ballot.seats or 0):
        raise NotAllowedNow(
            ngettext(
                "No more people stand than there is %(seats)d seat: nobody needs to vote.",
                "No more people stand than there are %(seats)d seats: nobody needs to vote.",
                ballot.seats or 0,
            )
            % {"seats": ballot.seats or 0}
        )


def _check_resolution(ballot: Ballot) -> None:
    if set(ballot.options.values_list("number", flat=True)) != set(Answer.values):
        raise NotAllowedNow(_("A resolution is answered for, against or abstain, and not else."))
    if ballot.roll.kind != RollKind.FROZEN:
        raise NotAllowedNow(_("A resolution is for those on the register at a record date."))
    rolls = ballot.entries.sizes()
    try:
        blocks = resolution.blocks_of(ballot, rolls, Counter())
        count_resolution(blocks, resolution.rule_of(ballot))
    except CountingError as fault:
        raise NotAllowedNow(
            _("This resolution cannot be counted: %(fault)s") % {"fault": fault}
        ) from None
    if {block.code for block in blocks} != set(ballot.strata):
        raise NotAllowedNow(_("Each class on the roll needs its place in the rule, and no other."))
