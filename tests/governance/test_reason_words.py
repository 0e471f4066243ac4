"""Every reason of a count as a sentence; what a small class shows."""

from fractions import Fraction

import pytest

from ballots.counting.resolutions import Block, ResolutionRule, count_resolution
from governance.published_blocks import published_blocks
from governance.reason_words import sentences

HALF = Fraction(1, 2)


def block(code, votes_for=0, votes_against=0, abstentions=0, roll=100, **more):
    return Block(
        code,
        code.title(),
        more.pop("weight", None),
        roll,
        votes_for,
        votes_against,
        abstentions,
        **more,
    )


def outcome(*blocks, method="head-count", threshold=HALF, at_least=False, **rule):
    asked = ResolutionRule(method=method, threshold=threshold, at_least=at_least, **rule)
    return count_resolution(blocks, asked).as_dict()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            outcome(block("staff", 30, 10)),
            ["75.0% of those who voted were in favour. It needed more than half."],
        ),
        (
            outcome(block("staff", 10, 10)),
            [
                "half of those who voted were in favour. That is exactly what it had to pass: it needed more than half."
            ],
        ),
        (
            outcome(block("staff", 49_996, 50_004, roll=200_000)),
            ["49.996% of those who voted were in favour. It needed more than half."],
        ),
        (
            outcome(block("staff", 2, 1), quorum_number=10),
            ["Only 3 members took part, and at least 10 had to for the vote to be valid."],
        ),
        (
            outcome(block("staff", 2, 1), turnout_floor=Fraction(1, 2)),
            [
                "Only 3 of the 100 members voted for or against, which is 3.0%. It needed at least half."
            ],
        ),
        (
            outcome(block("staff", 2, 1), block("users", 9), class_quorum_number=5),
            ["Only 3 members of the group Staff took part, and at least 5 had to."],
        ),
        (
            outcome(block("staff", 1, 2), block("users", 9), method="concurrent"),
            [
                "Every group had to agree, and Staff did not: 33.3% was in favour there (1 for, 2 against). It needed more than half."
            ],
        ),
        (
            outcome(block("staff"), block("users", 9), method="concurrent", empty_block="against"),
            [
                "Nobody in the group Staff voted for or against, and by the rules that counts against it."
            ],
        ),
        (
            outcome(block("staff", 3), block("users", 9, 1), method="concurrent"),
            [
                "Every group agreed, and 92.3% of all who voted were in favour. It needed every group, and more than half of all."
            ],
        ),
        (outcome(block("staff")), ["No vote that counts was cast for or against."]),
        (
            outcome(
                block("shops", 30, 10, value=10), block("banks", 1, 9, value=1000), method="dual"
            ),
            ["Of the rateable value that voted, 12.5% was in favour. It needed more than half."],
        ),
        (
            outcome(
                block("shops", 30, 10, value=10), block("banks", 9, 1, value=1000), method="dual"
            ),
            [
                "78.0% of those who voted and 89.4% of their rateable value were in favour. It needed more than half of both."
            ],
        ),
        (
            outcome(block("shops", 0, 0, value=10, abstentions=2), method="dual"),
            [
                "No vote that counts was cast for or against.",
                "Nobody with a rateable value voted for or against, so there was nothing to count.",
            ],
        ),
        (
            outcome(
                block("staff", 76), of_all_members=True, threshold=Fraction(3, 4), at_least=True
            ),
            ["76.0% of all members voted for it. It needed at least 75%."],
        ),
        (
            outcome(
                block("staff", 1, 2, weight=Fraction(1, 4)),
                block("users", 9, weight=Fraction(3, 4)),
                method="class-weight",
            ),
            [
                "With each group counting for its fixed share, 83.3% was in favour. It needed more than half."
            ],
        ),
    ],
)
def test_each_reason_is_a_sentence(found, expected):
    assert sentences(found) == [one[:1].upper() + one[1:] for one in expected]


def test_signatures_are_of_all_members():
    found = outcome(
        block("members", 3, roll=4), of_all_members=True, threshold=Fraction(3, 4), at_least=True
    )
    assert sentences(found, "signatures") == ["75% of all members signed. It needed at least 75%."]


def test_small_groups_are_put_together_where_every_vote_counts_the_same():
    found = outcome(block("users", 60, 20), block("staff", 12, 3), block("funders", 1, 0, roll=4))
    published = published_blocks(found, 5)
    assert [one["code"] for one in published.blocks] == ["users", "together"]
    assert published.blocks[1]["for"] == 13
    assert published.together == ("Staff", "Funders")
    again = count_resolution(
        [
            block(one["code"], one["for"], one["against"], one["abstentions"], roll=one["roll"])
            for one in published.blocks
        ],
        ResolutionRule(method="head-count", threshold=HALF, at_least=False),
    )
    assert again.as_dict()["share"] == found["share"]


def test_small_groups_are_shown_where_the_rule_counts_each_by_itself():
    found = outcome(block("users", 60, 20), block("funders", 1, 0, roll=4), method="concurrent")
    published = published_blocks(found, 5)
    assert published.needed
    assert published.small == {"funders"}
    assert len(published.blocks) == 2
