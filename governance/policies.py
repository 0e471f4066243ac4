"""Who sees what of bodies and elections. What is granted by organisation stands in `members.organisation_policies`."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from governance.models import Election, Nomination, NominationState
from members import organisation_policies
from members.models import Membership, Organisation, Person
from statute import clock

Somebody = Person | AnonymousUser


def organisations_visible_to(person: Somebody) -> QuerySet[Organisation]:
    """What anyone may see, and for officers what is on their desk."""
    on_desk = organisation_policies.visible_to(person).values("pk")
    return Organisation.objects.filter(Q(published=True) | Q(pk__in=on_desk))


def public_elections(organisation: Organisation) -> QuerySet[Election]:
    """Those that were called; a draft is on the officers' desk alone."""
    return Election.objects.filter(organisation=organisation).public()


def memberships_of(person: Somebody, organisation: Organisation) -> QuerySet[Membership]:
    """The memberships this person acts for today: their own, a child's whose guardian they are."""
    if not isinstance(person, Person):
        return Membership.objects.none()
    today = clock.now().date()
    return Membership.objects.on(today).filter(organisation=organisation, person=person)


def nominations_of(person: Somebody) -> QuerySet[Nomination]:
    """The candidacies this person acts for, whatever became of them."""
    if not isinstance(person, Person):
        return Nomination.objects.none()
    return Nomination.objects.filter(membership__person=person)


def public_nominations(election: Election) -> QuerySet[Nomination]:
    """Candidates, those who were and withdrew, and once candidates are settled those found not valid."""
    seen = Q(accepted_at__isnull=False)
    if election.state not in {"draft", "called"}:
        seen |= Q(state=NominationState.REJECTED)
    return Nomination.objects.filter(seen, contest__election=election)
