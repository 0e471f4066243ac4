"""An election from its call to the seats, and everything that is refused on the way."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance import calling, nominating, settling
from governance.errors import GovernanceError
from governance.models import Contest, Election, Term
from governance.nominating import Candidacy
from record.models import RecordEntry
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.states import (
    called_election,
    declared,
    election_facts,
    member,
    nominations_closed,
    polled,
    stood,
    votes,
)
from tests.organisations import thirds

pytestmark = pytest.mark.django_db(transaction=True)
SAID = Candidacy("Abiola Danso", "I use the centre every week.", "None.")


def contest_of(election, code="families"):
    return Contest.objects.get(election=election, constituency_code=code)


def test_members_of_a_class_elect_theirs_by_ranking():
    organisation = thirds()
    families = [member(organisation, name=f"Family {n}") for n in range(6)]
    election = called_election(organisation)
    for one in families[:4]:
        stood(contest_of(election), one)
    contest = polled(election)
    assert contest.ballot.options.count() == 4
    votes(contest.ballot, families[5], 2, 1)
    votes(contest.ballot, families[4], 2, 3)
    votes(contest.ballot, families[0], 1)
    votes(contest.ballot, families[1], 3)
    declared(contest.ballot)
    contest.refresh_from_db()
    seated = Term.objects.filter(contest=contest)
    assert contest.outcome == "declared"
    assert {term.name for term in seated} == {"Family 0", "Family 1", "Family 2"}
    assert {term.began_on for term in seated} == {election.terms_begin_on}
    election.refresh_from_db()
    assert election.state == "completed"


def test_as_many_candidates_as_seats_are_elected_without_a_ballot():
    organisation = thirds()
    staff = member(organisation, "staff")
    election = called_election(organisation)
    stood(contest_of(election, "staff"), staff)
    nominations_closed(election)
    settling.settle(election, OfficerFactory())
    contest = contest_of(election, "staff")
    assert (contest.outcome, contest.ballot) == ("uncontested", None)
    assert Term.objects.get().how == "uncontested"
    recorded = RecordEntry.objects.filter(action="governance.contest-uncontested").last()
    assert staff.name not in recorded.payload


def test_class_and_age_are_those_of_the_record_date():
    organisation = thirds()
    today = timezone.localdate()
    just = member(organisation, date_of_birth=today.replace(year=today.year - 16))
    young = member(
        organisation, date_of_birth=today.replace(year=today.year - 16) + timedelta(days=1)
    )
    late = member(organisation, entered_on=today + timedelta(days=1))
    candidates = [member(organisation) for _n in range(4)]
    election = called_election(organisation)
    for one in candidates:
        stood(contest_of(election), one)
    contest = polled(election)
    on_roll = set(contest.ballot.entries.values_list("member_reference", flat=True))
    assert str(just.pk) in on_roll
    assert not {str(young.pk), str(late.pk)} & on_roll


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [(1, 7, "not open yet"), (-7, -1, "closed at")],
)
def test_a_nomination_outside_its_hours_is_refused_by_the_database_clock(opens, closes, words):
    organisation = thirds()
    one = member(organisation)
    election = called_election(organisation)
    now = timezone.now()
    Election.objects.filter(pk=election.pk).update(
        nominations_open_at=now + timedelta(days=opens),
        nominations_close_at=now + timedelta(days=closes),
    )
    with pytest.raises(GovernanceError, match=words):
        nominating.nominate(contest=contest_of(election), membership=one, by=one.person, said=SAID)


def test_who_may_not_stand_is_told_why():
    organisation = thirds()
    election = called_election(organisation)
    staff, child = (
        member(organisation, "staff"),
        member(organisation, "staff", date_of_birth=date(2014, 5, 1)),
    )
    with pytest.raises(GovernanceError, match="Only who was a member in the group “Families”"):
        nominating.nominate(
            contest=contest_of(election), membership=staff, by=staff.person, said=SAID
        )
    with pytest.raises(
        GovernanceError, match=r"You must be 16 when the term begins\. You will be on 1 May 2030"
    ):
        nominating.nominate(
            contest=contest_of(election, "staff"), membership=child, by=child.person, said=SAID
        )
    with pytest.raises(GovernanceError, match="Only the member"):
        nominating.nominate(
            contest=contest_of(election, "staff"),
            membership=staff,
            by=PersonFactory(),
            said=SAID,
        )


def test_nobody_stands_twice_and_who_withdrew_stays_on_the_record():
    organisation = thirds()
    one = member(organisation)
    election = called_election(organisation)
    nomination = stood(contest_of(election), one)
    with pytest.raises(GovernanceError, match="standing here already"):
        stood(contest_of(election), one)
    nominating.withdraw(nomination, one.person, "I have moved.")
    again = stood(contest_of(election), one)
    states = contest_of(election).nominations.values_list("state", flat=True)
    assert sorted(states) == ["accepted", "withdrawn"]
    with pytest.raises(GovernanceError, match="cannot become"):
        nominating.accept(again, OfficerFactory())


def test_candidates_are_settled_only_after_the_close_and_once_each_is_decided():
    organisation = thirds()
    one = member(organisation)
    election = called_election(organisation)
    nomination = nominating.nominate(
        contest=contest_of(election), membership=one, by=one.person, said=SAID
    )
    with pytest.raises(GovernanceError, match="still open"):
        settling.settle(election, OfficerFactory())
    nominations_closed(election)
    with pytest.raises(GovernanceError, match="Decide 1 nomination first"):
        settling.settle(election, OfficerFactory())
    with pytest.raises(GovernanceError, match="Give a reason"):
        nominating.reject(nomination, OfficerFactory(), " ")
    nominating.reject(nomination, OfficerFactory(), "Not a member of this class.")
    settling.settle(election, OfficerFactory())
    assert election.state == "completed"


def test_a_candidate_taken_off_before_the_poll_may_leave_no_contest():
    organisation = thirds()
    families = [member(organisation) for _n in range(4)]
    election = called_election(organisation)
    standing = [stood(contest_of(election), one) for one in families]
    nominations_closed(election)
    Election.objects.filter(pk=election.pk).update(opens_at=timezone.now() + timedelta(days=1))
    election.refresh_from_db()
    settling.settle(election, OfficerFactory())
    settling.take_off(standing[0], OfficerFactory(), "Left the co-operative.")
    contest = contest_of(election)
    assert contest.outcome == "uncontested"
    assert contest.ballot.state == "cancelled"
    assert Term.objects.filter(contest=contest).count() == 3


def test_an_election_needs_rules_hours_in_order_and_a_free_seat():
    organisation = thirds()
    by, now = OfficerFactory(), timezone.now()
    for change, words in [
        ({"record_date": date(2020, 1, 1)}, "No rules"),
        ({"body_code": "senate"}, "No rules"),
        ({"closes_at": now}, "must follow each other"),
        ({"record_date": timezone.localdate() + timedelta(days=30)}, "record date must not"),
    ]:
        with pytest.raises(GovernanceError, match=words):
            calling.make_election(organisation=organisation, by=by, facts=election_facts(**change))
    assert not Election.objects.exists()


def test_cancelling_needs_a_reason_and_ends_open_ballots_unread():
    organisation = thirds()
    election = called_election(organisation)
    for one in [member(organisation) for _n in range(4)]:
        stood(contest_of(election), one)
    contest = polled(election)
    with pytest.raises(GovernanceError, match="Give a reason"):
        calling.cancel(election, OfficerFactory(), "")
    calling.cancel(election, OfficerFactory(), "The notice named a wrong date.")
    contest.ballot.refresh_from_db()
    assert (election.state, contest.ballot.state) == ("cancelled", "cancelled")
    with pytest.raises(GovernanceError, match="cannot become"):
        calling.call(election, OfficerFactory())
