import pytest
from django.db import connection

from ballots import receipts, tallying
from ballots.declaring import declare, supersede
from ballots.errors import NotAllowedNow
from ballots.models import Channel, Count, RollEntry, Standing
from ballots.reconciling import accept, reckoning, reconcile, strike, waiting_entries
from ballots.tallying import count
from ballots.tasks import counting_job, reconcile_and_count
from ballots.turnout import hide_small, turnout
from ballots.verification import check_ballots
from look.progress import of
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, PersonFactory
from tests.states import RollEntryFactory, closed, opened, voted_by_code, with_options

pytestmark = pytest.mark.django_db


@pytest.fixture
def voted(ballot):
    """Six voters: option 1 has four votes, 2 has three, 3 has one."""
    receipts_given = [
        voted_by_code(ballot, n, marks).receipt
        for n, marks in enumerate([[1], [1, 2], [1, 2], [1], [2], [3]])
    ]
    ballot.given = receipts_given
    return ballot


@pytest.mark.parametrize(
    ("promised", "rules"), [(False, ["greedy"]), (True, ["equal-shares", "greedy"])]
)
def test_another_rule_is_counted_only_where_that_was_promised(promised, rules):
    ballot = opened(with_options(BallotFactory(other_rule_published=promised)))
    voted_by_code(ballot, 0, [1])
    closed(ballot)
    reconcile_and_count(ballot.pk, "officer", "x")
    counts = Count.objects.filter(ballot=ballot)
    assert sorted(one.rule["rule"] for one in counts) == rules
    assert counts.get(main=True).rule["rule"] == "greedy"


def test_closed_papers_are_counted_by_the_ballots_own_rule(voted):
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    voted.refresh_from_db()
    assert voted.state == "counted"
    outcome = Count.objects.get(main=True).outcome
    assert outcome["selected"] == ["1", "2", "3"]
    assert outcome["spent"] == 6_000_000
    assert of(counting_job(voted.pk)).finished


def test_counting_twice_counts_once(voted):
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    reconcile_and_count(voted.pk, "officer", "x")
    assert count(voted.pk) is False
    assert Count.objects.count() == 1


def test_no_tally_exists_before_reconciliation(voted):
    closed(voted)
    assert not Count.objects.exists()
    with pytest.raises(NotAllowedNow):
        count(voted.pk)


def test_receipts_are_known_before_and_after_parting(voted):
    assert receipts.known(voted, voted.given[0].lower().replace("-", " "))
    closed(voted)
    reconcile(voted.pk, SYSTEM)
    assert all(receipts.known(voted, receipt) for receipt in voted.given)
    assert not receipts.known(voted, "AAAA-AAAA-AAAA-AAAA")
    assert not receipts.known(voted, "")


def test_the_roots_are_on_the_record_before_the_count(voted):
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    actions = list(RecordEntry.objects.values_list("action", flat=True))
    assert actions.index("ballots.reconciled") < actions.index("ballots.counted")
    voted.refresh_from_db()
    assert voted.papers_root in RecordEntry.objects.get(action="ballots.reconciled").payload


def test_a_struck_entry_takes_its_paper_and_its_receipt_along(voted):
    entry = RollEntry.objects.get(name="Voter 5")
    closed(voted)
    strike(entry, PersonFactory(), "Voted in another ward as well.")
    assert reckoning(voted).agrees
    reconcile_and_count(voted.pk, "officer", "x")
    voted.refresh_from_db()
    assert voted.papers.count() == 5
    assert not receipts.known(voted, voted.given[5])


def test_a_waiting_entry_holds_up_the_parting_until_it_is_decided(voted):
    entry = RollEntry.objects.get(name="Voter 5")
    RollEntry.objects.filter(pk=entry.pk).update(
        standing=Standing.WAITING, waiting_for="not-on-register"
    )
    closed(voted)
    assert [e.pk for e in waiting_entries(voted)] == [entry.pk]
    reconcile_and_count(voted.pk, "officer", "x")
    voted.refresh_from_db()
    assert voted.state == "closed"
    assert "waiting" in of(counting_job(voted.pk)).error
    accept(entry, PersonFactory(), "Seen with a tenancy agreement.")
    reconcile(voted.pk, SYSTEM)
    assert voted.papers.count() == 6


