"""From the close to the declaration: entries that wait, the reckoning, the count, the result."""

import pytest

from ballots.models import RollEntry
from ballots.tasks import counting_job
from look import progress
from record.models import RecordEntry
from tests.budgets.officer.desk import page, proven, words
from tests.factories import officer_of
from tests.states import closed, opened, voted_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def voted(budget_round):
    """Four have voted: three for Splash pad and Benches, one for Trees; the round is open."""
    opened(budget_round.ballot)
    for number, marks in enumerate([[1, 2], [1, 2], [1, 2], [3]]):
        voted_by_code(budget_round.ballot, number, marks)
    return budget_round


def let_wait(budget_round, name="Voter 3"):
    entry = RollEntry.objects.get(ballot=budget_round.ballot, name=name)
    entry.standing, entry.waiting_for = "waiting", "many-in-one-postcode"
    entry.save()
    return entry


def test_the_numbers_agree_and_one_button_counts(
    client, voted, declarer, django_capture_on_commit_callbacks
):
    closed(voted.ballot)
    shown = words(client.get(page(voted, "reconcile/")))
    assert "The numbers agree" in shown
    assert "Part the papers and count" in shown
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(page(voted, "reconcile/"))
    assert answer.url == page(voted, "reconcile/")
    assert "The votes are counted" in words(client.get(answer.url))
    voted.ballot.refresh_from_db()
    assert voted.ballot.state == "counted"


def test_pressing_twice_counts_once(client, voted, declarer, django_capture_on_commit_callbacks):
    closed(voted.ballot)
    for _press in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(page(voted, "reconcile/"))
    assert voted.ballot.counts.filter(main=True).count() == 1
    assert RecordEntry.objects.filter(action="ballots.reconciled").count() == 1


def test_progress_is_on_the_page_and_looks_again_without_a_script(client, voted, declarer):
    closed(voted.ballot)
    progress.report(counting_job(voted.ballot.pk), 1, 2, "Counting")
    shown = words(client.get(page(voted, "reconcile/")))
    assert '<meta http-equiv="refresh" content="3">' in shown
    assert "Counting (step 1 of 2)" in shown
    progress.report(counting_job(voted.ballot.pk), 0, 2, "Stopped", error="The key is missing.")
    stopped = words(client.get(page(voted, "reconcile/")))
    assert "The key is missing." in stopped
    assert "http-equiv" not in stopped


def test_a_count_whose_worker_was_killed_can_be_started_again(client, voted, declarer, monkeypatch):
    closed(voted.ballot)
    progress.report(counting_job(voted.ballot.pk), 1, 2, "Counting")
    monkeypatch.setattr(progress, "_SILENT_SECONDS", 0)
    shown = words(client.get(page(voted, "reconcile/")))
    assert "has not been heard of for a while" in shown
    assert "Part the papers and count" in shown
    assert "http-equiv" not in shown


def test_a_vote_that_waits_is_accepted_with_a_reason(client, voted, declarer):
    closed(voted.ballot)
    entry = let_wait(voted)
    assert "1 vote waits for a decision" in words(client.get(page(voted, "reconcile/")))
    refused = client.post(page(voted, "reconcile/"))
    assert refused.status_code == 409
    address = page(voted, f"reconcile/{entry.pk}/")
    assert "Should the vote of Voter 3 count?" in words(client.get(address))
    assert "Give a reason." in words(client.post(address, {"accept": ""}))
    answer = client.post(address, {"accept": "", "reason": "A block of flats."})
    assert answer.url == page(voted, "reconcile/")
    assert "The numbers agree" in words(client.get(answer.url))
    entry.refresh_from_db()
    assert entry.standing == "accepted"
    assert "Voter 3" not in RecordEntry.objects.latest("sequence").payload
    assert client.get(address).status_code == 404


def test_a_vote_that_waits_is_struck_out_unread(client, voted, declarer):
    closed(voted.ballot)
    entry = let_wait(voted)
    client.post(
        page(voted, f"reconcile/{entry.pk}/"), {"strike": "", "reason": "Nobody lives there."}
    )
    shown = words(client.get(page(voted, "reconcile/")))
    assert "The numbers agree" in shown
    assert "1 entry was struck out" in shown
    entry.refresh_from_db()
    assert entry.struck_reason == "Nobody lives there."


def test_the_entry_of_another_round_is_not_there(client, voted, declarer):
    from tests.factories import BudgetRoundFactory
    from tests.states import RollEntryFactory

    foreign = RollEntryFactory(
        ballot=BudgetRoundFactory().ballot, channel="web", standing="waiting", waiting_for="x"
    )
    assert client.get(page(voted, f"reconcile/{foreign.pk}/")).status_code == 404


@pytest.fixture
def counted(voted):
    from ballots.reconciling import reconcile
    from ballots.tallying import count
    from record.entries import SYSTEM

    closed(voted.ballot)
    reconcile(voted.ballot.pk, SYSTEM)
    count(voted.ballot.pk)
    return voted


def test_who_may_declare_sees_the_outcome_and_declares_it(client, counted, declarer):
    shown = words(client.get(page(counted, "declare/")))
    assert "3 projects are chosen, for £60,000" in shown
    assert "4 papers were counted" in shown
    unticked = client.post(page(counted, "declare/"), {"statement": "Thank you."})
    assert "Tick the box to declare the result." in words(unticked)
    answer = client.post(page(counted, "declare/"), {"statement": "Thank you.", "checked": "on"})
    assert answer.url == page(counted)
    counted.ballot.refresh_from_db()
    assert counted.ballot.state == "declared"
    assert counted.ballot.declaration.statement == "Thank you."
    assert counted.ballot.declaration.declared_by == declarer
    again = client.post(page(counted, "declare/"), {"checked": "on"})
    assert again.status_code == 409
    assert "The result has been declared." in words(again)


def test_who_runs_the_round_does_not_see_the_outcome_before(client, counted, officer):
    assert client.get(page(counted, "declare/")).status_code == 403
    shown = words(client.get(page(counted)))
    assert "Whoever holds the part “Reconciles and declares”" in shown
    assert "60,000" not in shown


def test_no_page_of_the_round_says_how_anybody_voted(client, voted):
    proven(client, officer_of(voted, permission="watch_round"))
    shown = words(client.get(page(voted)))
    assert "You can see how many people have voted, not how." in shown
    assert "the times of votes are not kept" in shown
    assert "too few to show" in shown
    assert "Splash pad" not in shown
