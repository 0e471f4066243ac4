"""What members of any organisation decide now and what they decided last, for pages that are nobody's in particular. Two statements."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from ballots.models import BallotState
from governance.models import Contest, Election, ElectionState, Resolution
from governance.models.resolution import ResolutionQuerySet
from governance.resolution_words import heading
from look.words import moment


@dataclass(frozen=True)
class Item:
    """One line: what it is, whose, and when: `until` says until when members can do what, empty once decided."""

    title: str
    organisation: str
    address: str
    at: datetime
    until: str = ""


def open_now(most: int) -> list[Item]:
    """Elections and resolutions on which members vote now, or for which they can stand; what closes first at the head."""
    found = [_election(one) for one in _elections()[:most]]
    found += [_resolution(one) for one in _resolutions()[:most]]
    return sorted(found, key=lambda one: one.at)[:most]


def decided(most: int) -> list[Item]:
    """The latest resolutions that were decided, by their heading."""
    over = _published().over().exclude(decided_at=None)[:most]
    return [
        Item(heading(one), one.organisation.name, one.get_absolute_url(), one.decided_at)
        for one in over
        if one.decided_at
    ]


def _published() -> ResolutionQuerySet:
    return (
        Resolution.objects.public()
        .filter(organisation__published=True)
        .select_related("organisation")
    )


def _resolutions() -> ResolutionQuerySet:
    taking = Q(ballot__state=BallotState.OPEN, ballot__closes_at__gt=Now())
    signing = Q(ballot=None, channel="signatures", opens_at__lte=Now(), closes_at__gt=Now())
    return _published().undecided().filter(taking | signing)


def _elections() -> QuerySet[Election]:
    polling = Contest.objects.filter(
        election=OuterRef("pk"), ballot__state=BallotState.OPEN, ballot__closes_at__gt=Now()
    )
    nominating = Q(
        state=ElectionState.CALLED, nominations_open_at__lte=Now(), nominations_close_at__gt=Now()
    )
    found = Election.objects.public().filter(organisation__published=True)
    return (
        found.filter(nominating | Exists(polling))
        .select_related("organisation")
        .order_by("closes_at")
    )


def _election(one: Election) -> Item:
    nominating = one.state == ElectionState.CALLED
    at = one.nominations_close_at if nominating else one.closes_at
    words = _("Members can stand until %(at)s.") if nominating else _("Members vote until %(at)s.")
    return _item(one, at, words)


def _resolution(one: Resolution) -> Item:
    words = _("Members vote until %(at)s.") if one.ballot_id else _("Members sign until %(at)s.")
    return _item(one, one.closes_at, words)


def _item(one: Election | Resolution, at: datetime, words: str) -> Item:
    return Item(
        one.title, one.organisation.name, one.get_absolute_url(), at, words % {"at": moment(at)}
    )
