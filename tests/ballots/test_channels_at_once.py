"""One member, several ways to vote, the same instant, each on a connection of its own: one paper is left."""

from functools import partial
from itertools import combinations_with_replacement

import pytest

from ballots import assisting, box
from ballots.casting import PostedCode, SignedIn, cast, form_token
from ballots.codes import issue_codes
from ballots.errors import AlreadyOnPaper, NotAllowedNow, Refused, StaleForm
from ballots.models import RollEntry
from ballots.proxies import appoint_proxy
from ballots.receipts import digest
from ballots.reconciling import reckoning, reconcile
from record.entries import SYSTEM
from tests.factories import PersonFactory
from tests.member_votes import DRAFTS, keyed, marked_on_paper, with_members
from tests.states import closed
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)
REFUSALS = (Refused, StaleForm, AlreadyOnPaper, NotAllowedNow)
CHANNELS = ("signed-in", "proxy", "posted-code", "paper", "assisted")
PAIRS = list(combinations_with_replacement(CHANNELS, 2))


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


def ways_of(ballot, entry):
    """How the one vote of `entry` can be cast, by channel; each returns its receipt."""
    online = zip(("signed-in", "proxy", "posted-code"), acts(ballot, entry), strict=True)
    ways = {channel: lambda act=act: act().receipt for channel, act in online}
    helper = PersonFactory(is_staff=True)
    return {
        **ways,
        "paper": lambda: marked_on_paper(ballot, 1),
        "assisted": lambda: assisting.cast(entry, [2], helper),
    }


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


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_through_any_two_channels_at_once_one_vote_counts(ballot, entry, pair):
    ways = ways_of(ballot, entry)
    done = together(*[ways[channel] for channel in pair])
    through = [one for one in done if isinstance(one, str)]
    assert all(isinstance(one, (str, *REFUSALS)) for one in done)
    # Online a later vote replaces an earlier one under the same receipt; beside a desk only one gets through.
    assert len(set(through)) == 1
    assert len(through) == 1 or not {"paper", "assisted"} & set(pair)
    assert_one_vote(ballot, entry, through[0])


def assert_one_vote(ballot, entry, receipt):
    entry.refresh_from_db()
    on_paper = entry.channel == "paper"
    assert box.sizes(ballot.pk) == (0 if on_paper else 1, 1)
    if on_paper:
        keyed(ballot, "tenants", 2)
    assert reckoning(ballot).agrees
    assert len(the_paper(ballot)) == 1
    assert [one.digest for one in ballot.receipts.all()] == [digest(receipt)]


def test_all_channels_at_once(ballot, entry):
    done = together(*ways_of(ballot, entry).values())
    assert all(isinstance(one, (str, *REFUSALS)) for one in done)
    [receipt] = {one for one in done if isinstance(one, str)}
    assert_one_vote(ballot, entry, receipt)


def test_two_desks_at_once_mark_once(ballot, entry):
    done = together(*[lambda: marked_on_paper(ballot, 1)] * 3)
    assert sum(isinstance(one, str) for one in done) == 1
    assert box.sizes(ballot.pk) == (0, 1)
