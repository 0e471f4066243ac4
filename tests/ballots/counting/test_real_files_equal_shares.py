"""Equal shares on every real file of plain choices, and what the cities themselves decided by it."""

import pytest

from ballots.counting import pabulib
from ballots.counting.rules import Rule, count

pytestmark = pytest.mark.shared_data

KEYS = {
    "none": "mes_cost",
    "greedy": "mes_cost_then_greedy",
    "add1": "mes_cost_add1",
    "add1-greedy": "mes_cost_add1u",
}
DECIDED_BY_EQUAL_SHARES = "equalshares/add1"


@pytest.fixture(scope="module")
def elections(shared_data, reference):
    folder = shared_data / "data" / "pb"
    return {
        name: pabulib.read(folder / name).election
        for name, facts in reference.items()
        if "mes_cost" in facts
    }


@pytest.mark.parametrize("completion", ["none", "greedy"])
def test_without_raising_equals_the_reference(elections, reference, completion):
    assert len(elections) == 61
    for name, election in elections.items():
        outcome = count(election, Rule("equal-shares", completion))
        assert sorted(outcome.selected) == sorted(reference[name][KEYS[completion]]), name


def test_add1_equals_the_reference_with_and_without_greedy(elections, reference):
    compared = 0
    for name, election in elections.items():
        facts = reference[name]
        if facts.get("mes_cost_add1") is None:
            continue  # a step of one forint is no rule: the reference leaves these files out
        raised = count(election, Rule("equal-shares", "add1-greedy"))
        by_shares = {one["funded"] for one in raised.rounds if one["why"] == "shares"}
        assert sorted(raised.selected) == sorted(facts["mes_cost_add1u"]), name
        assert by_shares == set(facts["mes_cost_add1"]), name
        assert raised.certified
        if not facts["all_supported_projects_fit"]:
            assert raised.details["runs"] == facts["add1_iterations"], name
            endowment = raised.details["endowment"] / election.unit
            assert endowment == pytest.approx(facts["add1_final_endowment_per_voter"], abs=0.01)
        compared += 1
    assert compared == 57


def test_what_a_city_decided_by_equal_shares_is_reproduced(elections, reference):
    decided = {
        name: facts
        for name, facts in reference.items()
        if facts["rule"].startswith(DECIDED_BY_EQUAL_SHARES)
    }

    assert decided
    for name, facts in decided.items():
        outcome = count(elections[name], Rule("equal-shares", "add1"))
        assert set(outcome.selected) == set(facts["official_selected"]), name
