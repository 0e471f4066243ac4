"""An election from the papers to the declaration."""

import pytest
from django.db import connection

from ballots import scheduling
from ballots.declaring import declare, supersede
from ballots.errors import NotAllowedNow
from ballots.exports import as_csv, papers
from ballots.models import Count
from ballots.opening import withdraw_option
from ballots.tallies.ranking import lot_seed
from ballots.tallying import results
from ballots.verification import check_ballots
from record.models import RecordEntry
from record.sentences import sentence
from tests.factories import PersonFactory
from tests.member_votes import (
    counted,
    election_draft,
    enrolled,
    keyed,
    marked_on_paper,
    voted,
    with_members,
)

pytestmark = pytest.mark.django_db
OFFICER = {"is_staff": True}


def outcome(ballot):
    return Count.objects.get(ballot=ballot, main=True).outcome


def test_later_preferences_decide():
    ballot = with_members(election_draft())
    counted(ballot, [1], [1], [1], [2], [2], [2, 1], [3, 2])
    found = outcome(ballot)
    assert found["elected"] == ["2"]
    assert [stage["event"] for stage in found["stages"]] == ["first-preferences", "exclusion"]
    assert found["stages"][0]["votes"] == {"1": "3.00000", "2": "3.00000", "3": "1.00000"}
    assert (found["quota"], found["valid"]) == (4, 7)


def test_a_blank_paper_elects_nobody_and_is_said():
    ballot = with_members(election_draft())
    marked_on_paper(ballot, 9)
    keyed(ballot, "employees")
    counted(ballot, [1], [1])
    assert (outcome(ballot)["valid"], outcome(ballot)["invalid"]) == (2, 1)


def test_papers_of_a_withdrawn_candidate_move_up():
    ballot = with_members(election_draft())
    for number, marks in enumerate([[1, 2], [1, 2], [1, 2], [3], [3], [2]], start=1):
        voted(ballot, number, *marks)
    withdraw_option(ballot.options.get(number=1), PersonFactory(**OFFICER), "Moved away.")
    counted(ballot)
    assert outcome(ballot)["elected"] == ["2"]
    assert outcome(ballot)["withdrawn"] == ["1"]


def test_a_tie_is_decided_by_a_lot_from_what_was_sealed_before_counting():
    ballot = with_members(election_draft(candidates=("Ada", "Ben")))
    counted(ballot, [1], [2])
    [tie] = outcome(ballot)["ties"]
    assert tie["decided_by"] == "lot"
    assert outcome(ballot)["seed"] == lot_seed(ballot)
    sealed = RecordEntry.objects.get(action="ballots.reconciled")
    assert ballot.papers_root in sealed.payload
    assert sealed.pk < RecordEntry.objects.get(action="ballots.counted").pk
    assert lot_seed(ballot) in RecordEntry.objects.get(action="ballots.counted").payload


def test_the_seed_follows_both_roots():
    ballot = with_members(election_draft())
    seeds = set()
    for roots in [("a", "b"), ("a", "c"), ("d", "b"), ("", "")]:
        ballot.receipts_root, ballot.papers_root = roots
        seeds.add(lot_seed(ballot))
    assert len(seeds) == 4


def test_papers_are_published_in_the_order_of_preference_where_enough_hide_each_other():
    ballot = counted(with_members(election_draft()), [3, 1], [3, 1], [2])
    declare(ballot, PersonFactory(**OFFICER))
    assert list(papers(ballot, "class")) == [("class", "choices")]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE ballots_ballot SET publishing_floor = 3")
    ballot.refresh_from_db()
    assert "".join(as_csv(papers(ballot, "class"))).splitlines() == [
        "class,choices",
        "tenants,2",
        'tenants,"3,1"',
        'tenants,"3,1"',
    ]


def test_counting_again_gives_the_same():
    ballot = counted(with_members(election_draft(seats=2)), [1, 2], [2, 3], [3, 1], [1])
    assert results(ballot) == results(ballot)
    assert check_ballots().faults == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE ballots_paper SET marks = '{2}' WHERE id = (SELECT id FROM ballots_paper LIMIT 1)",
        "UPDATE ballots_count SET outcome = jsonb_set(outcome, '{elected}', '[\"3\"]')",
        "UPDATE ballots_ballot SET seats = 2",
        "UPDATE ballots_roll SET sizes = '{\"tenants\": 900}'",
        "UPDATE ballots_option SET withdrawn_at = now(), withdrawn_reason = 'x' WHERE number = 1",
    ],
)
def test_verify_finds_what_an_operator_changes(damage):
    counted(with_members(election_draft()), [1, 2], [2, 3], [1])
    assert check_ballots().faults == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(damage)
    assert check_ballots().faults != []


def test_the_declaration_names_who_was_elected():
    ballot = counted(with_members(election_draft(seats=2)), [2, 1], [2, 1], [2, 1], [3], [1])
    declaration = declare(ballot, PersonFactory(**OFFICER))
    assert (declaration.papers, declaration.roll_size) == (5, 9)
    assert declaration.turnout["by_stratum"] == {"tenants": 5}
    assert declaration.turnout["roll_by_stratum"] == {"employees": None, "tenants": None}
    entry = RecordEntry.objects.get(action="ballots.election-declared")
    assert sentence(entry).endswith("with 5 papers: Ben, Ada.")
    supersede(ballot, PersonFactory(**OFFICER), "A recount was ordered.")
    assert ballot.state == "superseded"


@pytest.mark.parametrize(("candidates", "seats"), [(("Ada",), 1), (("Ada", "Ben"), 3)])
def test_where_nobody_needs_to_vote_there_is_no_vote(candidates, seats):
    ballot = enrolled(election_draft(candidates=candidates, seats=seats))
    with pytest.raises(NotAllowedNow, match="nobody needs to vote"):
        scheduling.schedule(ballot, PersonFactory())


def test_a_cancelled_election_leaves_no_paper():
    ballot = with_members(election_draft())
    voted(ballot, 1, 1)
    scheduling.cancel(ballot, PersonFactory(), "A candidate was left off the list.")
    assert not ballot.papers.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ballots_live_paper")
        assert cursor.fetchone() == (0,)
