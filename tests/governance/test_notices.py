"""Who among the members is written to on which occasion, and what the letter says."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from ballots import opening, scheduling
from ballots.models import RollEntry
from ballots.opening import open_ballot
from governance import (
    nominating,
    notice_addresses,
    noticing,
    proxying,
    resolving,
    sending,
    settling,
)
from governance.models import Contest, MemberNotice
from governance.nominating import Candidacy
from governance.tasks import send_due_notices, send_notices
from members import mailing, outbox
from members.models import OutgoingPost, Person
from record.models import RecordEntry
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.contests import polled_contest
from tests.governance.officers import scrutineer_of, signed_in, vote_desk
from tests.governance.states import (
    called_election,
    declared,
    drafted,
    member,
    nominations_closed,
    votes,
)
from tests.governance.test_officer_elections import words
from tests.organisations import MembershipFactory, thirds

pytestmark = pytest.mark.django_db(transaction=True)


def written_to():
    return Counter(address for letter in mail.outbox for address in letter.to)


def the_letter():
    """The one text that everybody got."""
    assert len({(letter.subject, letter.body) for letter in mail.outbox}) == 1
    return mail.outbox[0].subject, mail.outbox[0].body


@pytest.fixture
def organisation():
    return thirds(name="Larkmead Centres")


@pytest.fixture
def people(organisation):
    return [member(organisation, class_code=code) for code in ("families", "staff", "funders")]


def waiting(organisation, **kwargs):
    """A called resolution whose vote has not opened."""
    made = drafted(organisation, **kwargs)
    resolving.call(made, OfficerFactory())
    return made


def opened(ballot):
    assert open_ballot(ballot.pk)
    ballot.refresh_from_db()


@pytest.fixture
def resolution(organisation, people):
    return waiting(organisation, proxies_allowed=True)


def test_everybody_on_the_roll_is_told_once_that_voting_has_opened(resolution, people):
    opened(resolution.ballot)
    assert written_to() == {one.person.email: 1 for one in people}
    subject, body = the_letter()
    assert subject == "Voting has opened: Saturday opening"
    assert f"/organisations/{resolution.organisation.slug}/votes/{resolution.ballot_id}/" in body
    assert "You can vote until" in body
    assert "open this page and sign in:" in body
    send_notices(resolution.ballot_id)
    send_due_notices()
    assert len(mail.outbox) == 3
    notice = MemberNotice.objects.get()
    assert (notice.kind, notice.letters, notice.finished_at is not None) == ("opened", 3, True)


def test_suspension_resumption_and_extension_are_told_with_the_reason(resolution, people):
    opened(resolution.ballot)
    by = OfficerFactory()
    for act, subject, said in (
        (lambda: opening.suspend(resolution.ballot, by, "A fault."), "suspended", "A fault."),
        (lambda: opening.resume(resolution.ballot, by), "goes on", "You can vote until"),
        (
            lambda: opening.extend(
                resolution.ballot, by, timezone.now() + timedelta(days=90), "Lost time."
            ),
            "extended",
            "Lost time.",
        ),
    ):
        mail.outbox.clear()
        resolution.ballot.refresh_from_db()
        act()
        assert written_to() == {one.person.email: 1 for one in people}
        assert (subject in the_letter()[0], said in the_letter()[1]) == (True, True)


def test_a_cancelled_vote_is_told_of_once_it_had_opened(resolution, organisation, people):
    later = waiting(organisation, title="Another")
    scheduling.cancel(later.ballot, OfficerFactory(), "Called too early.")
    assert not mail.outbox
    opened(resolution.ballot)
    mail.outbox.clear()
    scheduling.cancel(resolution.ballot, OfficerFactory(), "The words were wrong.")
    body = the_letter()[1]
    assert "there will be no result" in body
    assert "The words were wrong." in body
    assert resolution.get_absolute_url() in body


def test_a_declared_resolution_says_whether_it_passed_and_why(resolution, people):
    opened(resolution.ballot)
    for one in people:
        votes(resolution.ballot, one, 1)
    mail.outbox.clear()
    declared(resolution.ballot)
    body = the_letter()[1]
    assert "It passed." in body
    assert resolution.get_absolute_url() in body
    assert "receipt" not in body


def test_the_declared_names_of_an_election_are_told():
    contest, people = polled_contest()
    for one in people:
        votes(contest.ballot, one, 1, 2)
    mail.outbox.clear()
    declared(contest.ballot)
    body = the_letter()[1]
    assert "- Abiola Danso" in body
    assert f"/elections/{contest.election.slug}/families/result/" in body
    assert len(mail.outbox) == len(people)


def test_a_candidate_taken_off_an_open_paper_is_told_to_the_voters_and_to_them():
    contest, people = polled_contest()
    mail.outbox.clear()
    gone = contest.nominations.order_by("pk").first()
    settling.take_off(gone, OfficerFactory(), "Moved away.")
    subjects = Counter(letter.subject.split(":")[0] for letter in mail.outbox)
    assert subjects == {
        "A candidate was taken off the paper": len(people),
        "You are no longer a candidate": 1,
    }


def test_one_person_for_several_entries_is_written_to_once_and_children_never(organisation):
    guardian, parent = PersonFactory(), "parent@example.org"
    for person, address in ((guardian, guardian.email), (None, parent)):
        for one in range(2):
            MembershipFactory(
                organisation=organisation,
                name=f"Child {one} of {address}",
                person=person,
                guardian_email=address,
                email="child@example.org",
            )
    for code in ("staff", "funders"):
        MembershipFactory(organisation=organisation, class_code=code, person=None, email="")
    resolution = waiting(organisation)
    opened(resolution.ballot)
    assert written_to() == {guardian.email: 1, parent: 1}


@pytest.mark.parametrize("letters_before", [0, 1, 2])
def test_killed_anywhere_it_goes_on_where_it_stopped(
    resolution, people, monkeypatch, letters_before
):
    monkeypatch.setattr(mailing, "ROWS_AT_A_TIME", 1)
    left, post = iter(range(letters_before)), outbox.post

    def until_killed(**letter):
        if next(left, None) is None:
            raise KeyboardInterrupt
        post(**letter)

    with monkeypatch.context() as patch:
        patch.setattr("governance.tasks.send_notices.apply_async", lambda *a, **k: None)
        opened(resolution.ballot)
    noticing.make_due([resolution.ballot_id])
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "post", until_killed)
        with pytest.raises(KeyboardInterrupt):
            sending.send(MemberNotice.objects.get().pk)
    assert len(mail.outbox) == letters_before
    send_due_notices()
    assert written_to() == {one.person.email: 1 for one in people}


def test_asks_as_much_for_three_entries_as_for_one(resolution, django_assert_num_queries):
    notice = MemberNotice(ballot=resolution.ballot)
    for most in (1, 3):
        with django_assert_num_queries(5):
            batch = notice_addresses.following(notice, most)
        assert len(batch.addresses) == most


def test_invented_members_are_not_written_to(organisation, people):
    type(organisation).objects.update(demonstration=True)
    resolution = waiting(organisation)
    opened(resolution.ballot)
    send_due_notices()
    assert not mail.outbox
    assert not MemberNotice.objects.exists()


def test_no_address_stands_in_the_record_or_the_notice_and_the_desk_shows_the_number(
    client, resolution, people, caplog
):
    opened(resolution.ballot)
    for one in people:
        assert one.person.email not in caplog.text
        assert not RecordEntry.objects.filter(payload__contains=one.person.email).exists()
    signed_in(client, scrutineer_of(resolution.organisation))
    said = words(client.get(vote_desk(resolution)))
    assert "What members have been told" in said
    assert "Voting has opened" in said


def test_a_proxy_is_told_of_being_named_and_of_withdrawal(resolution, people):
    giver, proxy = people[0], people[1].person
    entry = RollEntry.objects.get(ballot=resolution.ballot, holder=giver.person)
    proxying.send_proxy(resolution=resolution, entry=entry, email=proxy.email, by=giver.person)
    assert written_to() == {proxy.email: 1}
    subject, body = the_letter()
    assert subject == "You are a proxy: Saturday opening"
    assert f"{giver.name} has asked you to vote in their place" in body
    mail.outbox.clear()
    entry.refresh_from_db()
    proxying.withdraw_proxy(resolution=resolution, entry=entry, by=giver.person)
    assert written_to() == {proxy.email: 1}
    assert "you are no longer their proxy" in the_letter()[1]


def nominated(election):
    contest = Contest.objects.get(election=election, constituency_code="families")
    one, friend = member(election.organisation), member(election.organisation)
    said = Candidacy("Abiola Danso", "I use the centre.", "None")
    made = nominating.nominate(contest=contest, membership=one, by=one.person, said=said)
    Person.objects.filter(pk=friend.person_id).update(email="friend@example.org")
    made.proposed_by.create(membership=friend, agreed_at=timezone.now())
    mail.outbox.clear()
    return made, one.person.email


def test_candidate_and_proposer_are_told_of_acceptance_and_refusal(organisation):
    election = called_election(organisation)
    accepted, hers = nominated(election)
    nominating.accept(accepted, OfficerFactory())
    assert written_to() == {hers: 1, "friend@example.org": 1}
    assert "has accepted your nomination for Families" in mail.outbox[0].body
    Person.objects.filter(email="friend@example.org").update(email="first@example.org")
    refused, his = nominated(election)
    nominating.reject(refused, OfficerFactory(), "Not a parent.")
    assert written_to() == {his: 1, "friend@example.org": 1}
    assert all("Not a parent." in letter.body for letter in mail.outbox)
    assert not OutgoingPost.objects.exists()


def test_who_had_too_few_proposers_is_told_when_candidates_are_settled(organisation):
    election = called_election(organisation)
    Contest.objects.update(proposers=2)
    _nomination, hers = nominated(election)
    nominations_closed(election)
    settling.settle(election, OfficerFactory())
    assert written_to()[hers] == 1
    assert "Too few members had proposed" in mail.outbox[0].body
