"""Who is written to on which occasion, and what the letter says."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone
from guardian.shortcuts import assign_perm

from ballots import declaring, opening, reconciling, scheduling, tallying
from budgets.models import Notice
from budgets.tasks import remind_of_closing, send_due_notices, send_notices
from record.entries import SYSTEM
from tests.budgets.notices import voter, written_to
from tests.factories import (
    BudgetRoundFactory,
    OfficerFactory,
    OptionFactory,
    PersonFactory,
    ProjectFactory,
    officer_of,
)
from tests.states import closed, opened, voted_by_code

pytestmark = pytest.mark.django_db(transaction=True)
VOTERS = {"amos@example.org": 1, "nadia@example.org": 1}


@pytest.fixture
def drafted():
    made = BudgetRoundFactory(title="Larkmead 2027", slug="larkmead-2027")
    for number, title in enumerate(["Splash pad", "Benches", "Trees"], 1):
        option = OptionFactory(ballot=made.ballot, number=number, title=title)
        ProjectFactory(round=made, option=option)
    return made


@pytest.fixture
def budget_round(drafted):
    """Open; Amos and Nadia have voted with an e-mailed code, somebody else with a posted one."""
    opened(drafted.ballot)
    for email in VOTERS:
        voter(drafted, email)
    voted_by_code(drafted.ballot, 1, [1, 2])
    mail.outbox.clear()
    return drafted


@pytest.fixture
def by():
    return PersonFactory(is_staff=True)


def the_letter():
    """The one text that everybody got."""
    assert len({(letter.subject, letter.body) for letter in mail.outbox}) == 1
    return mail.outbox[0].subject, mail.outbox[0].body


def test_a_suspension_and_its_end_are_told_to_those_who_voted(budget_round, by):
    opening.suspend(budget_round.ballot, by, "Some letters carried last year’s dates.")
    assert written_to() == VOTERS
    subject, body = the_letter()
    assert subject == "Voting is suspended: Larkmead 2027"
    assert "Some letters carried last year’s dates." in body
    assert "Your vote is safe" in body
    assert "020 7946 0155" in body
    assert "http://localhost:8000/" in body
    assert "larkmead-2027" in body
    mail.outbox.clear()
    opening.resume(budget_round.ballot, by)
    assert written_to() == VOTERS
    assert the_letter()[0] == "Voting goes on: Larkmead 2027"


def test_a_second_suspension_is_another_occasion(budget_round, by):
    for reason in ["Dates.", "A printing error."]:
        opening.suspend(budget_round.ballot, by, reason)
        opening.resume(budget_round.ballot, by)
    told = [letter.body for letter in mail.outbox if letter.subject.startswith("Voting is susp")]
    assert sorted(text.count("A printing error.") for text in told) == [0, 0, 1, 1]
    assert Notice.objects.filter(kind="suspended").count() == 2


def test_an_extension_says_both_times(budget_round, by, settings):
    budget_round.ballot.refresh_from_db()
    later = budget_round.ballot.closes_at + timedelta(days=2)
    opening.extend(budget_round.ballot, by, later, "The site was down.")
    assert written_to() == VOTERS
    body = the_letter()[1]
    assert re.search(r"Voting closes later: at .+ instead of .+\.", body)
    assert "The site was down." in body


def test_a_withdrawn_project_is_named(budget_round, by):
    opening.withdraw_option(budget_round.ballot.options.get(number=2), by, "The owner said no.")
    assert written_to() == VOTERS
    body = the_letter()[1]
    assert "“Benches” was withdrawn. Votes for it are not counted." in body
    assert "you may change your vote until" in body


def test_a_cancelled_vote_is_told(budget_round, by):
    scheduling.cancel(budget_round.ballot, by, "The money repairs a bridge.")
    assert written_to() == VOTERS
    assert "Nobody has seen how anybody voted." in the_letter()[1]


def test_the_result_is_told_after_parting_and_names_no_voters_choice(budget_round, by):
    voter_like = budget_round.ballot.entries.exclude(email_key=None)
    voter_like.update(channel="")  # they hold no paper, as no vote of theirs was cast
    closed(budget_round.ballot)
    reconciling.reconcile(budget_round.ballot_id, SYSTEM)
    tallying.count(budget_round.ballot_id)
    mail.outbox.clear()
    declaring.declare(budget_round.ballot, by)
    assert written_to() == VOTERS
    subject, body = the_letter()
    assert subject == "The result was declared: Larkmead 2027"
    assert "1 person has voted. They chose" in body
    assert "- Splash pad, £20,000" in body
    declaring.supersede(budget_round.ballot, by, "Recounted.")
    assert written_to() == dict.fromkeys(VOTERS, 2)
    assert "It stays published." in mail.outbox[-1].body


def test_opening_and_closing_are_told_to_the_officers_alone(drafted):
    officer_of(drafted, email="runs@example.org")
    officer_of(drafted, permission="declare_round", email="declares@example.org")
    officer_of(drafted, email="left@example.org", is_active=False)
    team = Group.objects.create(name="North team")
    assign_perm("watch_round", team, drafted)
    member = OfficerFactory(email="team@example.org")
    member.groups.add(team)
    officer_of(BudgetRoundFactory(), email="elsewhere@example.org")
    officers = {"runs@example.org": 1, "declares@example.org": 1, "team@example.org": 1}

    opened(drafted.ballot)
    voter(drafted, "amos@example.org")
    assert written_to() == officers
    assert the_letter()[0] == "Voting has opened: Larkmead 2027"
    assert "/officer/rounds/larkmead-2027/" in the_letter()[1]
    mail.outbox.clear()
    closed(drafted.ballot)
    assert written_to() == officers
    assert "1 person has voted." in the_letter()[1]


def test_the_officers_of_a_demonstration_have_no_post():
    made = BudgetRoundFactory(demonstration=True)
    OptionFactory(ballot=made.ballot)
    officer_of(made)
    opened(made.ballot)
    assert written_to() == {}
    assert made.notices.get().finished_at is not None


def test_the_reminder_comes_two_days_before_and_once_for_each_closing_day(drafted, by):
    officer_of(drafted, email="runs@example.org")
    far = BudgetRoundFactory()
    drafted.ballot.closes_at = timezone.now() + timedelta(hours=12)
    drafted.ballot.save()
    for one in [drafted, far]:
        OptionFactory(ballot=one.ballot, number=9)
        opened(one.ballot)
    voter(drafted, "amos@example.org")
    mail.outbox.clear()
    for _morning in range(2):
        remind_of_closing()
    assert written_to() == {"runs@example.org": 1}
    assert "1 person has voted. Voters get no reminder" in the_letter()[1]
    drafted.ballot.refresh_from_db()
    opening.extend(drafted.ballot, by, drafted.ballot.closes_at + timedelta(days=1), "Snow.")
    mail.outbox.clear()
    remind_of_closing()
    assert "runs@example.org" in written_to()


def test_one_address_with_two_entries_gets_one_letter_and_a_struck_one_none(budget_round, by):
    voter(budget_round, "amos+bins@example.org")
    voter(
        budget_round, "struck@example.org", standing="struck", struck_reason="Nobody lives there."
    )
    opening.suspend(budget_round.ballot, by, "A printing error.")
    assert sum(written_to().values()) == 2
    assert "struck@example.org" not in written_to()


def test_an_address_sealed_under_another_key_keeps_nobody_else_from_the_news(
    budget_round, by, caplog
):
    voter(budget_round, "lost@example.org", sealed_email=b"not ours")
    opening.suspend(budget_round.ballot, by, "A printing error.")
    assert written_to() == VOTERS
    assert "sealed_address_unreadable" in caplog.text


def test_what_happened_long_ago_is_not_told_as_news(budget_round, by, monkeypatch):
    monkeypatch.setattr("budgets.noticing.TELLABLE", timedelta(0))
    opening.suspend(budget_round.ballot, by, "A printing error.")
    assert written_to() == {}


def test_a_lost_signal_costs_nobody_a_notice(budget_round, by, monkeypatch):
    def broker_down(*args, **kwargs):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("budgets.tasks.send_notices.apply_async", broker_down)
        opening.suspend(budget_round.ballot, by, "A printing error.")
        assert budget_round.ballot.state == "suspended"
    assert written_to() == {}
    send_due_notices()
    assert written_to() == VOTERS


def test_asking_again_writes_to_nobody_again(budget_round, by):
    opening.suspend(budget_round.ballot, by, "A printing error.")
    for _time in range(3):
        send_notices(budget_round.ballot_id)
        send_due_notices()
    assert written_to() == VOTERS
    assert Notice.objects.get(kind="suspended").letters == 2
