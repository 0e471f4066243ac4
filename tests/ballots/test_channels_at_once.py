"""One member, several ways to vote, the same instant, each on a connection of its own: one paper is left."""

from functools import partial

import pytest

from ballots import box
from ballots.casting import PostedCode, SignedIn, cast, form_token
from ballots.codes import issue_codes
from ballots.errors import AlreadyOnPaper, Refused, StaleForm
from ballots.models import RollEntry
from ballots.proxies import appoint_proxy
from ballots.reconciling import reckoning, reconcile
from record.entries import SYSTEM
from tests.factories import PersonFactory
from tests.member_votes import DRAFTS, keyed, marked_on_paper, with_members
from tests.states import closed
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)
REFUSALS = (Refused, StaleForm, AlreadyOnPaper)


@pytest.fixture(params=DRAFTS)
def ballot(request):
    return with_members(DRAFTS[request.param](), tenants=3, employees=0)


@pytest.fixture
def entry(ballot):
    return RollEntry.objects.select_related("holder").get(member_reference="M001")


def acts(ballot, entry):
    """Signing in, a proxy, and a code from a letter: forms made in that order."""
    proxy = PersonFactory()
    appoint_proxy(entry, proxy, by=SYSTEM)
    [(_entry, code)] = list(issue_codes(ballot, SYSTEM, [entry]))
    voters = [SignedIn(entry.holder, entry.pk), SignedIn(proxy, entry.pk), PostedCode(code)]
    return [
        partial(cast, ballot=ballot, voter=voter, marks=[place], form_token=form_token())
        for place, voter in enumerate(voters, start=1)
    ]


def the_paper(ballot):
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    return [paper.marks for paper in ballot.papers.all()]


@pytest.mark.parametrize("_again", range(4))
def test_online_the_strongest_proof_is_left(ballot, entry, _again):
    done = together(*acts(ballot, entry) * 2)
    assert all(isinstance(one, REFUSALS) or one.receipt for one in done)
    assert len({one.receipt for one in done if not isinstance(one, REFUSALS)}) == 1
    entry.refresh_from_db()
    assert entry.proof == "posted-code"
    assert box.sizes(ballot.pk) == (1, 1)
    assert the_paper(ballot) == [[3]]


@pytest.mark.parametrize("_again", range(4))
def test_with_the_paper_desk_the_paper_is_left(ballot, entry, _again):
    *_votes, receipt = together(*acts(ballot, entry), lambda: marked_on_paper(ballot, 1))
    assert isinstance(receipt, str)
    entry.refresh_from_db()
    assert (entry.channel, entry.proof) == ("paper", "")
    assert box.sizes(ballot.pk) == (0, 1)
    keyed(ballot, "tenants", 2)
    assert reckoning(ballot).agrees
    assert the_paper(ballot) == [[2]]


def test_two_desks_at_once_mark_once(ballot, entry):
    done = together(*[lambda: marked_on_paper(ballot, 1)] * 3)
    assert sum(isinstance(one, str) for one in done) == 1
    assert box.sizes(ballot.pk) == (0, 1)
