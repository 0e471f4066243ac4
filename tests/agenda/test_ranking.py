from hypothesis import given
from hypothesis import strategies as st

from agenda.ranking import ranks


def test_equals_share_a_rank():
    assert ranks([7, 5, 5, 2]) == [1, 2, 2, 4]
    assert ranks([]) == []


@given(st.lists(st.integers(0, 9)))
def test_a_rank_is_one_more_than_how_many_have_more(numbers):
    numbers.sort(reverse=True)
    assert ranks(numbers) == [1 + sum(other > one for other in numbers) for one in numbers]
