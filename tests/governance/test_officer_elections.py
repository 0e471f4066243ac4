"""Officers make, call, check, settle, count and declare an election through the pages; who may do which."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ballots.closing import close
from ballots.tasks import reconcile_and_count
from governance.models import Contest, Election, Nomination, Term
from tests.factories import OfficerFactory, PersonFactory
from tests.governance.contests import declared_contest, page, polled_contest
from tests.governance.officers import (
    desk,
    returning_officer_of,
    scrutineer_of,
    secretary_of,
    signed_in,
    taker_of,
    vote_desk,
)
from tests.governance.states import (
    called_election,
    member,
    nominations_closed,
    stood,
    votes,
)
from tests.organisations import thirds
from tests.states import past_its_close

pytestmark = pytest.mark.django_db(transaction=True)


def words(response):
    return " ".join(response.content.decode().split())


def moment(name, value, time="9am"):
    return {**day(name, value), f"{name}-time": time}


def day(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def dates(today):
    return {
        **day("record_date", today),
        **moment("nominations_open_at", today - timedelta(days=1)),
        **moment("nominations_close_at", today + timedelta(days=7)),
        **moment("opens_at", today + timedelta(days=8)),
        **moment("closes_at", today + timedelta(days=15)),
        **day("terms_begin_on", today + timedelta(days=20)),
    }


WHAT = {"title": "Board election 2027", "body_code": "board", "summary": "Nine seats."}


def make(client, organisation, **changed):
    base = f"/officer/organisations/{organisation.slug}/make-election/"
    client.post(f"{base}what/", WHAT)
    client.post(f"{base}dates/", {**dates(timezone.localdate()), **changed})
    client.post(f"{base}proofs/", {"accepted_proofs": ["sign-in"]})
    return client.post(f"{base}check/", follow=True)


# (rest of the address, secretary, returning officer, scrutineer)
PAGES = [
    ("", 200, 200, 200),
    ("change/check/", 404, 403, 403),
    ("change/what/", 404, 403, 403),
    ("act/call/", 409, 403, 403),
    ("act/cancel/", 200, 403, 403),
    ("act/settle/", 403, 409, 403),
    ("act/none/", 404, 404, 404),
    ("nominations/", 200, 200, 200),
    ("nominations/{pk}/", 403, 200, 403),
    ("nominations/{pk}/take-off/", 403, 200, 403),
]


def test_each_part_opens_its_pages_and_for_others_there_is_nothing(client):
    contest, _people = polled_contest()
    election, organisation = contest.election, contest.election.organisation
    pk = contest.nominations.first().pk
    # Who takes votes finds what a scrutineer finds; the desks themselves are in test_resolution_desk.
    parts = [(1, secretary_of), (2, returning_officer_of), (3, scrutineer_of), (3, taker_of)]
    for place, part in parts:
        signed_in(client, part(organisation))
        found = [
            (rest, client.get(desk(election, rest.format(pk=pk))).status_code)
            for rest, *_s in PAGES
        ]
        assert found == [(row[0], row[place]) for row in PAGES], part.__name__
    elsewhere = secretary_of(thirds())
    for somebody in (PersonFactory(), OfficerFactory(), elsewhere):
        signed_in(client, somebody)
        for rest, *_statuses in PAGES:
            assert client.get(desk(election, rest.format(pk=pk))).status_code == 404, rest
    client.logout()
    for rest, *_statuses in PAGES:
        answer = client.get(desk(election, rest.format(pk=pk)))
        assert answer.url.startswith("/account/login/"), rest


def test_an_election_is_made_in_pages_called_and_public(client):
    organisation = thirds()
    secretary = signed_in(client, secretary_of(organisation))
    answer = make(client, organisation)
    election = Election.objects.get()
    assert "“Board election 2027” is saved as a draft." in words(answer)
    assert (election.made_by, election.contests.count()) == (secretary, 3)
    assert client.get(page(election)).status_code == 404
    client.post(desk(election, "change/what/"), {**WHAT, "summary": "Nine seats are free."})
    client.post(desk(election, "change/check/"))
    election.refresh_from_db()
    assert election.summary == "Nine seats are free."
    answer = client.post(desk(election, "act/call/"), follow=True)
    assert "The election is called. It is public." in words(answer)
    client.logout()
    assert "Stand for election" in words(client.get(page(election)))


def test_a_refusal_shows_its_sentence_and_keeps_what_was_typed(client):
    organisation = thirds()
    signed_in(client, secretary_of(organisation))
    early = timezone.localdate() - timedelta(days=5000)
    answer = make(client, organisation, **day("record_date", early))
    assert answer.status_code == 409
    assert "No rules with this body are in force on the record date." in words(answer)
    assert "Board election 2027" in words(answer)
    base = f"/officer/organisations/{organisation.slug}/make-election/dates/"
    answer = client.post(base, {**dates(timezone.localdate()), **day("closes_at", early)})
    assert "Voting must close after it opens." in words(answer)
    assert f'value="{early.year}"' in words(answer)
    assert not Election.objects.exists()


def test_hours_move_later_with_a_reason_and_never_earlier(client):
    election = called_election(thirds())
    signed_in(client, secretary_of(election.organisation))
    hours = {
        name: getattr(election, name) + timedelta(days=2)
        for name in ("nominations_close_at", "opens_at", "closes_at")
    }
    sent = {
        key: value
        for name, at in hours.items()
        for key, value in moment(name, at, "11:59pm").items()
    }
    answer = client.post(desk(election, "act/postpone/"), sent)
    assert "Give a reason. It is published." in words(answer)
    early = {**sent, **moment("closes_at", timezone.localdate()), "reason": "Too few."}
    answer = client.post(desk(election, "act/postpone/"), early)
    assert (answer.status_code, "earlier than members were told" in words(answer)) == (409, True)
    assert "Too few." in words(answer)
    client.post(desk(election, "act/postpone/"), {**sent, "reason": "Too few people stood."})
    assert "Too few people stood." in words(client.get(page(election)))


def test_nominations_are_accepted_or_found_not_valid_with_a_reason(client):
    from governance import nominating
    from governance.nominating import Candidacy

    election = called_election(thirds())
    contest = Contest.objects.get(election=election, constituency_code="families")
    made = []
    for name in ("Abiola Danso", "Tom Ellery"):
        one = member(election.organisation, name=name)
        said = Candidacy(name, "I use the centre.", "None")
        made.append(nominating.nominate(contest=contest, membership=one, by=one.person, said=said))
    signed_in(client, returning_officer_of(election.organisation))
    assert "2 nominations wait for a decision" in words(client.get(desk(election, "nominations/")))
    client.post(desk(election, f"nominations/{made[0].pk}/"), {"accept": "1"})
    answer = client.post(
        desk(election, f"nominations/{made[1].pk}/"), {"reject": "1", "reason": ""}
    )
    assert (answer.status_code, "Give a reason" in words(answer)) == (409, True)
    client.post(desk(election, f"nominations/{made[1].pk}/"), {"reject": "1", "reason": "Left."})
    assert sorted(Nomination.objects.values_list("state", flat=True)) == ["accepted", "rejected"]
    answer = client.post(desk(election, "act/settle/"))
    assert (answer.status_code, "Nominations are still open." in words(answer)) == (409, True)
    nominations_closed(election)
    client.post(desk(election, "act/settle/"))
    said = words(client.get(page(election)))
    assert "Elected: Abiola Danso" in said
    assert "2 seats stay vacant." in said
    assert "Tom Ellery: Left." in said


def test_who_made_the_election_cannot_declare_it(client):
    contest, people = polled_contest()
    where = vote_desk(contest)
    for one in people:
        votes(contest.ballot, one, 1, 2)
    past_its_close(contest.ballot)
    assert close(contest.ballot_id)
    officer = signed_in(client, returning_officer_of(contest.election.organisation))
    assert "The numbers agree" in words(client.get(f"{where}reconcile/"))
    reconcile_and_count(contest.ballot_id, "returning officer", "x")
    Election.objects.filter(pk=contest.election_id).update(made_by=officer)
    answer = client.post(f"{where}declare/", {"checked": "on"})
    assert answer.status_code == 409
    assert "You made this election, so somebody else must declare it." in words(answer)
    assert "Abiola Danso" not in words(answer)
    assert "Abiola Danso" not in words(client.get(f"{where}declare/"))
    assert "so somebody else must declare it" in words(client.get(where))
    signed_in(client, returning_officer_of(contest.election.organisation))
    outcome = words(client.get(f"{where}declare/"))
    assert "<strong>Abiola Danso</strong>" in outcome
    assert "A candidate needed" in outcome
    answer = client.post(f"{where}declare/", {"statement": "Declared."})
    assert "Tick the box to declare the result." in words(answer)
    answer = client.post(f"{where}declare/", {"checked": "on"}, follow=True)
    assert "The result is declared and public." in words(answer)
    assert page(contest) in answer.content.decode()
    assert Term.objects.filter(contest=contest).count() == 3


def test_the_vote_of_a_contest_is_one_link_from_its_election(client):
    contest, _people = polled_contest()
    signed_in(client, scrutineer_of(contest.election.organisation))
    there = client.get(desk(contest.election)).content.decode()
    assert f'href="{vote_desk(contest)}"' in there
    back = client.get(vote_desk(contest)).content.decode()
    assert f'<a href="{desk(contest.election)}" class="govuk-back-link">' in back


def test_turnout_is_watched_and_votes_never(client):
    contest, people = polled_contest()
    votes(contest.ballot, people[0], 1)
    signed_in(client, scrutineer_of(contest.election.organisation))
    said = words(client.get(vote_desk(contest)))
    assert "You can see how many people have voted, not how." in said
    assert "Suspend voting" not in said


def test_a_vote_is_suspended_resumed_and_extended(client):
    contest, _people = polled_contest()
    signed_in(client, returning_officer_of(contest.election.organisation))
    where = f"{vote_desk(contest)}act/"
    assert "Give a reason" in words(client.post(f"{where}suspend/", {"reason": ""}))
    client.post(f"{where}suspend/", {"reason": "A fault."})
    assert "Voting is suspended: “A fault.”" in words(client.get(page(contest.election)))
    client.post(f"{where}resume/")
    answer = client.post(
        f"{where}extend/", {**moment("closes_at", timezone.localdate()), "reason": "Lost time."}
    )
    assert (answer.status_code, "Lost time." in words(answer)) == (409, True)
    later = contest.ballot.closes_at + timedelta(days=3)
    client.post(f"{where}extend/", {**moment("closes_at", later), "reason": "Lost time."})
    contest.ballot.refresh_from_db()
    assert contest.ballot.extended_reason == "Lost time."


def test_seats_are_vacated_and_filled_again(client):
    contest = declared_contest()
    organisation = contest.election.organisation
    Term.objects.update(began_on=timezone.localdate() - timedelta(days=9))
    term = Term.objects.first()
    signed_in(client, secretary_of(organisation))
    base = f"/officer/organisations/{organisation.slug}/"
    answer = client.post(f"{base}terms/{term.pk}/vacate/", day("on", term.began_on))
    assert "Choose why the seat is vacated." in words(answer)
    gone = {**day("on", timezone.localdate()), "because": "resigned"}
    client.post(f"{base}terms/{term.pk}/vacate/", gone)
    assert "A casual vacancy: resigned." in words(client.get(f"{base}bodies/"))
    other = member(organisation, name="Zuri Adeyemi")
    where = f"{base}seats/{term.seat_id}/co-opt/"
    answer = client.post(where, {"number": 999999, **day("began_on", timezone.localdate())})
    assert "No member of today’s register has this number." in words(answer)
    for wrong in (
        member(organisation, "staff"),
        member(organisation, date_of_birth=timezone.localdate() - timedelta(days=15 * 365)),
    ):
        answer = client.post(
            where, {"number": wrong.number, **day("began_on", timezone.localdate())}
        )
        assert "Only who is a member in the group “Families”" in words(answer)
    client.post(where, {"number": other.number, **day("began_on", timezone.localdate())})
    client.logout()
    said = words(client.get(f"/organisations/{organisation.slug}/bodies/board/"))
    assert "Zuri Adeyemi" in said
    assert "Co-opted for a casual vacancy" in said
    assert f"{term.name}" in said


def test_pages_ask_the_same_number_of_questions_however_much_there_is(
    client, django_assert_num_queries
):
    counts = []
    for candidates in (1, 3):
        election = called_election(thirds())
        contest = Contest.objects.get(election=election, constituency_code="families")
        for _n in range(candidates):
            stood(contest, member(election.organisation))
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(page(election))
            client.get(f"/organisations/{election.organisation.slug}/bodies/board/")
        counts.append(len(caught))
    assert counts[0] == counts[1]
