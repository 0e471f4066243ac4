"""Votes of members, in states a secretary would name; made through the verbs."""

from datetime import date, timedelta
from fractions import Fraction

from django.utils import timezone

from ballots import keying
from ballots.casting import SignedIn, cast, form_token
from ballots.counting.resolutions import ResolutionRule
from ballots.drafting import BlockTerms, Terms, draft_election, draft_resolution
from ballots.enrolling import RollVoter, enrol_members
from ballots.models import RollEntry
from ballots.papers_by_post import mark
from ballots.tasks import reconcile_and_count
from record.entries import SYSTEM
from tests.factories import PersonFactory
from tests.states import closed, opened

RECORD_DATE = date(2026, 10, 1)
HEADS = ResolutionRule(method="head-count", threshold=Fraction(1, 2), at_least=False)
TENANTS = BlockTerms(code="tenants", name="Tenants")
EMPLOYEES = BlockTerms(code="employees", name="Employees")


def terms(**changed):
    now = timezone.now()
    usual = {
        "question": "Who speaks for the members?",
        "opens_at": now - timedelta(hours=1),
        "closes_at": now + timedelta(days=7),
        "record_date": RECORD_DATE,
    }
    return Terms(**{**usual, **changed})


def election_draft(candidates=("Ada", "Ben", "Cai"), seats=1, most_ranked=None, **changed):
    return draft_election(
        terms(**changed),
        candidates=candidates,
        seats=seats,
        strata=["tenants", "employees"],
        most_ranked=most_ranked,
        by=SYSTEM,
    )


def resolution_draft(rule=HEADS, blocks=(TENANTS, EMPLOYEES), **changed):
    return draft_resolution(terms(**changed), rule=rule, blocks=blocks, by=SYSTEM)


DRAFTS = {"ranking": election_draft, "resolution": resolution_draft}


def member(number, stratum="tenants", **changed):
    """A member of the register with an account, born in 1966, of a house and a number of their own."""
    usual = {
        "member_id": f"M{number:03d}",
        "name": f"Member {number}",
        "address": f"{number} Coppice Hill",
        "postcode": "BK3 7QX",
        "date_of_birth": date(1966, 3, 14),
        "stratum": stratum,
    }
    if "person" not in changed and "holder" not in changed:
        usual["person"] = PersonFactory()
    return RollVoter(**{**usual, **changed})


def enrolled(ballot, *voters):
    enrol_members(ballot, SYSTEM, RECORD_DATE, voters or [member(n) for n in range(1, 4)])
    return ballot


def with_members(draft, tenants=6, employees=3):
    """Open, with a roll of both classes; the first are tenants."""
    voters = [member(n) for n in range(1, tenants + 1)]
    voters += [member(n, "employees") for n in range(tenants + 1, tenants + employees + 1)]
    return opened(enrolled(draft, *voters))


def voted(ballot, number, *marks, token=None):
    """Member `number` signs in and casts."""
    entry = RollEntry.objects.get(ballot=ballot, member_reference=f"M{number:03d}")
    return cast(
        ballot=ballot,
        voter=SignedIn(entry.holder, entry.pk),
        marks=marks,
        form_token=token or form_token(),
    )


def marked_on_paper(ballot, number):
    """The identity desk has opened the envelope of member `number`; returns the receipt."""
    entry = RollEntry.objects.get(ballot=ballot, member_reference=f"M{number:03d}")
    return mark(entry, PersonFactory(is_staff=True))


def keyed(ballot, stratum, *marks):
    """A paper of that class was keyed alike by two officers and is in the box; without marks a spoilt one."""
    batch = keying.open_batch(ballot, stratum, 1, PersonFactory(is_staff=True))
    for officer in PersonFactory.create_batch(2, is_staff=True):
        turn = keying.take_turn(batch, officer)
        keying.key(turn, 1, marks)
        keying.finish(turn, officer)


def counted(ballot, *papers):
    """Member 1 casts the first paper, member 2 the second; then closed, parted and counted."""
    for number, marks in enumerate(papers, start=1):
        if marks is not None:
            voted(ballot, number, *marks)
    closed(ballot)
    reconcile_and_count(ballot.pk, "returning officer", "x")
    ballot.refresh_from_db()
    assert ballot.state == "counted"
    return ballot
