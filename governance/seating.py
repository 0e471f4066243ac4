"""Putting people into seats and out of them: by election, by appointment, and for a casual vacancy."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance.errors import GovernanceError
from governance.may_sit import check_may_sit
from governance.models import (
    Body,
    Constituency,
    Contest,
    Filling,
    HowSeated,
    Nomination,
    Seat,
    Term,
)
from governance.nominating import name_on_paper
from governance.seats import term_end, vacant_on
from members.models import Constitution, Membership, Organisation, Person
from record import entries
from statute import clock


def seat_candidates(contest: Contest, elected: Sequence[Nomination], how: str) -> list[Term]:
    """A term for each of the elected, in order of election. Doing it again makes no second term."""
    began = contest.election.terms_begin_on
    constituency = constituency_of(contest)
    seated = set(contest.terms.values_list("membership", flat=True))
    waiting = [one for one in elected if one.membership_id not in seated]
    free = vacant_on(constituency, began)
    return [
        Term.objects.create(
            seat=seat,
            membership=nomination.membership,
            name=nomination.name,
            how=how,
            contest=contest,
            began_on=began,
            ends_on=term_end(constituency, began, place),
        )
        for place, (seat, nomination) in enumerate(
            zip(free, waiting, strict=False), start=len(seated)
        )
    ]


def constituency_of(contest: Contest) -> Constituency:
    return Constituency.objects.get(
        body__constitution=contest.election.constitution_id,
        body__code=contest.election.body_code,
        code=contest.constituency_code,
    )


@transaction.atomic
def appoint(
    *,
    constituency: Constituency,
    by: Person,
    name: str,
    began_on: date,
    membership: Membership | None = None,
) -> Term:
    """The organisation that appoints fills a free seat of its own. Raises GovernanceError."""
    if constituency.filling != Filling.APPOINTED:
        raise GovernanceError(_("This seat is filled by election."))
    seat = _free_seat(constituency, began_on)
    return _seat(
        seat,
        by,
        name=name,
        membership=membership,
        how=HowSeated.APPOINTED,
        appointed_by=constituency.appointed_by,
        began_on=began_on,
        ends_on=term_end(constituency, began_on, 0),
    )


@transaction.atomic
def co_opt(
    *, seat: Seat, by: Person, membership: Membership, began_on: date, name: str = ""
) -> Term:
    """Fill a casual vacancy until the term that was left would have ended. Raises GovernanceError.

    `name` is who sits where the member is an organisation.
    """
    left = seat.terms.exclude(vacated_on=None).order_by("-began_on").first()
    if left is None or left.ends_on <= began_on:
        raise GovernanceError(_("There is no term to serve out: the seat comes up at an election."))
    check_may_sit(seat, membership, began_on)
    if membership.member_organisation_id and not name:
        raise GovernanceError(_("Enter the name of the person who sits for it."), "name")
    return _seat(
        seat,
        by,
        name=name_on_paper(membership, name or membership.name),
        membership=membership,
        how=HowSeated.CO_OPTED,
        appointed_by=None,
        began_on=began_on,
        ends_on=left.ends_on,
    )


@transaction.atomic
def vacate(term: Term, by: Person, on: date, because: str) -> None:
    """End a term early: the seat is a casual vacancy from that day. Raises GovernanceError."""
    locked = Term.objects.select_for_update(of=("self",)).select_related("seat").get(pk=term.pk)
    if locked.vacated_on is not None:
        raise GovernanceError(_("This seat was vacated already."))
    if not locked.began_on <= on <= locked.ends_on:
        raise GovernanceError(
            _("Choose a day between %(began)s and %(ends)s.")
            % {
                "began": date_format(locked.began_on, "j F Y"),
                "ends": date_format(locked.ends_on, "j F Y"),
            },
            "on",
        )
    locked.vacated_on, locked.vacated_because = on, because
    locked.save(update_fields=["vacated_on", "vacated_because"])
    _record(locked, by, "governance.seat-vacated", because=because)
    term.refresh_from_db()


def bodies_now(organisation: Organisation) -> list[Body]:
    """The bodies of the constitution in force today, with their constituencies."""
    constitution = Constitution.objects.in_force(organisation, clock.now().date())
    if constitution is None:
        return []
    return list(constitution.bodies.prefetch_related("constituencies"))


def _free_seat(constituency: Constituency, on: date) -> Seat:
    free = vacant_on(constituency, on)
    if not free:
        raise GovernanceError(_("Every seat here is held on that day."), "began_on")
    return free[0]


def _seat(seat: Seat, by: Person, **facts: object) -> Term:
    Seat.objects.select_for_update().get(pk=seat.pk)
    try:
        with transaction.atomic():
            term = Term.objects.create(seat=seat, **facts)
    except IntegrityError as error:
        raise GovernanceError(_("Somebody holds this seat in that time."), "began_on") from error
    _record(term, by, "governance.seated", how=term.how)
    return term


def _record(term: Term, by: Person, action: str, **payload: object) -> None:
    entries.write(
        actor=by.as_actor("secretary"),
        action=action,
        subject=term.seat.organisation.as_subject(),
        payload={"seat": str(term.seat), **payload},
    )
