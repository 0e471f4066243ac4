"""Where a round stands, in words: the tag, the next date, the sentence under its name, the line of its phases."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import Ballot, BallotState
from budgets.life.phases import Life
from budgets.models import Phase as RoundPhaseName
from look import words

S = BallotState
_NOW = {S.OPEN, S.SUSPENDED, S.CLOSED, S.RECONCILED, S.COUNTED}


@dataclass(frozen=True)
class Phase:
    """One stop on the line: `stage` is "done", "now" or "next"."""

    when: str
    what: str
    more: str
    stage: str


def tag(ballot: Ballot) -> tuple[str, str]:
    """The word of the tag and its look."""
    if ballot.state == S.SUSPENDED:
        return _("Suspended"), "late"
    if ballot.state == S.OPEN:
        return _("Voting"), "now"
    if ballot.state in {S.CANCELLED, S.SUPERSEDED}:
        return str(S(ballot.state).label), "no"
    look = "now" if ballot.state in _NOW else "done" if ballot.state == S.DECLARED else "no"
    return str(S(ballot.state).label), look


def tag_of(life: Life) -> tuple[str, str]:
    """As `tag`, with the phases around the vote."""
    if (
        life.phase in {RoundPhaseName.BALLOT, RoundPhaseName.DRAFT}
        or life.round.ballot.state == S.CANCELLED
    ):
        return tag(life.round.ballot) if life.phase != RoundPhaseName.DRAFT else _announced(life)
    return str(life.phase.label), "done" if life.phase == RoundPhaseName.CLOSED else "now"


def _announced(life: Life) -> tuple[str, str]:
    return (_("Announced"), "no") if life.round.published_at else tag(life.round.ballot)


def next_date(ballot: Ballot) -> str:
    if ballot.state in {S.DRAFT, S.SCHEDULED}:
        return _("Opens %(moment)s") % {"moment": words.moment(ballot.opens_at)}
    if ballot.state in {S.OPEN, S.SUSPENDED}:
        return _("Closes %(moment)s") % {"moment": words.moment(ballot.closes_at)}
    if ballot.state == S.CANCELLED:
        return _("Was to close on %(day)s") % {"day": words.day(ballot.closes_at)}
    return _("Closed %(day)s") % {"day": words.day(ballot.closes_at)}


def lead(ballot: Ballot, now: datetime, *, is_public: bool = False) -> str:
    """One sentence on where the round is and what comes by itself. `is_public`: everybody sees it before its vote."""
    if is_public and ballot.state == S.DRAFT:
        said = _("Everybody sees this round. Its vote is a draft, to open at %(opens)s.")
        return said % {"opens": words.moment(ballot.opens_at)}
    opens, closes = words.moment(ballot.opens_at), words.moment(ballot.closes_at)
    sentences = {
        S.DRAFT: _(
            "This is a draft. Nobody sees it but its officers. Voting is to open at %(opens)s."
        ),
        S.SCHEDULED: _("The round is scheduled: voting opens by itself at %(opens)s."),
        S.OPEN: _("Voting is open. %(left)s: it closes by itself at %(closes)s."),
        S.SUSPENDED: _(
            "Voting is suspended: “%(why)s” It closes at %(closes)s all the same, unless you extend it."
        ),
        S.CLOSED: _("Voting has closed. The papers wait to be reconciled and counted."),
        S.RECONCILED: _("The papers are parted from the roll. They are being counted."),
        S.COUNTED: _("The votes are counted. The result waits to be declared."),
        S.DECLARED: _("The result is declared and public."),
        S.SUPERSEDED: _("A later decision took the place of this result. It stays published."),
        S.CANCELLED: _("The round was cancelled: “%(reason)s”"),
    }
    values = {
        "opens": opens,
        "closes": closes,
        "left": _left(ballot.closes_at, now),
        "reason": ballot.cancelled_reason,
        "why": ballot.suspended_reason,
    }
    return sentences[S(ballot.state)] % values


def _left(closes: datetime, now: datetime) -> str:
    days = (timezone.localtime(closes).date() - timezone.localtime(now).date()).days
    if days < 1:
        return _("It is the last day")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def phases(ballot: Ballot, people: int) -> list[Phase]:
    """The line from draft to declaration."""
    place = _place(S(ballot.state))
    so_far = ngettext("%(people)d person so far", "%(people)d people so far", people)
    voters = so_far % {"people": people} if place >= 1 else ""
    day = words.day
    stops = [
        (_("Until %(day)s") % {"day": day(ballot.opens_at)}, _("Preparing"), ""),
        (
            _("%(first)s to %(last)s")
            % {"first": day(ballot.opens_at), "last": day(ballot.closes_at)},
            _("Voting"),
            voters,
        ),
        (_("After the close"), _("Reconciling"), _("Done") if place > 2 else ""),  # noqa: PLR2004 -- the third stop
        (_("Then"), _("Counting"), _("Done") if place > 3 else ""),  # noqa: PLR2004 -- the fourth stop
        (_("Then"), _("Declaring"), _("Public") if place > 4 else ""),  # noqa: PLR2004 -- the last stop
    ]
    return [Phase(*stop, _stage(number, place)) for number, stop in enumerate(stops)]


def _place(state: BallotState) -> int:
    places = {
        S.DRAFT: 0,
        S.SCHEDULED: 0,
        S.OPEN: 1,
        S.SUSPENDED: 1,
        S.CLOSED: 2,
        S.RECONCILED: 3,
        S.COUNTED: 4,
    }
    return places.get(state, 5)


def _stage(number: int, place: int) -> str:
    return "done" if number < place else "now" if number == place else "next"
