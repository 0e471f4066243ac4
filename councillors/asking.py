"""A group's request for money, from the form to the moment somebody answers it."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from councillors import connected, letters, limits, locking, namesakes, recording, sealed
from councillors.errors import CouncillorError
from councillors.models import WAITING, Allocation, GrantRequest, Pool, PotState, RequestState
from councillors.pooled import members_of
from councillors.sealed import Contact
from funds.models import Purpose
from funds.posting import today
from look.words import day, pounds
from members.models import Person

Asked = Allocation | Pool
LONGEST_QUESTION = 2000


@dataclass(frozen=True)
class Wish:
    """What a group fills in, but for whom to write to."""

    group_name: str
    what_for: str
    description: str
    purpose: Purpose
    pence: int
    org_id: str = ""


@transaction.atomic
def ask(
    *, of: Asked, wish: Wish, contact: Contact, by: Person | None = None, namesake: str = ""
) -> GrantRequest:
    """By the group itself, or by an officer for it: then it is published at once.

    `namesake` is how an officer knows that whoever has the councillor's name is somebody else. Raises CouncillorError.
    """
    of = locking.pool(of) if isinstance(of, Pool) else locking.allocation(of)
    must_be_open(of)
    limits.check_sum(wish.pence, today(), pooled=isinstance(of, Pool))
    if isinstance(of, Pool) and len(members_of(of)) < 2:  # noqa: PLR2004 -- one alone is no pool
        raise CouncillorError(
            _("Fewer than two councillors have money in this pool: ask one alone.")
        )
    same_name = bool(by and namesake.strip()) and _is_named(of, contact, wish)
    if isinstance(of, Allocation) and not same_name:
        connected.must_be_unconnected(of.councillor, contact, group_name=wish.group_name)
    made = GrantRequest.objects.create(
        allocation=of if isinstance(of, Allocation) else None,
        pool=of if isinstance(of, Pool) else None,
        ward=of.ward if isinstance(of, Pool) else of.councillor.ward,
        group_name=wish.group_name,
        what_for=wish.what_for,
        description=wish.description,
        purpose=wish.purpose,
        pence=wish.pence,
        org_id=wish.org_id.strip().upper(),
        sealed=sealed.close(contact),
        entered_by=by,
        state=RequestState.ASKED if by else RequestState.RECEIVED,
    )
    actor = recording.officer(by) if by else recording.VISITOR
    recording.write(actor, "asked" if by else "received", made, wish.pence)
    if by and same_name and isinstance(of, Allocation):
        namesakes.note(made, of.councillor, by, namesake)
    letters.received(made)
    return made


@transaction.atomic
def ask_more(*, request: GrantRequest, by: Person, question: str) -> GrantRequest:
    """Something is missing: the group is asked by e-mail. What is asked stays between it and the council. Raises CouncillorError."""
    request = at(request, *WAITING, RequestState.AGREED)
    question = question.strip()[:LONGEST_QUESTION]
    if not question:
        raise CouncillorError(_("Write what the group should tell you."), "question")
    if not sealed.read(request.sealed).email:
        raise CouncillorError(_("Nobody knows any more whom to write to."))
    letters.more_asked(request, question)
    recording.write(recording.officer(by), "more-asked", request)
    return request


@transaction.atomic
def publish(*, request: GrantRequest, by: Person) -> GrantRequest:
    """Somebody has read it: it names no private person and is a request. Raises CouncillorError."""
    request = at(request, RequestState.RECEIVED)
    request.state = RequestState.ASKED
    request.save(update_fields=["state"])
    recording.write(recording.officer(by), "asked", request, request.pence)
    letters.published(request)
    return request


@transaction.atomic
def set_aside(*, request: GrantRequest, by: Person, reason: str) -> GrantRequest:
    """It is no request, or names what may not be published: it never will be. Raises CouncillorError."""
    return _end(request, RequestState.SET_ASIDE, by, reason, RequestState.RECEIVED)


@transaction.atomic
def withdraw(*, request: GrantRequest, by: Person, reason: str) -> GrantRequest:
    """The group does not want it any more. Raises CouncillorError."""
    return _end(request, RequestState.WITHDRAWN, by, reason, *WAITING)


@transaction.atomic
def pass_on(*, request: GrantRequest, to: Allocation, by: Person, reason: str) -> GrantRequest:
    """To another councillor of the ward, as the first has an interest or left. Raises CouncillorError."""
    request = at(request, *WAITING)
    reason = said(reason)
    if request.allocation is None or to.pk == request.allocation_id:
        raise CouncillorError(_("Choose another councillor."), "to")
    to = locking.allocation(to)
    must_be_open(to)
    if to.councillor.ward_id != request.ward_id or to.year != request.allocation.year:
        raise CouncillorError(_("Choose a councillor of the same ward and year."), "to")
    connected.must_be_unconnected(to.councillor, sealed.read(request.sealed), request)
    before, request.allocation = request.allocation.councillor.name, to
    request.save(update_fields=["allocation"])
    told: dict[str, Any] = {"from": before, "to": to.councillor.name, "reason": reason}
    recording.write(recording.officer(by), "passed-on", request, **told)
    letters.passed_on(request, reason)
    return request


def must_be_open(pot: Asked) -> None:
    """Whether anything can be asked of it and decided from it today, by the database's clock."""
    now = today()
    if pot.state != PotState.OPEN or pot.decide_by < now:
        raise CouncillorError(
            _("%(pot)s could be decided on until %(day)s. That is over.")
            % {"pot": pot, "day": day(pot.decide_by)}
        )
    if isinstance(pot, Allocation) and not pot.councillor.is_in_office(now):
        raise CouncillorError(
            _("%(councillor)s is not in office.") % {"councillor": pot.councillor.name}
        )


def at(request: GrantRequest, *states: str) -> GrantRequest:
    """The request, locked. Raises CouncillorError where it is in another state."""
    request = locking.request(request)
    if request.state not in states:
        raise CouncillorError(
            _("This request is marked “%(state)s”. Look at it again before you go on.")
            % {"state": request.get_state_display()}
        )
    return request


def said(reason: str, most: int = 300) -> str:
    reason = " ".join(reason.split())[:most]
    if not reason:
        raise CouncillorError(_("Give a reason. Anybody can read it."), "reason")
    return reason


def _end(
    request: GrantRequest, state: RequestState, by: Person, reason: str, *states: str
) -> GrantRequest:
    request = at(request, *states)
    hidden = request.state == RequestState.RECEIVED
    request.state, request.ended_reason = state, said(reason)
    # What was never published stays so.
    if hidden:
        request.state = RequestState.SET_ASIDE
    request.save(update_fields=["state", "ended_reason"])
    recording.write(
        recording.officer(by),
        "set-aside" if hidden else "withdrawn",
        request,
        reason=request.ended_reason,
        asked=pounds(request.pence),
    )
    letters.ended(request)
    return request


def _is_named(of: Asked, contact: Contact, wish: Wish) -> bool:
    if isinstance(of, Pool):
        return False
    return connected.is_named(of.councillor, contact, wish.group_name)
