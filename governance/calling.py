"""An election from draft to called, and its end without a result."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ballots import scheduling
from governance.errors import GovernanceError, ballots_refusals_told
from governance.models import Body, Constituency, Contest, Election, ElectionState, Filling
from governance.models.election import ELECTION_MOVES
from governance.seats import vacant_on
from members.models import Constitution, Organisation, Person
from record import entries
from statute import clock, parameters

COMMITTEE_MINIMUM_AGE = "society-committee-minimum-age"


@dataclass(frozen=True)
class ElectionFacts:
    """What an officer says of an election. The hours come in this order: nominations, then the vote."""

    title: str
    body_code: str
    record_date: date
    nominations_open_at: datetime
    nominations_close_at: datetime
    opens_at: datetime
    closes_at: datetime
    terms_begin_on: date
    accepted_proofs: tuple[str, ...]
    summary: str = ""


@transaction.atomic
def make_election(*, organisation: Organisation, by: Person, facts: ElectionFacts) -> Election:
    """A draft with a contest for each elected constituency that has a seat free when the terms begin.

    Raises GovernanceError where no constitution is in force on the record date, the hours are out of order, or no seat comes up.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    body = _body(organisation, facts)
    _check_hours(facts)
    election = Election.objects.create(
        organisation=organisation,
        constitution=body.constitution,
        slug=slug_for(organisation.elections.all(), facts.title, "election"),
        made_by=by,
        **vars(facts),
    )
    _make_contests(election, body)
    _record_draft(election, by, "governance.election-made")
    return election


@transaction.atomic
def change_election(*, election: Election, by: Person, facts: ElectionFacts) -> Election:
    """The draft with new facts; its contests are those of the new dates. Raises GovernanceError as making it does.

    Who changes a draft has made it too: the last of them may not declare it.
    """
    Organisation.objects.select_for_update().get(pk=election.organisation_id)
    locked = lock(election)
    if locked.state != ElectionState.DRAFT:
        raise GovernanceError(_("Only a draft can be changed. This election has been called."))
    body = _body(locked.organisation, facts)
    _check_hours(facts)
    locked.constitution, locked.made_by = body.constitution, by
    for name, value in vars(facts).items():
        setattr(locked, name, value)
    locked.save()
    locked.contests.all().delete()
    _make_contests(locked, body)
    _record_draft(locked, by, "governance.election-changed")
    return locked


def facts_of(election: Election) -> ElectionFacts:
    """What an officer said of it, for the pages that change it."""
    given = {one.name: getattr(election, one.name) for one in fields(ElectionFacts)}
    return ElectionFacts(**{**given, "accepted_proofs": tuple(election.accepted_proofs)})


def call(election: Election, by: Person) -> None:
    """Publish the election: nominations are taken between their hours. Raises GovernanceError."""
    with transaction.atomic():
        locked = lock(election)
        locked.called_at = clock.now()
        locked.save(update_fields=["called_at"])
        move(locked, ElectionState.CALLED, by, "governance.election-called")
        if locked.nominations_close_at <= clock.now():
            raise GovernanceError(
                _("Nominations would be closed already. Change the dates first."),
                "nominations_close_at",
            )
    election.refresh_from_db()


@dataclass(frozen=True)
class LaterHours:
    """New hours of a called election; none earlier than members were told."""

    nominations_close_at: datetime
    opens_at: datetime
    closes_at: datetime


@transaction.atomic
def postpone(election: Election, by: Person, hours: LaterHours, reason: str) -> None:
    """Move the close of nominations and the vote later, with a public reason, until candidates are settled.

    Raises GovernanceError for an hour earlier than members were told, or out of order.
    """
    why, locked = said(reason), lock(election)
    if locked.state != ElectionState.CALLED:
        raise GovernanceError(_("The hours can be moved only until the candidates are settled."))
    told = {name: getattr(locked, name) for name in vars(hours)}
    for name, hour in vars(hours).items():
        if hour < told[name]:
            raise GovernanceError(_("It cannot be earlier than members were told."), name)
        setattr(locked, name, hour)
    _check_hours(facts_of(locked))
    locked.postponed_reason = why
    locked.save(update_fields=[*told, "postponed_reason"])
    entries.write(
        actor=by.as_actor("secretary"),
        action="governance.election-postponed",
        subject=locked.as_subject(),
        payload={"closes_at": locked.closes_at.isoformat(), "reason": why},
    )
    election.refresh_from_db()


