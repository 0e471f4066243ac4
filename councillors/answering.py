"""A councillor's answer to a request, alone or as one of a ward pool, and what follows from it at once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import connected, letters, limits, locking, matching, recording, sealed
from councillors.asking import at, must_be_open
from councillors.errors import CouncillorError
from councillors.granting import grant
from councillors.models import (
    WAITING,
    Answer,
    Councillor,
    GrantRequest,
    Interests,
    Pool,
    RequestState,
    Says,
)
from councillors.pooled import members_of
from councillors.tallying import LEAST, outcome, tally_of
from funds.posting import today
from statute import clock

LONGEST_REASON = 600


@dataclass(frozen=True)
class Declared:
    """The interests that a councillor declares with an answer; in words unless there are none."""

    interests: str
    words: str = ""


@transaction.atomic
def answer(
    *,
    request: GrantRequest,
    councillor: Councillor,
    says: str,
    reason: str,
    declared: Declared,
    pence: int | None = None,
) -> GrantRequest:
    """Yes or no with a reason. One asked alone decides, and may give less (`pence`); of a pool its rule decides.

    Commits the money and the match in the same transaction. Raises FundError; then nothing is saved.
    """
    request, councillor = at(request, *WAITING), locking.councillor(councillor)
    _lock_the_rest(request)
    _must_be_asked(request, councillor)
    reason = _reason(reason)
    if declared.interests == Interests.DISQUALIFYING and request.pool is None:
        raise CouncillorError(_disqualified(), "interests")
    says = _checked(says, declared)
    if says != Says.ASIDE:
        connected.must_be_unconnected(councillor, sealed.read(request.sealed), request)
    granted = _sum(request, says, pence)
    _keep(request, councillor, says, reason, declared)
    _publish(request)
    _settle(request, councillor, granted)
    return request


def _lock_the_rest(request: GrantRequest) -> None:
    pot = request.pool or request.allocation
    assert pot is not None  # noqa: S101 -- a constraint says so; tells the type checker
    pot = locking.pool(pot) if isinstance(pot, Pool) else locking.allocation(pot)
    must_be_open(pot)
    offers = locking.offers(matching.for_request(request, clock.now()))
    locking.funds_of([pot.account], *[one.fund for one in offers])


def _must_be_asked(request: GrantRequest, councillor: Councillor) -> None:
    if request.allocation is not None and request.allocation.councillor_id != councillor.pk:
        raise CouncillorError(_("This request is to another councillor."))
    if request.pool is not None:
        _must_be_of_the_pool(request.pool, councillor)
    if not councillor.is_in_office(today()):
        raise CouncillorError(_("Only a councillor in office decides."))
    if request.answers.filter(councillor=councillor).exists():
        raise CouncillorError(_("You have answered this request already."))


def _must_be_of_the_pool(pool: Pool, councillor: Councillor) -> None:
    members = members_of(pool)
    if councillor not in members:
        raise CouncillorError(_("Only councillors who put money in this pool decide on it."))
    if len(members) < LEAST:
        raise CouncillorError(
            _(
                "You are the only councillor left in this pool, and one alone decides nothing. Take your part back and ask the group to ask you alone."
            )
        )


def _disqualified() -> str:
    return _(
        "With an interest that disqualifies you cannot decide on this (Localism Act 2011, section 31). Ask the officers to pass it on to another councillor of the ward."
    )


def _checked(says: str, declared: Declared) -> str:
    if declared.interests not in Interests.values:
        raise CouncillorError(_("Say whether you have an interest in this."), "interests")
    if declared.interests != Interests.NONE and not declared.words.strip():
        raise CouncillorError(
            _("Say in words what your interest is. Anybody can read it."), "interests_words"
        )
    if declared.interests == Interests.DISQUALIFYING:
        return Says.ASIDE
    if says not in {Says.YES, Says.NO}:
        raise CouncillorError(_("Say yes or no."), "says")
    return says


def _reason(reason: str) -> str:
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise CouncillorError(_("Give your reason. Anybody can read it."), "reason")
    return reason


def _sum(request: GrantRequest, says: str, pence: int | None) -> int:
    """A pool gives what was asked or nothing."""
    if request.pool is not None or pence is None or says != Says.YES:
        return request.pence
    if pence > request.pence:
        raise CouncillorError(_("That is more than the group asked for."), "pence")
    limits.check_sum(pence, today(), pooled=False)
    return pence


def _keep(
    request: GrantRequest, councillor: Councillor, says: str, reason: str, declared: Declared
) -> None:
    none = declared.interests == Interests.NONE
    Answer.objects.create(
        request=request,
        councillor=councillor,
        says=says,
        reason=reason,
        interests=declared.interests,
        interests_words="" if none else declared.words.strip()[:300],
    )


def _publish(request: GrantRequest) -> None:
    """An answer is public, and so is what it answers."""
    if request.state == RequestState.RECEIVED:
        request.state = RequestState.ASKED
        request.save(update_fields=["state"])


def _settle(request: GrantRequest, councillor: Councillor, granted: int) -> None:
    made = request.answers.get(councillor=councillor)
    by = recording.councillor(councillor.person)
    came = outcome(tally_of(request, members_of(request.pool) if request.pool else []))
    if came == Says.YES:
        grant(request=request, pence=granted, by=by)
    elif came == Says.NO:
        request.state, request.decided_at = RequestState.DECLINED, clock.now()
        request.save(update_fields=["state", "decided_at"])
    recording.write(
        by,
        f"answered-{made.says}",
        request,
        request.granted_pence or request.pence,
        councillor=councillor.name,
        reason=made.reason,
        interests=made.get_interests_display(),
        interests_words=made.interests_words,
        outcome=request.state,
    )
    if came:
        letters.answered(request)
