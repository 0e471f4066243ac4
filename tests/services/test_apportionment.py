"""Shares add up to the penny, whatever the weights and whatever the order."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.apportionment import (
    Bases,
    CostLine,
    NoBasisError,
    NothingToGoByError,
    apportion,
    disaggregate,
    in_order,
    mixed,
    weighted_people,
)

CODES = [f"E{n}" for n in range(8)]
pence = st.integers(-(10**12), 10**12)
weight = st.one_of(st.integers(0, 10**7), st.fractions(0, 1000, max_denominator=500))
weights = st.dictionaries(st.sampled_from(CODES), weight, min_size=1).filter(
    lambda found: any(found.values())
)
people = st.fixed_dictionaries({code: st.integers(1, 20_000) for code in CODES})


def shares(amount, by):
    return {step.code: step.pence for step in apportion(amount, by)}


@given(pence, weights)
def test_shares_add_up_and_each_is_less_than_a_penny_from_exact(amount, by):
    steps = apportion(amount, by)
    assert sum(step.pence for step in steps) == amount
    assert sum(step.exact for step in steps) == amount
    assert all(abs(step.pence - step.exact) < 1 for step in steps)
    assert all(step.pence == 0 for step in steps if not step.weight)


@given(pence, weights, st.randoms(use_true_random=False))
def test_the_order_of_areas_does_not_matter(amount, by, chance):
    shuffled = list(by.items())
    chance.shuffle(shuffled)
    assert apportion(amount, dict(shuffled)) == apportion(amount, by)


@given(pence, weights, st.fractions(Fraction(1, 1000), 1000))
def test_only_the_proportions_of_the_weights_count(amount, by, factor):
    assert shares(amount, {code: one * factor for code, one in by.items()}) == shares(amount, by)


@given(pence, weights)
def test_who_weighs_more_never_gets_less(amount, by):
    found = shares(abs(amount), by)
    for one in by:
        for other in by:
            if by[one] > by[other]:
                assert found[one] >= found[other]


def test_pennies_go_to_the_largest_remainders_and_of_equal_ones_to_the_first_code():
    assert shares(100, {"C": 1, "A": 1, "B": 1}) == {"A": 34, "B": 33, "C": 33}
    assert shares(10, {"A": 6, "B": 5}) == {"A": 5, "B": 5}
    assert shares(-100, {"A": 1, "B": 1, "C": 1}) == {"A": -34, "B": -33, "C": -33}


@pytest.mark.parametrize("by", [{"A": 0}, {"A": 2, "B": -1}])
def test_without_weights_nothing_follows(by):
    with pytest.raises(NothingToGoByError):
        apportion(100, by)


@given(weights, weights, st.integers(0, 100))
def test_a_mix_is_parts_of_one(first, second, percent):
    found = mixed([(percent, first), (100 - percent, second)])
    assert sum(found.values()) == 1


def test_a_mix_is_what_it_says():
    even, all_a = {"A": 1, "B": 1}, {"A": 9, "B": 0}
    assert mixed([(40, even), (60, all_a)]) == {"A": Fraction(4, 5), "B": Fraction(1, 5)}
    assert mixed([(100, even), (0, {"A": 0})]) == {"A": Fraction(1, 2), "B": Fraction(1, 2)}
    with pytest.raises(ValueError, match="add up to 100"):
        mixed([(40, even), (50, even)])


def test_people_are_weighted_by_decile():
    assert weighted_people({1: 100, 10: 50}, {1: Fraction(19, 10), 10: Fraction(1)}) == 240


@st.composite
def budgets(draw):
    lines = [
        CostLine(
            number,
            draw(st.sampled_from(["A1", "B2"])),
            draw(pence),
            draw(st.sampled_from(["place", "population", "users", "mix"])),
            draw(st.sampled_from(CODES)),
        )
        for number in range(1, draw(st.integers(2, 12)))
    ]
    lines.append(CostLine(90, "A1", 100, "place", CODES[0]))
    for number in range(91, 91 + draw(st.integers(0, 3))):
        over = frozenset(draw(st.sampled_from([(), ("A1",)])))
        lines.append(CostLine(number, "Z", draw(pence), "direct", "", "central", over))
    return lines


@given(budgets(), people, people, st.integers(0, 100), st.randoms(use_true_random=False))
def test_a_whole_budget_adds_up_in_any_order_of_its_lines(lines, living, using, percent, chance):
    bases = Bases(living, using, percent)
    found = disaggregate(lines, bases)
    for line in lines:
        assert sum(step.pence for step in found[line.number]) == line.pence
    shares = {
        line.number: {step.code: step.pence for step in found[line.number] if step.pence}
        for line in lines
    }
    assert {line.number: found for line, found in in_order(lines, bases)} == shares
    chance.shuffle(lines)
    assert disaggregate(lines, bases) == found
    assert {line.number: found for line, found in in_order(lines, bases)} == shares


def test_overheads_follow_the_direct_costs_they_are_for():
    lines = [
        CostLine(1, "parks", 300_00, "place", "A"),
        CostLine(2, "halls", 100_00, "place", "B"),
        CostLine(3, "halls", -50_00, "place", "B"),
        CostLine(4, "hq", 40_00, "direct", overhead_class="central"),
        CostLine(5, "hq", 10_00, "direct", overhead_class="premises", over=frozenset({"halls"})),
    ]
    found = disaggregate(lines, Bases({"A": 1, "B": 1}, {}))
    assert [step.pence for step in found[4]] == [30_00, 10_00]
    assert [step.pence for step in found[5]] == [0, 10_00]


def test_a_line_with_nothing_to_go_by_is_named():
    lines = [CostLine(7, "hq", 1, "users")]
    for share_out in (disaggregate, lambda *given: list(in_order(*given))):
        with pytest.raises(NoBasisError) as refused:
            share_out(lines, Bases({"A": 1}, {"A": 0}))
        assert refused.value.line == 7