def test_numbers_that_do_not_agree_stop_the_parting(voted):
    RollEntryFactory(ballot=voted, name="A mark without a paper", channel=Channel.WEB)
    closed(voted)
    with pytest.raises(NotAllowedNow, match="7 marked entries, 6 papers"):
        reconcile(voted.pk, SYSTEM)
    voted.refresh_from_db()
    assert voted.state == "closed"
    assert voted.papers.count() == 0


def test_decisions_need_a_reason_and_end_with_the_parting(voted):
    entry = RollEntry.objects.get(name="Voter 5")
    with pytest.raises(NotAllowedNow, match="reason"):
        strike(entry, PersonFactory(), "  ")
    closed(voted)
    reconcile(voted.pk, SYSTEM)
    with pytest.raises(NotAllowedNow, match="parted"):
        strike(entry, PersonFactory(), "Too late.")


def test_a_withdrawn_option_is_not_counted(voted):
    from ballots.opening import withdraw_option

    withdraw_option(voted.options.get(number=1), PersonFactory(), "The owner said no.")
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    assert Count.objects.get().outcome["selected"] == ["2", "3"]


def test_declaring_publishes_turnout_with_small_cells_hidden(voted):
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    declaration = declare(voted, PersonFactory(is_staff=True), "I declare this result.")
    assert (declaration.papers, declaration.roll_size) == (6, 6)
    assert declaration.turnout["by_channel"] == {"web": 6}
    assert declaration.turnout["by_stratum"] == {"E05090000": 6}
    assert declaration.turnout["roll_by_age_band"] == {"55 to 64": 6}
    assert voted.state == "declared"
    supersede(voted, PersonFactory(), "A recount was ordered.")
    assert voted.state == "superseded"


def test_turnout_statements_do_not_grow(voted, django_assert_num_queries):
    turnout(voted)
    with django_assert_num_queries(8):
        assert turnout(voted).percent == 100.0


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([("a", 9), ("b", 8)], {"a": 9, "b": 8}),
        ([("a", 9), ("b", 2), ("c", 7)], {"a": 9, "b": None, "c": None}),
        ([("a", 9), ("b", 2), ("c", 1)], {"a": 9, "b": None, "c": None}),
        ([("a", 2)], {"a": None}),
    ],
)
def test_small_cells_and_what_would_betray_them_are_hidden(rows, shown):
    assert hide_small(rows, 5) == shown


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE ballots_paper SET marks = '{2}' WHERE id = (SELECT id FROM ballots_paper WHERE marks = '{3}' LIMIT 1)",
        "DELETE FROM ballots_paper WHERE id = (SELECT id FROM ballots_paper LIMIT 1)",
        "UPDATE ballots_receipt SET digest = repeat('0', 64) WHERE id = (SELECT id FROM ballots_receipt LIMIT 1)",
        "UPDATE ballots_ballot SET papers_root = 'x'",
        "UPDATE ballots_count SET outcome = jsonb_set(outcome, '{spent}', '1')",
        "DELETE FROM ballots_count",
        "UPDATE ballots_ballot SET other_rule_published = NOT other_rule_published",
        "UPDATE ballots_ballot SET threshold = 5",
        "UPDATE ballots_declaration SET papers = papers + 1",
        "UPDATE ballots_declaration SET turnout = jsonb_set(turnout, '{by_channel,web}', '7')",
        "UPDATE ballots_declaration SET statement = 'Otherwise.'",
        "DELETE FROM ballots_declaration",
    ],
)
def test_verify_finds_what_an_operator_changes(voted, damage):
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    voted.refresh_from_db()
    declare(voted, PersonFactory())
    assert check_ballots().faults == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(damage)
    assert check_ballots().faults != []


def test_verify_finds_a_rule_and_an_outcome_that_were_exchanged_together(voted):
    closed(voted)
    reconcile_and_count(voted.pk, "officer", "x")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE ballots_ballot SET rule = 'greedy', threshold = 4")
    voted.refresh_from_db()
    [exchanged] = tallying.results(voted)
    voted.counts.update(rule=exchanged.rule, outcome=exchanged.outcome)
    assert [fault.partition(": ")[2] for fault in check_ballots().faults] == [
        "the counts are not the ones on the record."
    ]
