"""Standing for election: a nomination, its proposers, the returning officer's check, and withdrawal."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance import personal_letters
from governance.calling import lock, said
from governance.electorate import candidates, electors, of_age_on
from governance.errors import GovernanceError
from governance.models import (
    Contest,
    Election,
    ElectionState,
    Nomination,
    NominationState,
    Proposer,
)
from governance.models.nomination import NOMINATION_MOVES
from members.models import Membership, Person
from record import entries
from statute import clock

LONGEST_NAME = 140  # as the column has it
STANDING = (
    NominationState.AWAITING_PROPOSERS,
    NominationState.SUBMITTED,
    NominationState.ACCEPTED,
)


@dataclass(frozen=True)
class Candidacy:
    """What a candidate says: the name on the paper, why, and every interest that could conflict ("None" in words).

    `photo` is a tidied JPEG (`look.photos`), and `photo_alt` says what it shows. Where an organisation is the member, the name is
    that of the person who would sit for it, and `born` their birth date: it is looked at and not kept.
    """

    name: str
    statement: str
    interests: str
    photo: bytes | None = None
    photo_alt: str = ""
    born: date | None = None


@transaction.atomic
def nominate(
    *, contest: Contest, membership: Membership, by: Person, said: Candidacy
) -> Nomination:
    """Stand. Raises GovernanceError outside the hours of nominations (database clock), for who may not stand, or twice."""
    election = lock(contest.election)
    _check_taking(election)
    _check_acts_for(membership, by)
    _check_may_stand(contest, membership)
    _check_old_enough(contest, membership, said.born)
    if contest.nominations.filter(membership=membership, state__in=STANDING).exists():
        raise GovernanceError(_("You are standing here already. You can withdraw and stand again."))
    nomination = Nomination(
        contest=contest,
        membership=membership,
        name=name_on_paper(membership, said.name),
        statement=said.statement,
        interests=said.interests,
        photo_alt=said.photo_alt if said.photo else "",
        state=NominationState.AWAITING_PROPOSERS
        if contest.proposers
        else NominationState.SUBMITTED,
    )
    if said.photo:
        nomination.photo.save(f"{uuid4()}.jpg", ContentFile(said.photo), save=False)
    nomination.save()
    _record(nomination, by, "candidate", "governance.nominated")
    return nomination


@transaction.atomic
def propose(*, nomination: Nomination, membership: Membership, by: Person) -> None:
    """Propose a candidate. Enough proposers send the nomination on. Doing it again changes nothing."""
    _check_taking(lock(nomination.contest.election))
    _check_acts_for(membership, by)
    locked = _lock(nomination)
    _check_may_propose(locked, membership)
    Proposer.objects.get_or_create(
        nomination=locked, membership=membership, defaults={"agreed_at": clock.now()}
    )
    enough = locked.proposed_by.count() >= locked.contest.proposers
    if enough and locked.state == NominationState.AWAITING_PROPOSERS:
        _move(locked, NominationState.SUBMITTED)
    nomination.refresh_from_db()


@transaction.atomic
def accept(nomination: Nomination, by: Person) -> None:
    """The returning officer finds it valid: the member is a candidate."""
    locked = _in_called_election(nomination)
    locked.accepted_at = clock.now()
    _move(locked, NominationState.ACCEPTED)
    _record(locked, by, "returning officer", "governance.nomination-accepted")
    personal_letters.nomination_accepted(locked)
    nomination.refresh_from_db()


@transaction.atomic
def reject(nomination: Nomination, by: Person, reason: str) -> None:
    """The returning officer finds it not valid, with a public reason."""
    locked = _in_called_election(nomination)
    locked.state_reason = said(reason)
    _move(locked, NominationState.REJECTED)
    _record(locked, by, "returning officer", "governance.nomination-rejected", locked.state_reason)
    personal_letters.nomination_refused(locked)
    nomination.refresh_from_db()


@transaction.atomic
def withdraw(nomination: Nomination, by: Person, reason: str = "") -> None:
    """The candidate withdraws while nominations can still be settled; later `settling.take_off` does it."""
    locked = _in_called_election(nomination)
    _check_acts_for(locked.membership, by)
    locked.state_reason = reason.strip()
    _move(locked, NominationState.WITHDRAWN)
    _record(locked, by, "candidate", "governance.nomination-withdrawn", locked.state_reason)
    nomination.refresh_from_db()


def _check_taking(election: Election) -> None:
    now = clock.now()
    if election.state != ElectionState.CALLED or now < election.nominations_open_at:
        raise GovernanceError(_("Nominations are not open yet. Nothing was saved."))
    if now >= election.nominations_close_at:
        raise GovernanceError(
            _("Nominations closed at %(hour)s. Nothing was saved.")
            % {"hour": date_format(election.nominations_close_at, "j F Y, H:i")}
        )


def why_not(contest: Contest, membership: Membership) -> str:
    """Why this member may not stand here, as a sentence; empty where they may."""
    try:
        _check_may_stand(contest, membership)
        if membership.member_organisation_id is None:
            _check_old_enough(contest, membership)
    except GovernanceError as refusal:
        return refusal.message
    return ""


def _check_acts_for(membership: Membership, by: Person) -> None:
    if by.pk not in {membership.person_id, membership.delegate_id}:
        raise GovernanceError(_("Only the member can do this."))


def _check_may_stand(contest: Contest, membership: Membership) -> None:
    election = contest.election
    may = candidates(
        election.constitution,
        election.record_date,
        0,
        contest.class_codes,
        contest.area_codes,
    )
    if not may.filter(pk=membership.pk).exists():
        raise GovernanceError(
            _("Only who was a member in the group “%(name)s” on %(day)s can stand here.")
            % {"name": contest.name, "day": date_format(election.record_date, "j F Y")}
        )


def _check_old_enough(contest: Contest, membership: Membership, born: date | None = None) -> None:
    """The member, or whoever was `born` then and would sit for the organisation that is one."""
    own = membership.member_organisation_id is None
    birth = membership.date_of_birth if own else born
    if birth is None:
        raise GovernanceError(_("Enter the date of birth of the person who would sit."), "born")
    of_age = of_age_on(birth, contest.minimum_age)
    if of_age > contest.election.terms_begin_on:
        must = (
            _("You must be %(age)d when the term begins. You will be on %(day)s.")
            if own
            else _("Who sits for you must be %(age)d when the term begins, and will be on %(day)s.")
        )
        day = date_format(of_age, "j F Y")
        raise GovernanceError(must % {"age": contest.minimum_age, "day": day}, "born")


def name_on_paper(membership: Membership, name: str) -> str:
    """Who stands or sits for an organisation does so under both names. Raises GovernanceError."""
    if membership.member_organisation_id is None:
        return name
    both = _("%(name)s, for %(organisation)s") % {"name": name, "organisation": membership.name}
    if len(both) > LONGEST_NAME:
        raise GovernanceError(_("This name is too long for the paper. Shorten it."), "name")
    return both


def _check_may_propose(nomination: Nomination, membership: Membership) -> None:
    contest = nomination.contest
    if nomination.state not in STANDING:
        raise GovernanceError(_("This candidate is not standing any more."))
    if nomination.membership_id == membership.pk:
        raise GovernanceError(_("You cannot propose yourself. Ask another member."))
    may = electors(
        contest.election.constitution,
        contest.election.record_date,
        contest.class_codes,
        contest.area_codes,
    )
    if not may.filter(pk=membership.pk).exists():
        raise GovernanceError(_("Only members who vote here can propose a candidate."))


def _in_called_election(nomination: Nomination) -> Nomination:
    election = lock(nomination.contest.election)
    if election.state != ElectionState.CALLED:
        raise GovernanceError(_("The candidates of this election are settled."))
    return _lock(nomination)


def _lock(nomination: Nomination) -> Nomination:
    found = Nomination.objects.select_related(
        "contest__election__constitution", "contest__election__organisation", "membership__person"
    )
    return found.select_for_update(of=("self",)).get(pk=nomination.pk)


def _move(nomination: Nomination, to: str) -> None:
    if (nomination.state, to) not in NOMINATION_MOVES:
        raise GovernanceError(
            _("This nomination is “%(now)s”, so it cannot become “%(then)s”.")
            % {
                "now": NominationState(nomination.state).label,
                "then": NominationState(to).label,
            }
        )
    nomination.state = to
    nomination.save(update_fields=["state", "state_reason", "accepted_at"])


def _record(nomination: Nomination, by: Person, role: str, action: str, reason: str = "") -> None:
    entries.write(
        actor=by.as_actor(role),
        action=action,
        subject=nomination.contest.election.as_subject(),
        payload={
            "nomination": nomination.pk,
            "contest": nomination.contest.name,
            **({"reason": " ".join(reason.split())} if reason else {}),
        },
    )
