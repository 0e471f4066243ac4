"""Each rule as one sentence with its figures, and versions compared."""

import pytest

from governance.adoption import read
from governance.comparing import differences
from governance.constituting import draft_from_version
from governance.drafting import keep_heading, keep_part, remove_part
from governance.models import ResolutionRule, exactly
from governance.rules_in_words import rule_in_words
from governance.shares_in_words import part
from tests.constitutions import FOUNDED, SECRETARY, drafted, founded

pytestmark = pytest.mark.django_db

SENTENCES = [
    (
        {"method": "head-count"},
        "It passes with more than half of the members who vote, each with one vote.",
    ),
    (
        {"method": "head-count", "threshold": 6667, "at_least": True, "quorum_number": 20},
        "It passes with at least two-thirds of the members who vote, each with one vote; 20 members must take part, abstentions counted in.",
    ),
    (
        {"method": "head-count", "quorum_number": 20, "quorum_percent": 500, "abstentions_count_to_quorum": False},
        "It passes with more than half of the members who vote, each with one vote; 20 members or 5% of those who may vote must take part, whichever is more, abstentions not counted in.",
    ),
    (
        {"method": "class-weight", "threshold": 7500, "at_least": True, "empty_class": "against"},
        "Each class has its fixed share of the vote, however many it has, and it passes with at least 75% of the shares; a class in which nobody votes counts against it.",
    ),
    (
        {"method": "concurrent", "class_threshold": 6000},
        "Every class must agree: it passes with more than 60% of each class and more than half of all who vote; a class in which nobody votes is left out, and the others share its part.",
    ),
    (
        {"method": "dual"},
        "It passes with more than half of those who vote and more than half of their rateable value, both.",
    ),
    (
        {"method": "head-count", "statutory": "conversion", "threshold": 7500, "at_least": True, "turnout_floor": 5000, "second_meeting_threshold": 5000},
        "It passes with at least 75% of the members who vote, each with one vote; at least half of all members must vote; more than half of those who vote must confirm it at a second meeting, 14 days to 1 month later.",
    ),
    (
        {"method": "head-count", "statutory": "amalgamation", "threshold": 6667, "at_least": True, "second_meeting_threshold": 5000},
        "It passes with at least two-thirds of the members who vote, each with one vote; more than half of those who vote must confirm it at a second meeting.",
    ),
    (
        {"method": "head-count", "statutory": "dissolution", "threshold": 7500, "at_least": True, "of_all_members": True},
        "It passes when at least 75% of all members sign it.",
    ),
    (
        {"method": "concurrent", "class_threshold": 6667, "class_at_least": True, "class_quorum_number": 5, "class_quorum_percent": 1000},
        "Every class must agree: it passes with at least two-thirds of each class and more than half of all who vote; of each class 5 members or 10% must take part, whichever is more, abstentions counted in; a class in which nobody votes is left out, and the others share its part.",
    ),
    (
        {"method": "concurrent", "threshold": 7500, "at_least": True, "class_threshold": 5000, "empty_class": "against"},
        "Every class must agree: it passes with more than half of each class and at least 75% of all who vote; a class in which nobody votes counts against it.",
    ),
    (
        {"method": "class-weight", "class_threshold": 4000, "quorum_number": 20, "class_quorum_number": 1},
        "Each class has its fixed share of the vote, however many it has, and it passes with more than half of the shares; more than 40% of each class must agree too; 20 members must take part, abstentions counted in; of each class 1 member must take part; a class in which nobody votes is left out, and the others share its part.",
    ),
    (
        {"method": "head-count", "of_all_members": True, "quorum_percent": 1250},
        "It passes with more than half of all members, whether they vote or not; 12.5% of those who may vote must take part, abstentions counted in.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "said"), SENTENCES)
def test_a_rule_is_one_sentence_with_its_figures(facts, said):
    assert rule_in_words(ResolutionRule(name="Any", **facts)) == said


@pytest.mark.parametrize(
    ("hundredths", "votes_for", "votes", "passes"),
    [(6667, 2, 3, True), (6667, 3333, 5000, False), (6667, 3334, 5000, True), (7500, 3, 4, True)],
)
def test_two_thirds_are_two_of_three_exactly(hundredths, votes_for, votes, passes):
    assert (votes_for >= exactly(hundredths) * votes) is passes


def test_parts_are_said_as_people_say_them():
    assert [part(n) for n in (5000, 6667, 3333, 7500, 1250, 10000)] == [
        "half",
        "two-thirds",
        "a third",
        "75%",
        "12.5%",
        "all",
    ]


def said_between(before, after):
    return differences(read(before, FOUNDED), read(after, FOUNDED))


def test_a_copy_changes_nothing():
    first = founded("tenants-and-employees")
    assert said_between(first, draft_from_version(first, SECRETARY)) == []


def test_powers_move_from_body_to_body():
    first = drafted("tenants-and-employees")
    board = first.bodies.get(code="board")
    body = first.bodies.get(code="representative-body")
    board.powers = [power for power in board.powers if power != "Approves the strategy"]
    body.powers = [*body.powers, "Approves the strategy"]
    keep_part(first, board, SECRETARY)
    keep_part(first, body, SECRETARY)
    after = drafted("tenants-and-employees", organisation=first.organisation)
    assert said_between(first, after) == [
        "Representative Body loses: approves the strategy",
        "Board gains: approves the strategy (from Representative Body)",
    ]


def test_every_kind_of_change_is_said():
    first = founded()
    after = draft_from_version(first, SECRETARY)
    after.why_these_weights = "Because."
    keep_heading(after, SECRETARY)
    users, rule = after.classes.get(code="users"), after.resolution_rules.get(code="ordinary")
    users.name, users.weight, users.minimum_age = "Families", 2, 11
    users.formerly = ["workers"]
    rule.threshold = 6000
    keep_part(after, users, SECRETARY)
    keep_part(after, rule, SECRETARY)
    seats = after.bodies.get().constituencies.get(code="workers")
    seats.seats = 5
    keep_part(after, seats, SECRETARY)
    remove_part(after, after.resolution_rules.get(code="special"), SECRETARY)
    said = said_between(first, after)
    assert "The reasons for the weights are written anew." in said
    assert "Class renamed: Users is now Families" in said
    assert "Families. Part of a vote by classes: was a third, is now half" in said
    assert "Families. Takes in the members of: was nothing, is now Workers" in said
    assert "Families. Ages: was 16 or over, is now 11 or over" in said
    assert any(one.startswith("Board, Elected by workers. Filled: was 4 seats") for one in said)
    assert any("more than half of the shares" in one and "more than 60%" in one for one in said)
    assert "No longer there: Special resolution (resolution)" in said
