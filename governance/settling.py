"""After nominations close: contests without a contest are declared, the others get their ballot and their roll."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import opening, scheduling
from ballots.drafting import Terms, draft_election
from ballots.enrolling import RollVoter, enrol_members
from ballots.models import Ballot, BallotState
from governance import personal_letters
from governance.calling import lock, move, said
from governance.electorate import current_codes, electors
from governance.errors import GovernanceError, ballots_refusals_told
from governance.models import (
    Contest,
    ContestOutcome,
    Election,
    ElectionState,
    HowSeated,
    Nomination,
    NominationState,
)
from governance.seating import seat_candidates
from members.models import Membership, Person
from record import entries
from statute import clock


def settle(election: Election, by: Person) -> None:
    """Fix who stands. Raises GovernanceError before nominations close or while one waits for a decision."""
    with transaction.atomic():
        locked = lock(election)
        _check_closed(locked)
        unproposed = _turn_down_unproposed(locked)
        move(
            locked,
            ElectionState.SETTLED,
            by,
            "governance.election-settled",
            candidates=_standing(locked),
            unproposed=unproposed,
        )
        for contest in locked.contests.all():
            _settle(contest, by)
        complete_if_all_declared(locked)
    election.refresh_from_db()


def take_off(nomination: Nomination, by: Person, reason: str) -> None:
    """Take a candidate who withdraws, or can no longer stand, off a settled paper, with a public reason."""
    why = said(reason)
    with transaction.atomic():
        lock(nomination.contest.election)
        locked = Nomination.objects.select_for_update().get(pk=nomination.pk)
        contest = Contest.objects.select_for_update().get(pk=locked.contest_id)
        if locked.state != NominationState.ACCEPTED or contest.ballot is None:
            raise GovernanceError(_("This person is not on a paper."))
        _withdraw_option(contest, contest.ballot, locked, by, why)
        locked.state, locked.state_reason = NominationState.WITHDRAWN, why
        locked.save(update_fields=["state", "state_reason"])
        entries.write(
            actor=by.as_actor("returning officer"),
            action="governance.candidate-taken-off",
            subject=contest.election.as_subject(),
            payload={"nomination": locked.pk, "contest": contest.name, "reason": why},
        )
        personal_letters.taken_off(locked)
    nomination.refresh_from_db()


def complete_if_all_declared(election: Election) -> None:
    """The last contest that is declared completes the election."""
    waiting = election.contests.exclude(
        outcome__in=[ContestOutcome.DECLARED, ContestOutcome.UNCONTESTED]
    )
    if election.state == ElectionState.SETTLED and not waiting.exists():
        move(election, ElectionState.COMPLETED, None, "governance.election-completed")


def _check_closed(election: Election) -> None:
    if election.state == ElectionState.CALLED and clock.now() < election.nominations_close_at:
        raise GovernanceError(_("Nominations are still open."))
    undecided = Nomination.objects.filter(
        contest__election=election, state=NominationState.SUBMITTED
    ).count()
    if undecided:
        raise GovernanceError(
            ngettext(
                "Decide %(count)d nomination first.",
                "Decide %(count)d nominations first.",
                undecided,
            )
            % {"count": undecided}
        )


def _standing(election: Election) -> int:
    accepted = Nomination.objects.filter(contest__election=election, state=NominationState.ACCEPTED)
    return accepted.count()


def _turn_down_unproposed(election: Election) -> int:
    """Returns how many too few had proposed."""
    unproposed = Nomination.objects.filter(
        contest__election=election, state=NominationState.AWAITING_PROPOSERS
    )
    why = _("Too few members had proposed this candidate when nominations closed.")
    turned_down = list(unproposed.select_related("contest__election", "membership__person"))
    for nomination in turned_down:
        nomination.state, nomination.state_reason = NominationState.REJECTED, why
        nomination.save(update_fields=["state", "state_reason"])
        personal_letters.nomination_refused(nomination)
    return len(turned_down)


def _settle(contest: Contest, by: Person) -> None:
    standing = list(contest.nominations.filter(state=NominationState.ACCEPTED))
    if len(standing) > contest.vacancies:
        _hold_a_poll(contest, standing, by)
        return
    declare_uncontested(contest, standing)


def declare_uncontested(contest: Contest, standing: list[Nomination]) -> None:
    """No more candidates than seats: they are elected without a ballot; a seat that nobody stood for stays vacant."""
    seat_candidates(contest, standing, HowSeated.UNCONTESTED)
    contest.outcome = ContestOutcome.UNCONTESTED
    contest.save(update_fields=["outcome"])
    entries.write(
        actor=entries.SYSTEM,
        action="governance.contest-uncontested",
        subject=contest.election.as_subject(),
        payload={
            "contest": contest.name,
            "elected": len(standing),
            "vacant": contest.vacancies - len(standing),
        },
    )


def _hold_a_poll(contest: Contest, standing: list[Nomination], by: Person) -> None:
    ballot = _ballot(contest, standing, by)
    for nomination, option in zip(standing, ballot.options.order_by("number"), strict=True):
        nomination.option = option
        nomination.save(update_fields=["option"])
    _enrol(contest, ballot, by)
    contest.ballot, contest.outcome = ballot, ContestOutcome.POLL
    contest.save(update_fields=["ballot", "outcome"])
    with ballots_refusals_told():
        scheduling.schedule(ballot, by)


def _ballot(contest: Contest, standing: list[Nomination], by: Person) -> Ballot:
    """Ages were judged by the register, as for a resolution."""
    election = contest.election
    terms = Terms(
        question=f"{election.title}: {contest.name}"[:200],
        opens_at=election.opens_at,
        closes_at=election.closes_at,
        record_date=election.record_date,
        minimum_age=0,
        accepted_proofs=tuple(election.accepted_proofs),
    )
    return draft_election(
        terms,
        candidates=[one.name for one in standing],
        seats=contest.vacancies,
        strata=sorted(_classes(contest)),
        by=by,
    )


def _classes(contest: Contest) -> set[str]:
    voting = contest.election.constitution.classes.filter(votes=True)
    return set(contest.class_codes) or set(voting.values_list("code", flat=True))


def _enrol(contest: Contest, ballot: Ballot, by: Person) -> None:
    election = contest.election
    found = electors(
        election.constitution, election.record_date, contest.class_codes, contest.area_codes
    )
    codes = current_codes(election.constitution)
    voters = (roll_voter(one, codes) for one in found.select_related("person", "delegate"))
    if not enrol_members(ballot, by, election.record_date, voters):
        raise GovernanceError(
            _("Nobody can vote in %(contest)s: no member was in it on the record date.")
            % {"contest": contest.name}
        )


def roll_voter(membership: Membership, codes: Mapping[str, str]) -> RollVoter:
    """A member's line of the register as an entry of a roll; for an organisation its delegate casts, for a child its guardian.

    `codes` are `electorate.current_codes`: a line keeps the class it was entered in.
    """
    for_themselves = membership.member_organisation_id is None and not membership.guardian_email
    stands_in = membership.delegate if membership.member_organisation_id else membership.person
    return RollVoter(
        person=membership.person if for_themselves else None,
        name=membership.name,
        address=membership.address,
        postcode=membership.postcode,
        date_of_birth=membership.date_of_birth,
        stratum=codes[membership.class_code],
        holder=None if for_themselves else stands_in,
        member_id=str(membership.pk),
    )


def _withdraw_option(
    contest: Contest, ballot: Ballot, nomination: Nomination, by: Person, why: str
) -> None:
    with ballots_refusals_told():
        if ballot.state != BallotState.SCHEDULED:
            if nomination.option:
                opening.withdraw_option(nomination.option, by, why)
            return
        scheduling.unschedule(ballot, by)
        option, nomination.option = nomination.option, None
        nomination.save(update_fields=["option"])
        if option:
            option.delete()
        _poll_or_none(contest, ballot, by, why)


def _poll_or_none(contest: Contest, ballot: Ballot, by: Person, why: str) -> None:
    """With a candidate gone before the poll there may be nothing left to vote on."""
    if ballot.options.count() > contest.vacancies:
        scheduling.schedule(ballot, by)
        return
    scheduling.cancel(ballot, by, why)
    standing = contest.nominations.filter(option__ballot=ballot)
    declare_uncontested(contest, list(standing))
    complete_if_all_declared(contest.election)
