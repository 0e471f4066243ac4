"""Every reason a count can give, as the sentence a resident reads."""

import pytest

from budgets.explaining import explain
from budgets.reasons import Reason

TITLES = {"1": "Zebra crossing", "2": "Street trees"}
FACTS = {"votes": 604, "score": 604, "cost": 3_400_000, "rank": 2}

CASES = [
    (
        {"why": "fits", "rank": 1, "left_before": 10_000_000},
        Reason("604 people chose it. It came first, and £100,000 was there to spend."),
    ),
    (
        {"why": "fits", "left_before": 5_000_050},
        Reason("604 people chose it. £50,000.50 was left at its turn, so there was enough."),
    ),
    (
        {"why": "last-if-left", "left_before": 3_000_000, "beyond_budget": 400_000},
        Reason(
            "604 people chose it. £30,000 was left at its turn. That was enough of its cost for the rule to pay for it as the last one, £4,000 beyond the pot."
        ),
    ),
    (
        {"why": "shares", "most_paid": 5629},
        Reason("604 people chose it and paid for it together, at most £56.29 from each share."),
    ),
    (
        {"why": "does-not-fit", "left": 2_680_500, "short_by": 719_500},
        Reason(
            "604 people chose it. It costs £34,000, and £26,805 was left at its turn.",
            "Needed £7,195 more",
            2_680_500,
            3_400_000,
        ),
    ),
    (
        {"why": "after-the-stop", "stopped_at": "2"},
        Reason(
            "604 people chose it. The count had stopped before at “Street trees”, which cost more than was left.",
            "The count did not reach it",
        ),
    ),
    (
        {"why": "below-threshold", "votes_needed": 1_396},
        Reason(
            "604 people chose it. A project had to have at least 2,000 votes to win.",
            "Needed 1,396 more votes",
            604,
            2_000,
        ),
    ),
    (
        {"why": "below-threshold", "votes": 1, "score": 1, "votes_needed": 1},
        Reason(
            "1 person chose it. A project had to have at least 2 votes to win.",
            "Needed 1 more vote",
            1,
            2,
        ),
    ),
    (
        {"why": "below-share", "votes_needed": 1, "votes_to_reach": 605},
        Reason(
            "604 people chose it. At least 605 people had to choose it, the part of all voters that was set before the vote.",
            "Needed 1 more voter",
            604,
            605,
        ),
    ),
    (
        {"why": "fits", "left_before": 5_000_000, "score": 1_380, "points": 1_380},
        Reason(
            "604 people chose it, for 1,380 points. £50,000 was left at its turn, so there was enough."
        ),
    ),
    (
        {"why": "below-threshold", "votes_needed": 20, "score": 1_380, "points": 1_380},
        Reason(
            "604 people chose it, for 1,380 points. A project had to have at least 1,400 points to win.",
            "Needed 20 more points",
            1_380,
            1_400,
        ),
    ),
    (
        {"why": "supporters-money", "held": 2_882_200, "short_by": 517_800},
        Reason(
            "604 people chose it. They had £28,822 left of the £34,000 it costs.",
            "Needed £5,178 more",
            2_882_200,
            3_400_000,
        ),
    ),
    (
        {"why": "no-votes", "votes": 0},
        Reason("Nobody chose it, so there was nobody to pay for it.", "Needed £34,000 more"),
    ),
]


@pytest.mark.parametrize(("facts", "reason"), CASES, ids=range(len(CASES)))
def test_a_reason_in_words(facts, reason):
    assert explain({**FACTS, **facts}, TITLES) == reason


def test_a_reason_without_words_is_not_left_out_in_silence():
    with pytest.raises(LookupError, match="moonshine"):
        explain({**FACTS, "why": "moonshine"}, TITLES)


@pytest.mark.parametrize("language", ["cy", "ar", "pl"])
def test_words_stand_in_every_language(language):
    from django.utils import translation

    with translation.override(language):
        for facts, _reason in CASES:
            assert explain({**FACTS, **facts}, TITLES).sentence
