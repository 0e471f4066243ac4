"""Casting a vote: the one way a paper gets into the box.

One transaction: share the ballot's lock, read the database clock against the close, lock the roll entry,
check the rule, put the paper in place of the earlier one, mark the channel. It writes no public record:
a dated entry for each vote would be a list to lay beside the papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ballots import box, claims, marking, receipts, secrecy
from ballots.errors import AlreadyOnPaper, NotTaking, StaleForm
from ballots.models import Ballot, BallotState, Channel, RollEntry, Standing
from ballots.voters import Declared, PostedCode, SignedIn, Voter
from members import emailed_codes
from statute import clock

__all__ = ["CastVote", "Declared", "PostedCode", "SignedIn", "cast", "form_token"]


@dataclass(frozen=True)
class CastVote:
    """An accepted vote.

    `replayed`: this very form was accepted before and nothing was written now.
    `waiting`: it counts if an officer accepts the entry.
    """

    receipt: str
    replayed: bool
    waiting: bool


def form_token(at: datetime | None = None) -> int:
    """The age of a form: the database clock in microseconds, now or `at`. Sealed into the form, never shown."""
    return _microseconds(at or clock.now())


def cast(*, ballot: Ballot, voter: Voter, marks: Sequence[int], form_token: int) -> CastVote:
    """Accept a vote from the web, or raise a BallotError having written nothing.

    `marks` are option numbers, of a ranking in the order of preference, of points number and points in turn (`ballots.points`); `form_token` is the age of the form they came in. The same token again gives the
    same receipt and writes nothing; one older than the last accepted is a StaleForm. An e-mailed code is checked
    first and used up in the same transaction as the vote, so that a refused vote leaves it good; a wrong one raises
    members.errors.WrongCode or ExpiredCode.
    """
    proof = _check_code(ballot, voter, form_token)
    try:
        with transaction.atomic():
            if proof:
                emailed_codes.consume(proof)
            return _cast(ballot, voter, tuple(marks), form_token)
    except claims.Contested as contested:
        # After the rollback, so that the notice outlives the refusal.
        claims.tell_the_first(contested.entry)
        raise


def code_scope(ballot: Ballot) -> str:
    """What an e-mailed code for this ballot is good for."""
    return f"ballot:{ballot.pk}"


def _check_code(ballot: Ballot, voter: Voter, token: int) -> emailed_codes.Proof | None:
    if not isinstance(voter, Declared):
        return None
    return emailed_codes.check(
        email=voter.email, code=voter.code, scope=code_scope(ballot), use=str(token), consume=False
    )


def _cast(ballot: Ballot, voter: Voter, marks: Sequence[int], token: int) -> CastVote:
    held = box.hold(ballot.pk)
    check_taking(held.state, taking=held.taking)
    chosen = marking.check(ballot, held.costs, marks)
    key = secrecy.read_key(ballot)
    entry = claims.claim(ballot, voter)
    if ballot.has_pots:  # Whose pots may be chosen from, the roll alone knows.
        marking.check(ballot, held.costs, marks, entry.stratum)
    receipt = receipts.receipt_for(key, entry.pk)
    replayed = _is_replay(entry, token, _microseconds(held.at))
    if not replayed:
        _mark(entry, token)
        box.put(
            ballot.pk,
            secrecy.pseudonym(key, entry.pk),
            entry.stratum,
            chosen,
            receipts.digest(receipt),
        )
    return CastVote(receipt, replayed, entry.standing == Standing.WAITING)


def _is_replay(entry: RollEntry, token: int, now: int) -> bool:
    if entry.channel in {Channel.PAPER, Channel.ASSISTED}:
        raise AlreadyOnPaper(
            _("Your vote on paper or with an officer is in. It is final and will be counted.")
        )
    if token > now or (entry.cast_token is not None and token < entry.cast_token):
        raise StaleForm(
            _(
                "You cast a newer vote after opening this page, and that one counts. To change it, start again."
            )
        )
    return token == entry.cast_token


def _mark(entry: RollEntry, token: int) -> None:
    entry.channel = Channel.WEB
    entry.cast_token = token
    changed = ["channel", "cast_token", "proof"]
    if entry.proof == claims.EMAILED:
        changed += ["email_key", "sealed_email", "standing", "waiting_for"]
    entry.save(update_fields=changed)


def check_taking(state: str, *, taking: bool) -> None:
    """Raises NotTaking with the sentence for the state; past the hour an open ballot counts as closed."""
    if taking:
        return
    reason, sentence = _sentences().get(
        state, ("closed", _("Voting has closed. Nothing was cast."))
    )
    raise NotTaking(reason, sentence)


def _sentences() -> dict[str, tuple[str, str]]:
    return {
        BallotState.DRAFT: ("not-open-yet", _("Voting has not opened yet.")),
        BallotState.SCHEDULED: ("not-open-yet", _("Voting has not opened yet.")),
        BallotState.SUSPENDED: (
            "suspended",
            _("Voting is suspended. Nothing was cast; your choices are still on this page."),
        ),
        BallotState.CANCELLED: ("cancelled", _("This vote was cancelled. Nothing was cast.")),
    }


def _microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)
