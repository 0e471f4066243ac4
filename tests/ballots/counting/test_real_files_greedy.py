"""Every real file: recounted votes, greedy results, and what the city itself decided."""

from fractions import Fraction

import pytest

from ballots.counting import pabulib
from ballots.counting.rules import Rule, count

pytestmark = pytest.mark.shared_data

# One paper of this file names four projects twice; the file's own column counts them twice.
NAMED_TWICE = {"Netherlands_Amsterdam_604.pb": {"42346", "42350", "42355", "42360"}}


@pytest.fixture(scope="module")
def files(shared_data, reference):
    folder = shared_data / "data" / "pb"
    return {name: pabulib.read(folder / name) for name in reference}


def rules(meta):
    stop = {"stop_at_first_that_does_not_fit": True}
    return {
        "greedy_skip": Rule(),
        "greedy_noskip": Rule(**stop),
        "greedy_skip_threshold": Rule(threshold=meta.threshold),
        "greedy_noskip_threshold": Rule(threshold=meta.threshold, **stop),
    }


def test_recounted_votes_and_scores_equal_the_reference(files, reference):
    assert len(files) == 86
    for name, file in files.items():
        off = NAMED_TWICE.get(name, set())
        for field, counted in (("votes", file.election.votes()), ("score", file.election.scores())):
            found = dict(zip(file.election.ids, counted.tolist(), strict=True))
            published = reference[name][field]
            assert {id_: published[id_] - (id_ in off) for id_ in published} == found, (name, field)


def test_a_project_named_twice_in_one_vote_is_counted_once_and_noted(files):
    noted = {name: file.meta.notes for name, file in files.items() if file.meta.notes}

    assert noted == {
        "Netherlands_Amsterdam_604.pb": (
            "line 1927: a project named twice in one vote is counted once.",
        )
    }


@pytest.mark.parametrize(
    "key", ["greedy_skip", "greedy_noskip", "greedy_skip_threshold", "greedy_noskip_threshold"]
)
def test_greedy_equals_the_reference(files, reference, key):
    compared = 0
    for name, file in files.items():
        if key in reference[name]:
            outcome = count(file.election, rules(file.meta)[key])
            assert sorted(outcome.selected) == sorted(reference[name][key]), name
            compared += 1
    assert compared == (26 if key.endswith("threshold") else 86)


def declared_rule(name, meta):
    """The rule the city says it used; none where the file cannot be a gate."""
    if meta.rule == "greedy-custom":
        return Rule(last_if_left=Fraction(4, 5)) if "Poznan" in name else None
    settings = {"threshold": meta.threshold}
    return {
        "greedy": Rule(),
        "greedy-threshold": Rule(**settings),
        "greedy-no-skip": Rule(stop_at_first_that_does_not_fit=True, **settings),
    }.get(meta.rule)


def test_greedy_by_the_declared_rule_equals_the_official_result(files, reference):
    compared, by_tie = 0, []
    for name, file in files.items():
        facts, rule = reference[name], declared_rule(name, file.meta)
        if rule is None or "official_selected" not in facts:
            continue
        if facts["official_not_explained_by_declared_rule"]:
            continue
        compared += 1
        outcome = count(file.election, rule)
        if set(outcome.selected) != official(facts):
            assert facts["official_tie_dependent"], name
            assert any(tie["parted"] for tie in outcome.ties), name
            by_tie.append(name)
    assert compared >= 50
    assert len(by_tie) <= 3


def official(facts):
    """With the project that the city funded from its reserve under the 80 % rule (code 2)."""
    special = facts.get("official_special") or {}
    return set(facts["official_selected"]) | {id_ for id_, code in special.items() if code == "2"}
