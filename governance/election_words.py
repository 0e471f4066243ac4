"""Where an election stands, in words."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import Ballot, BallotState
from governance.models import Contest, ContestOutcome, Election, ElectionState
from look.steps import Step
from look.words import day, moment

S = ElectionState
_COUNTING = {BallotState.CLOSED, BallotState.RECONCILED, BallotState.COUNTED}


def lead(election: Election, now: datetime) -> str:
    """One sentence: what happens now, and until when."""
    if election.state == S.DRAFT:
        return _("A draft. Members see nothing of it yet.")
    if election.state == S.CANCELLED:
        return _("This election was cancelled. There is no result.")
    if election.state == S.COMPLETED:
        return _("This election is over. Terms begin on %(day)s.") % {
            "day": day(election.terms_begin_on)
        }
    if election.state == S.SETTLED:
        return _polling(election, now)
    return _nominating(election, now)


def tag(election: Election, now: datetime) -> tuple[str, str]:
    """Words and kind of the tag beside its title."""
    state = ElectionState(election.state)
    if state in {S.DRAFT, S.CANCELLED, S.COMPLETED}:
        kinds = {S.DRAFT: "no", S.CANCELLED: "late", S.COMPLETED: "done"}
        return str(state.label), kinds[state]
    if state == S.SETTLED:
        return _settled_tag(election, now)
    if now < election.nominations_open_at:
        return _("Announced"), "no"
    if now < election.nominations_close_at:
        return _("Nominations open"), "now"
    return _("Checking nominations"), "no"


def steps(election: Election, now: datetime) -> list[Step]:
    """Nominations, vote, result and terms on one line."""
    over, closes = election.state == S.COMPLETED, closes_at(election)
    if election.state == S.DRAFT:  # nothing has begun, whatever the hours say
        now = min(now, election.nominations_open_at - timedelta(seconds=1))
    settled = over or election.state == S.SETTLED
    return [
        _span(
            _("Nominations"),
            election.nominations_open_at,
            election.nominations_close_at,
            done=settled,
            now=now,
        ),
        _span(_("Vote"), election.opens_at, closes, done=over, now=now),
        Step(_("Result"), _("after the vote closes"), state="done" if over else "next"),
        Step(_("Terms begin"), day(election.terms_begin_on)),
    ]


def _span(what: str, opens: datetime, closes: datetime, *, done: bool, now: datetime) -> Step:
    when = _("%(opens)s to %(closes)s") % {"opens": day(opens), "closes": day(closes)}
    if done or now >= closes:
        return Step(what, when, state="done")
    return Step(what, when, state="now" if now >= opens else "next")


def seats_in_words(contest: Contest) -> str:
    return ngettext("%(n)d seat", "%(n)d seats", contest.vacancies) % {"n": contest.vacancies}


def where_it_stands(contest: Contest, now: datetime) -> str:
    """The vote of one contest, as a sentence; empty before its candidates are settled."""
    if contest.outcome == ContestOutcome.UNCONTESTED:
        return _("No more people stood than there are seats, so nobody needed to vote.")
    if contest.ballot is None:
        return ""
    return ballot_in_words(contest.ballot, now)


def ballot_in_words(ballot: Ballot, now: datetime) -> str:
    """Where the vote of a contest stands."""
    state, closes = ballot.state, moment(ballot.closes_at)
    if state == BallotState.CANCELLED:
        return _("This vote was cancelled: “%(why)s”") % {"why": ballot.cancelled_reason}
    if state == BallotState.SUSPENDED:
        return _("Voting is suspended: “%(why)s”") % {"why": ballot.suspended_reason}
    if state in {BallotState.DECLARED, BallotState.SUPERSEDED}:
        return _("The result is declared.")
    if state in _COUNTING or ballot.closes_at <= now:
        return _("Voting has closed. The result follows once the papers are checked and counted.")
    if ballot.opens_at > now:
        return _("Voting opens at %(opens)s and closes at %(closes)s.") % {
            "opens": moment(ballot.opens_at),
            "closes": closes,
        }
    return _("Voting is open until %(closes)s.") % {"closes": closes}


def closes_at(election: Election) -> datetime:
    """The latest close of its votes: later than the election said where one was extended."""
    closes = [one.ballot.closes_at for one in election.contests.all() if one.ballot]
    return max([election.closes_at, *closes])


def _nominating(election: Election, now: datetime) -> str:
    if now < election.nominations_open_at:
        return _("Nominations open at %(opens)s.") % {"opens": moment(election.nominations_open_at)}
    if now < election.nominations_close_at:
        return _("Members can stand until %(closes)s.") % {
            "closes": moment(election.nominations_close_at)
        }
    return _("Nominations have closed. The returning officer is checking them.")


def _polling(election: Election, now: datetime) -> str:
    closes = closes_at(election)
    if now < election.opens_at:
        return _("The candidates are known. Voting opens at %(opens)s.") % {
            "opens": moment(election.opens_at)
        }
    if now < closes:
        return _("Voting is open until %(closes)s.") % {"closes": moment(closes)}
    return _("Voting has closed. Results follow once the papers are checked and counted.")


def _settled_tag(election: Election, now: datetime) -> tuple[str, str]:
    if now < election.opens_at:
        return _("Candidates known"), "no"
    if now < closes_at(election):
        return _("Voting open"), "now"
    return _("Being counted"), "no"
