"""The rule in words and its worked example, for each rule and each way to choose."""

import pytest

from ballots.models import Ballot
from budgets.rule_words import rule_in_words

METHODS = [
    {"kind": "approval", "max_choices": 5},
    {"kind": "approval", "max_choices": 1},
    {"kind": "knapsack"},
    {"kind": "single"},
    {"kind": "points", "points_total": 1},
    {"kind": "points", "points_total": 10},
    {"kind": "points", "points_total": 10, "most_points": 4},
    {"kind": "order", "max_choices": 1},
    {"kind": "order", "max_choices": 5},
]
RULES = [
    {"rule": "greedy"},
    {"rule": "greedy", "stop_at_first": True},
    {"rule": "greedy-per-cost"},
    *[
        {"rule": "equal-shares", "completion": completion}
        for completion in ("none", "greedy", "add1", "add1-greedy")
    ],
]
POINTS = ("points", "order")


def said(**settings):
    rule = rule_in_words(Ballot(**settings))
    return rule.sentences, {row[0]: row[1:] for row in rule.example.rows}


TOGETHER = [
    (method, rule)
    for method in METHODS
    for rule in RULES
    if method["kind"] not in POINTS or rule["rule"] != "equal-shares"
]


@pytest.mark.parametrize(("method", "rule"), TOGETHER, ids=str)
def test_every_rule_has_an_example_for_every_method(method, rule):
    sentences, rows = said(**method, **rule)
    assert rows.keys() == {"Swings", "Benches", "Mural"}
    ends = [row[-1] for row in rows.values()]
    won = sum(int(row[0].strip("£")) for row in rows.values() if row[-1].startswith("Wins."))
    assert 0 < won <= 1000
    assert any(end.startswith("Does not win.") and "Needed" in end for end in ends) or rule.get(
        "stop_at_first"
    )
    assert ("points" in sentences or "point." in sentences) == (method["kind"] in POINTS)


def test_most_votes_first_passes_over_what_does_not_fit_or_stops_there():
    sentences, rows = said(kind="approval", max_choices=5, rule="greedy")
    assert "The project with the most votes comes first" in sentences
    assert rows["Benches"][-1] == (
        "Does not win. 5 people chose it. It costs £450, and £400 was left at its turn. Needed £50 more."
    )
    assert rows["Mural"][-1].startswith("Wins. 4 people chose it.")
    _sentences, rows = said(kind="approval", max_choices=5, rule="greedy", stop_at_first=True)
    assert "The count had stopped before at “Benches”" in rows["Mural"][-1]


def test_points_and_places_are_explained_before_the_rule():
    sentences, rows = said(kind="points", points_total=5, rule="greedy", threshold=3)
    assert sentences.startswith("The points that people give are added up. The project with")
    assert sentences.endswith("A project needs at least 3 points.")
    assert rows["Benches"][:2] == ["£450", 17]
    sentences, rows = said(kind="order", max_choices=3, rule="greedy-per-cost")
    assert "Your 1st choice gets 3 points, the next one fewer, and on down to 1." in sentences
    assert rows["Swings"][:3] == ["£600", 25, "4.17"]


def test_a_part_of_the_voters_goes_into_words_and_example():
    sentences, rows = said(kind="single", rule="greedy", threshold_percent=20)
    assert "At least 20% of all who vote must choose it." in sentences
    assert "At least 2 people had to choose it" in rows["Mural"][-1]
    assert "Needed 1 more voter." in rows["Mural"][-1]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_rule_is_said_in_two_sentences(rule):
    sentences, _rows = said(kind="approval", max_choices=5, **rule)
    assert sentences.count(". ") + 1 == 2