@transaction.atomic
def end_nominations_early(election: Election, by: Person, reason: str) -> None:
    """Close nominations and open the vote now, in a demonstration, with a recorded reason. Raises GovernanceError elsewhere.

    No page offers it: members of a real organisation were told the hours.
    """
    why, locked = said(reason), lock(election)
    if not locked.organisation.demonstration or locked.state != ElectionState.CALLED:
        raise GovernanceError(_("Only the nominations of a demonstration can be ended early."))
    locked.nominations_close_at = locked.opens_at = clock.now()
    locked.save(update_fields=["nominations_close_at", "opens_at"])
    entries.write(
        actor=by.as_actor("secretary"),
        action="governance.nominations-ended-early",
        subject=locked.as_subject(),
        payload={"reason": why},
    )
    election.refresh_from_db()


def cancel(election: Election, by: Person, reason: str) -> None:
    """End the election without a result, with a public reason; its open ballots are cancelled unread."""
    why = said(reason)
    with transaction.atomic():
        locked = lock(election)
        _cancel_ballots(locked, by, why)
        locked.cancelled_reason = why
        locked.save(update_fields=["cancelled_reason"])
        move(locked, ElectionState.CANCELLED, by, "governance.election-cancelled", reason=why)
    election.refresh_from_db()


def lock(election: Election) -> Election:
    return Election.objects.select_for_update().get(pk=election.pk)


def move(election: Election, to: str, by: Person | None, action: str, **payload: object) -> None:
    """Save the new state and record it. Raises GovernanceError where the table of moves forbids it."""
    if (election.state, to) not in ELECTION_MOVES:
        raise GovernanceError(
            _("This election is “%(now)s”, so it cannot become “%(then)s”.")
            % {
                "now": ElectionState(election.state).label,
                "then": ElectionState(to).label,
            }
        )
    election.state = to
    election.save(update_fields=["state"])
    entries.write(
        actor=by.as_actor("officer") if by else entries.SYSTEM,
        action=action,
        subject=election.as_subject(),
        payload=payload,
    )


def said(reason: str) -> str:
    """The reason without blanks around it. Raises GovernanceError if there is none."""
    if not reason.strip():
        raise GovernanceError(_("Give a reason. It is published."), "reason")
    return reason.strip()


def _body(organisation: Organisation, facts: ElectionFacts) -> Body:
    constitution = Constitution.objects.in_force(organisation, facts.record_date)
    body = constitution and constitution.bodies.filter(code=facts.body_code).first()
    if not body:
        raise GovernanceError(
            _("No rules with this body are in force on the record date."), "record_date"
        )
    return body


def _check_hours(facts: ElectionFacts) -> None:
    in_order = (
        facts.nominations_open_at < facts.nominations_close_at <= facts.opens_at < facts.closes_at
    )
    if not in_order:
        raise GovernanceError(
            _(
                "The hours must follow each other: nominations open and close, then the vote opens and closes."
            ),
            "closes_at",
        )
    if facts.record_date > facts.opens_at.date():
        raise GovernanceError(_("The record date must not be after the vote opens."), "record_date")


def _make_contests(election: Election, body: Body) -> None:
    for constituency in body.constituencies.filter(filling=Filling.ELECTED):
        _contest(election, body, constituency)
    if not election.contests.exists():
        raise GovernanceError(
            _("No elected seat of this body is free on that day."), "terms_begin_on"
        )


def _record_draft(election: Election, by: Person, action: str) -> None:
    entries.write(
        actor=by.as_actor("secretary"),
        action=action,
        subject=election.as_subject(),
        payload={"seats": sum(election.contests.values_list("vacancies", flat=True))},
    )


def _contest(election: Election, body: Body, constituency: Constituency) -> None:
    vacancies = len(vacant_on(constituency, election.terms_begin_on))
    if not vacancies:
        return
    Contest.objects.create(
        election=election,
        constituency_code=constituency.code,
        name=constituency.name,
        class_codes=constituency.class_codes,
        area_codes=constituency.area_codes,
        vacancies=vacancies,
        proposers=constituency.proposers,
        minimum_age=minimum_age(body, election.terms_begin_on),
        term_months=constituency.term_months,
    )


def minimum_age(body: Body, on: date) -> int:
    """The age to sit on a body: its own rule, and never below the Act's for a society's committee."""
    own = body.minimum_age or 0
    if not (body.is_committee and body.constitution.organisation.is_society):
        return own
    return max(own, int(parameters.value(COMMITTEE_MINIMUM_AGE, on)))


def slug_for(taken_by: models.QuerySet[Any], title: str, otherwise: str) -> str:
    """A name for the address of a page that none of these has yet."""
    base = slugify(title)[:70] or otherwise
    taken = set(taken_by.filter(slug__startswith=base).values_list("slug", flat=True))
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _cancel_ballots(election: Election, by: Person, reason: str) -> None:
    polls = election.contests.exclude(ballot=None).select_related("ballot")
    for contest in polls:
        with ballots_refusals_told():
            if contest.ballot:
                scheduling.cancel(contest.ballot, by, reason)
