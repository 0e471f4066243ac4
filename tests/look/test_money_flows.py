"""The drawing of where money went: in columns, in proportion, and never in a circle."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from look.money_flows import money_flows

MOVES = [
    ("Core", "Larkmead", 600),
    ("CIL", "Larkmead", 300),
    ("Core", "Rookery", 100),
    ("Larkmead", "Trees", 900),
]


def test_columns_follow_the_money():
    drawn = money_flows(MOVES)
    places = {label.text: label.x for label in drawn.labels if label.bold}
    assert places["Core"] == places["CIL"] < places["Larkmead"] == places["Rookery"]
    assert places["Trees"] > places["Larkmead"]
    assert len(drawn.bands) == 4
    assert len(drawn.bars) == 5


def test_amounts_are_written_and_in_proportion():
    drawn = money_flows(MOVES)
    assert "£9" in {label.text for label in drawn.labels}
    heights = sorted(bar.height for bar in drawn.bars)
    assert heights[-1] == pytest.approx(9 * heights[0], rel=0.01)


def test_a_circle_is_refused_and_nothing_is_nothing():
    with pytest.raises(ValueError, match="circle"):
        money_flows([("a", "b", 1), ("b", "a", 1)])
    assert money_flows([]).bars == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(4, 7), st.integers(1, 10**9)), max_size=8))
def test_everything_lies_in_the_drawing(moves):
    drawn = money_flows([(f"from {a}", f"to {b}", pence) for a, b, pence in moves])
    for bar in drawn.bars:
        assert 0 <= bar.x <= drawn.width - 18
        assert bar.y >= 0
        assert bar.y + bar.height <= drawn.height
