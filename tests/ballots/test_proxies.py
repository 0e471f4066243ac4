"""Appointing somebody to vote in one's place, and taking that back."""

import pytest

from ballots.errors import NotAllowedNow
from ballots.models import RollEntry
from ballots.proxies import appoint_proxy, withdraw_proxy
from ballots.reconciling import strike
from record.models import RecordEntry
from record.sentences import sentence
from tests.factories import PersonFactory
from tests.member_votes import election_draft, enrolled, voted, with_members
from tests.states import closed, past_its_close
from tests.threads import together


@pytest.fixture
def ballot(db):
    return with_members(election_draft(), tenants=8)


@pytest.fixture
def entry(ballot):
    return RollEntry.objects.get(member_reference="M001")


def test_appointed_and_withdrawn_with_nobody_named_on_the_record(entry):
    proxy = PersonFactory(name="Ngozi Okafor")
    appoint_proxy(entry, proxy, by=entry.holder)
    assert entry.proxy == proxy
    withdraw_proxy(entry, by=PersonFactory(is_staff=True))
    assert entry.proxy is None
    said = RecordEntry.objects.filter(action__startswith="ballots.proxy").order_by("pk")
    assert [one.actor_role for one in said] == ["member", "officer"]
    assert "appointed a proxy" in sentence(said[0])
    assert not any("Okafor" in one.payload or "M001" in one.payload for one in said)


def test_before_the_opening_too(db):
    ballot = enrolled(election_draft())
    appoint_proxy(ballot.entries.first(), PersonFactory(), by=PersonFactory())


def test_not_oneself(entry):
    with pytest.raises(NotAllowedNow, match="somebody else"):
        appoint_proxy(entry, entry.holder, by=entry.holder)


def test_not_two(entry):
    appoint_proxy(entry, PersonFactory(), by=entry.holder)
    with pytest.raises(NotAllowedNow, match="already"):
        appoint_proxy(entry, PersonFactory(), by=entry.holder)


def test_none_cannot_be_withdrawn(entry):
    with pytest.raises(NotAllowedNow, match="no proxy"):
        withdraw_proxy(entry, by=entry.holder)


@pytest.mark.parametrize(
    "act",
    [
        lambda e: appoint_proxy(e, PersonFactory(), by=e.holder),
        lambda e: withdraw_proxy(e, by=e.holder),
    ],
    ids=["appoint", "withdraw"],
)
def test_after_voting_it_is_too_late(ballot, entry, act):
    appoint_proxy(entry, PersonFactory(), by=entry.holder)
    voted(ballot, 1, 1)
    with pytest.raises(NotAllowedNow, match="before voting"):
        act(entry)


@pytest.mark.parametrize("over", [past_its_close, closed])
def test_after_the_close_it_is_too_late(ballot, entry, over):
    over(ballot)
    with pytest.raises(NotAllowedNow, match="Voting is over"):
        appoint_proxy(entry, PersonFactory(), by=entry.holder)


def test_a_struck_entry_has_no_proxy(entry):
    strike(entry, PersonFactory(is_staff=True), "Left before the record date")
    with pytest.raises(NotAllowedNow):
        appoint_proxy(entry, PersonFactory(), by=entry.holder)


def test_one_person_stands_in_for_five_and_no_more(ballot):
    proxy, entries = PersonFactory(), list(ballot.entries.order_by("pk"))
    for entry in entries[:5]:
        appoint_proxy(entry, proxy, by=entry.holder)
    with pytest.raises(NotAllowedNow, match="proxy for 5 members already"):
        appoint_proxy(entries[5], proxy, by=entries[5].holder)
    withdraw_proxy(entries[0], by=entries[0].holder)
    appoint_proxy(entries[5], proxy, by=entries[5].holder)
    other = with_members(election_draft())
    appoint_proxy(other.entries.first(), proxy, by=proxy)


@pytest.mark.django_db(transaction=True)
def test_eight_appointments_at_once_leave_five():
    ballot, proxy = with_members(election_draft(), tenants=8, employees=0), PersonFactory()
    entries = list(ballot.entries.select_related("holder"))
    done = together(*[lambda e=entry: appoint_proxy(e, proxy, by=e.holder) for entry in entries])
    assert sum(isinstance(one, NotAllowedNow) for one in done) == 3
    assert RollEntry.objects.filter(proxy=proxy).count() == 5
