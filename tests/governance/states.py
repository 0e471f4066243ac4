"""Elections and resolutions in the states that tests need, reached through their own verbs."""

from datetime import date, timedelta

from django.utils import timezone

from ballots.casting import cast, form_token
from ballots.closing import close
from ballots.declaring import declare
from ballots.models import RollEntry
from ballots.opening import open_ballot
from ballots.reconciling import reconcile
from ballots.tallying import count
from ballots.voters import SignedIn
from governance import calling, nominating, resolving, settling
from governance.calling import ElectionFacts
from governance.models import Contest, Election
from governance.nominating import Candidacy
from governance.resolving import ResolutionFacts
from record.entries import SYSTEM
from tests.factories import OfficerFactory, PersonFactory
from tests.organisations import MembershipFactory, thirds
from tests.states import past_its_close


def member(organisation, class_code="families", **kwargs):
    """A member with an account, who can sign in and vote."""
    person = PersonFactory()
    return MembershipFactory(
        organisation=organisation,
        class_code=class_code,
        person=person,
        email=person.email,
        **kwargs,
    )


def election_facts(**kwargs):
    now = timezone.now()
    facts = {
        "title": "Board election 2026",
        "body_code": "board",
        "record_date": timezone.localdate(),
        "nominations_open_at": now - timedelta(hours=1),
        "nominations_close_at": now + timedelta(days=7),
        "opens_at": now + timedelta(days=8),
        "closes_at": now + timedelta(days=15),
        "terms_begin_on": timezone.localdate() + timedelta(days=20),
        "accepted_proofs": ("sign-in",),
    }
    return ElectionFacts(**{**facts, **kwargs})


def called_election(organisation=None, **kwargs):
    organisation = organisation or thirds()
    by = OfficerFactory()
    election = calling.make_election(
        organisation=organisation, by=by, facts=election_facts(**kwargs)
    )
    calling.call(election, by)
    return election


def stood(contest, membership, name=""):
    """The member is an accepted candidate."""
    nomination = nominating.nominate(
        contest=contest,
        membership=membership,
        by=membership.person,
        said=Candidacy(name or membership.name, "I use the centre every week.", "None."),
    )
    nominating.accept(nomination, OfficerFactory())
    return nomination


def nominations_closed(election):
    Election.objects.filter(pk=election.pk).update(
        nominations_close_at=timezone.now() - timedelta(seconds=1),
        opens_at=timezone.now(),
    )
    election.refresh_from_db()


def polled(election, code="families"):
    """The contest of an election whose nominations closed with more candidates than seats; its ballot open."""
    nominations_closed(election)
    settling.settle(election, OfficerFactory())
    contest = Contest.objects.get(election=election, constituency_code=code)
    assert open_ballot(contest.ballot_id)
    contest.ballot.refresh_from_db()
    return contest


def votes(ballot, membership, *marks):
    """The member signs in and casts these marks."""
    entry = RollEntry.objects.get(ballot=ballot, member_reference=str(membership.pk))
    return cast(
        ballot=ballot,
        voter=SignedIn(membership.person, entry.pk),
        marks=list(marks),
        form_token=form_token(),
    )


def declared(ballot):
    """Closed, reconciled, counted and declared, with all that listens to it."""
    past_its_close(ballot)
    assert close(ballot.pk)
    reconcile(ballot.pk, SYSTEM)
    count(ballot.pk)
    ballot.refresh_from_db()
    declare(ballot, OfficerFactory())
    ballot.refresh_from_db()
    return ballot


def resolution_facts(**kwargs):
    now = timezone.now()
    facts = {
        "title": "Saturday opening",
        "text": "Open all three centres on Saturdays from January 2027.",
        "rule_code": "ordinary",
        "record_date": timezone.localdate(),
        "opens_at": now - timedelta(minutes=1) if "record_date" not in kwargs else now,
        "closes_at": now + timedelta(days=7),
        "accepted_proofs": ("sign-in",),
    }
    return ResolutionFacts(**{**facts, **kwargs})


def drafted(organisation=None, **kwargs):
    return resolving.make_resolution(
        organisation=organisation or thirds(), by=OfficerFactory(), facts=resolution_facts(**kwargs)
    )


def called(organisation=None, **kwargs):
    """A resolution whose ballot is open, on the organisation's members of today."""
    resolution = drafted(organisation, **kwargs)
    resolving.call(resolution, OfficerFactory())
    if resolution.ballot_id:
        assert open_ballot(resolution.ballot_id)
        resolution.ballot.refresh_from_db()
    return resolution


BORN_1950 = date(1950, 6, 1)
