"""A resolution from the answers to the declaration."""

from fractions import Fraction

import pytest
from django.db import connection

from ballots import scheduling
from ballots.counting.resolutions import ResolutionRule
from ballots.declaring import declare
from ballots.drafting import BlockTerms
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, Count, Option, Roll, RollEntry
from ballots.opening import withdraw_option
from ballots.reconciling import strike
from ballots.verification import check_ballots
from record.models import RecordEntry
from record.sentences import sentence
from tests.factories import PersonFactory
from tests.member_votes import (
    EMPLOYEES,
    TENANTS,
    counted,
    keyed,
    marked_on_paper,
    resolution_draft,
    with_members,
)

pytestmark = pytest.mark.django_db
FOR, AGAINST, ABSTAIN = [1], [2], [3]
HALVES = ResolutionRule(method="class-weight", threshold=Fraction(1, 2), at_least=False)
WEIGHTED = [
    BlockTerms(code="tenants", name="Tenants", weight=Fraction(1, 2)),
    BlockTerms(code="employees", name="Employees", weight=Fraction(1, 2)),
]


def outcome(ballot):
    return Count.objects.get(ballot=ballot, main=True).outcome


def test_by_heads():
    found = outcome(counted(with_members(resolution_draft()), FOR, FOR, AGAINST, ABSTAIN))
    assert found["passed"] is True
    heads = found["head_count"]
    assert (heads["for"], heads["against"], heads["abstentions"], heads["roll"]) == (2, 1, 1, 9)
    assert found["blank"] == 0


def test_a_small_class_weighs_as_much_as_a_large_one():
    papers = [FOR] * 4 + [AGAINST] * 2 + [AGAINST] * 3
    heads = counted(with_members(resolution_draft()), *papers)
    weighed = counted(with_members(resolution_draft(rule=HALVES, blocks=WEIGHTED)), *papers)
    assert outcome(heads)["head_count"]["for"] == 4
    assert outcome(weighed)["share"]["exact"] == "1/3"
    assert not outcome(weighed)["passed"]
    assert [block["roll"] for block in outcome(weighed)["blocks"]] == [6, 3]


def test_the_quorum_is_reckoned_on_the_roll_of_the_opening():
    rule = ResolutionRule(
        method="head-count",
        threshold=Fraction(1, 2),
        at_least=False,
        quorum_percent=Fraction(4, 9),
    )
    ballot = with_members(resolution_draft(rule=rule))
    strike(RollEntry.objects.get(member_reference="M009"), PersonFactory(), "Left before the day")
    found = outcome(counted(ballot, FOR, FOR, FOR))
    assert (found["quorum"], found["passed"]) == ({"needed": 4, "present": 3}, False)


def test_a_spoilt_paper_is_said_and_counts_for_nothing():
    ballot = with_members(resolution_draft())
    marked_on_paper(ballot, 9)
    keyed(ballot, "employees")
    found = outcome(counted(ballot, FOR, AGAINST, FOR))
    assert found["blank"] == 1
    assert found["quorum"]["present"] == 3


def test_an_erased_entry_changes_no_recount():
    ballot = counted(with_members(resolution_draft(rule=HALVES, blocks=WEIGHTED)), FOR, AGAINST)
    RollEntry.objects.filter(ballot=ballot, channel="").delete()
    assert check_ballots().faults == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE ballots_paper SET marks = '{2}' WHERE marks = '{1}'",
        "UPDATE ballots_paper SET stratum = 'employees'",
        "UPDATE ballots_count SET outcome = jsonb_set(outcome, '{passed}', 'false')",
        "UPDATE ballots_ballot SET rule_parameters = jsonb_set(rule_parameters, '{rule,threshold}', '\"9/10\"')",
        'UPDATE ballots_roll SET sizes = \'{"tenants": 600, "employees": 3}\'',
    ],
)
def test_verify_finds_what_an_operator_changes(damage):
    counted(with_members(resolution_draft()), FOR, FOR, AGAINST)
    assert check_ballots().faults == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(damage)
    assert check_ballots().faults != []


@pytest.mark.parametrize(
    ("papers", "action", "said"),
    [
        (
            [FOR, FOR, AGAINST],
            "resolution-passed",
            "declared passed: 2 for, 1 against, 0 abstained.",
        ),
        (
            [FOR, AGAINST, ABSTAIN],
            "resolution-failed",
            "declared not passed: 1 for, 1 against, 1 abstained.",
        ),
    ],
)
def test_the_record_says_whether_it_passed(papers, action, said):
    ballot = counted(with_members(resolution_draft()), *papers)
    declare(ballot, PersonFactory(is_staff=True))
    assert sentence(RecordEntry.objects.get(action=f"ballots.{action}")).endswith(said)


def test_a_resolution_keeps_its_answers():
    ballot = with_members(resolution_draft())
    with pytest.raises(NotAllowedNow, match="keeps its answers"):
        withdraw_option(ballot.options.get(number=3), PersonFactory(), "Nobody abstains.")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda b: Option.objects.filter(ballot=b, number=3).delete(), "for, against or abstain"),
        (lambda b: Roll.objects.filter(ballot=b).update(kind="both"), "at a record date"),
        (lambda b: Ballot.objects.filter(pk=b.pk).update(rule_parameters={}), "cannot be counted"),
        (
            lambda b: Ballot.objects.filter(pk=b.pk).update(strata=["tenants", "funders"]),
            "Each class on the roll needs its place",
        ),
    ],
    ids=["an answer missing", "a roll of declarations", "no rule", "a class without its rule"],
)
def test_what_is_not_complete_is_not_scheduled(spoil, said):
    ballot = resolution_draft(blocks=[TENANTS, EMPLOYEES])
    spoil(ballot)
    with pytest.raises(NotAllowedNow, match=said):
        scheduling.schedule(ballot, PersonFactory())


def test_weights_that_are_missing_are_found_before_the_vote():
    ballot = resolution_draft(rule=HALVES, blocks=[TENANTS, EMPLOYEES])
    with pytest.raises(NotAllowedNow, match="has no weight"):
        scheduling.schedule(ballot, PersonFactory())
