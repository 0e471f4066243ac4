"""Pairs of bars: to one scale, with room for what is written at their ends."""

from hypothesis import given
from hypothesis import strategies as st

from look.pairs import pairs

SIZES = st.integers(min_value=0, max_value=10**9)


@given(st.lists(st.tuples(SIZES, SIZES), max_size=12))
def test_no_bar_leaves_its_room_and_the_longest_fills_it(sizes):
    drawn = pairs([("By May", (a, "planned"), (b, "paid")) for a, b in sizes])
    shares = [share for row in drawn.rows for share in row.shares]
    assert all(0 <= share <= 52 for share in shares)
    if any(size for pair in sizes for size in pair):
        assert max(shares) == 52
    assert drawn.height == 78 * len(sizes)


@given(st.lists(st.tuples(SIZES, SIZES), min_size=1, max_size=12))
def test_a_larger_sum_never_has_a_shorter_bar(sizes):
    drawn = pairs([("", (a, ""), (b, "")) for a, b in sizes])
    flat = sorted(
        (size, share)
        for pair, row in zip(sizes, drawn.rows, strict=True)
        for size, share in zip(pair, row.shares, strict=True)
    )
    assert [share for _size, share in flat] == sorted(share for _size, share in flat)
