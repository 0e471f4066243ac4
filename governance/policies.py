"""Who sees what of bodies, elections, resolutions and meetings. What is granted by organisation stands in `members.organisation_policies`."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from ballots.models import RollEntry
from governance.electorate import electors
from governance.models import (
    Channel,
    Election,
    Meeting,
    Nomination,
    NominationState,
    Resolution,
    ResolutionState,
)
from governance.models.resolution import ResolutionQuerySet
from members import organisation_policies
from members.models import Membership, Organisation, Person
from statute import clock

Somebody = Person | AnonymousUser


def organisations_visible_to(person: Somebody) -> QuerySet[Organisation]:
    """What anyone may see, and for officers what is on their desk."""
    on_desk = organisation_policies.visible_to(person).values("pk")
    return Organisation.objects.filter(Q(published=True) | Q(pk__in=on_desk))


def public_resolutions(organisation: Organisation) -> ResolutionQuerySet:
    """Those that were called; a draft is on the secretary's desk alone."""
    return Resolution.objects.filter(organisation=organisation).public()


def public_meetings(organisation: Organisation) -> QuerySet[Meeting]:
    """Those of which notice was given, cancelled or not."""
    return Meeting.objects.filter(organisation=organisation).exclude(called_at=None)


def may_sign_with(person: Somebody, resolution: Resolution) -> QuerySet[Membership]:
    """The memberships with which this person may sign: those they act for that were on the register on the record date."""
    if not isinstance(person, Person) or resolution.channel != Channel.SIGNATURES:
        return Membership.objects.none()
    members = electors(resolution.rule.constitution, resolution.record_date)
    return members.filter(Q(person=person) | Q(delegate=person))


def may_send_a_proxy_for(person: Somebody, resolution: Resolution) -> QuerySet[RollEntry]:
    """The entries of the roll for which this person votes in their own right, and may send somebody else."""
    called = resolution.state == ResolutionState.CALLED and resolution.ballot_id
    if not isinstance(person, Person) or not called or not resolution.proxies_allowed:
        return RollEntry.objects.none()
    own = RollEntry.objects.standing().filter(ballot=resolution.ballot_id, holder=person)
    return own.select_related("proxy").order_by("pk")


def public_elections(organisation: Organisation) -> QuerySet[Election]:
    """Those that were called; a draft is on the officers' desk alone."""
    return Election.objects.filter(organisation=organisation).public()


def memberships_of(person: Somebody, organisation: Organisation) -> QuerySet[Membership]:
    """The memberships this person acts for today: their own, a child's whose guardian they are, an organisation's whose delegate they are."""
    if not isinstance(person, Person):
        return Membership.objects.none()
    today = clock.now().date()
    own = Membership.objects.on(today).filter(organisation=organisation)
    return own.filter(Q(person=person) | Q(delegate=person))


def nominations_of(person: Somebody) -> QuerySet[Nomination]:
    """The candidacies this person acts for, whatever became of them."""
    if not isinstance(person, Person):
        return Nomination.objects.none()
    return Nomination.objects.filter(Q(membership__person=person) | Q(membership__delegate=person))


def public_nominations(election: Election) -> QuerySet[Nomination]:
    """Candidates, those who were and withdrew, and once candidates are settled those found not valid."""
    seen = Q(accepted_at__isnull=False)
    if election.state not in {"draft", "called"}:
        seen |= Q(state=NominationState.REJECTED)
    return Nomination.objects.filter(seen, contest__election=election)
