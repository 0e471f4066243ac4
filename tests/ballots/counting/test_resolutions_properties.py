"""What holds for every resolution: drawn by hypothesis, small and even numbers among them."""

import json
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ballots.counting.resolution_caps import held_to_caps
from ballots.counting.resolutions import (
    EMPTY_BLOCKS,
    METHODS,
    Block,
    ResolutionRule,
    count_resolution,
)

parts = st.fractions(0, 1, max_denominator=12)
inside = parts.filter(lambda part: 0 < part < 1)


@st.composite
def blocks(draw):
    found = []
    for code in "abcd"[: draw(st.integers(1, 4))]:
        votes = [draw(st.integers(0, 12)) for _ in range(3)]
        found.append(
            Block(
                code,
                code.upper(),
                draw(inside),
                sum(votes) + draw(st.integers(0, 9)),
                *votes,
                value=draw(st.integers(1, 5)),
                cap=draw(st.none() | parts),
            )
        )
    return found


rules = st.builds(
    ResolutionRule,
    method=st.sampled_from(METHODS),
    threshold=inside,
    at_least=st.booleans(),
    quorum_number=st.integers(0, 6),
    quorum_percent=parts,
    turnout_floor=parts,
    abstentions_count_to_quorum=st.booleans(),
    empty_block=st.sampled_from(EMPTY_BLOCKS),
    class_threshold=st.none() | inside,
    of_all_members=st.booleans(),
    class_at_least=st.booleans(),
)


@given(blocks(), rules, st.randoms(use_true_random=False))
def test_the_order_of_the_classes_is_irrelevant(drawn, rule, shuffler):
    shuffled = shuffler.sample(drawn, len(drawn))
    ours, theirs = count_resolution(drawn, rule), count_resolution(shuffled, rule)
    assert (ours.passed, ours.share, ours.value_share) == (
        theirs.passed,
        theirs.share,
        theirs.value_share,
    )
    assert {one.block.code: one for one in ours.blocks} == {
        one.block.code: one for one in theirs.blocks
    }


@given(blocks(), rules, st.data(), st.integers(2, 50))
def test_a_class_gains_no_weight_by_its_numbers(drawn, rule, data, times):
    by_weight = replace(rule, method="class-weight")
    grown = data.draw(st.sampled_from(drawn))
    many = replace(
        grown,
        **{
            name: times * getattr(grown, name)
            for name in ("roll", "votes_for", "votes_against", "abstentions")
        },
    )
    before = count_resolution(drawn, by_weight)
    after = count_resolution([many if one is grown else one for one in drawn], by_weight)
    assert after.share == before.share
    assert [one.strength for one in after.blocks] == [one.strength for one in before.blocks]


@given(blocks(), rules)
def test_strengths_are_parts_of_one_and_below_their_caps(drawn, rule):
    outcome = count_resolution(drawn, rule)
    whole = sum(one.strength for one in outcome.blocks)
    assert whole in {0, 1}
    assert (outcome.share is None) == (whole == 0)
    for one in outcome.blocks:
        assert one.block.cap is None or one.strength <= one.block.cap or not whole
        assert not (one.lapsed and one.strength)


@given(blocks(), rules)
def test_the_result_is_the_sum_of_the_contributions(drawn, rule):
    outcome = count_resolution(drawn, rule)
    assert (outcome.share or 0) == sum(one.strength * (one.share or 0) for one in outcome.blocks)
    assert 0 <= (outcome.share or 0) <= 1


@given(blocks(), rules)
def test_passing_means_every_condition_and_failing_says_which(drawn, rule):
    outcome = count_resolution(drawn, rule)
    codes = [reason["code"] for reason in outcome.reasons]
    assert codes
    assert outcome.passed == (codes == ["passed"])
    if outcome.passed:
        assert outcome.share > rule.threshold or (rule.at_least and outcome.share == rule.threshold)
        assert outcome.quorum_present >= outcome.quorum_needed
        assert all(one.met is not False for one in outcome.blocks)


@given(blocks(), rules, st.data())
def test_one_vote_more_for_never_defeats(drawn, rule, data):
    """With the voter on the roll before: nobody is better off by staying away or voting against."""
    changed = data.draw(st.sampled_from([one for one in drawn if one.votes_against] or [None]))
    assume(changed is not None)
    won_over = replace(
        changed, votes_for=changed.votes_for + 1, votes_against=changed.votes_against - 1
    )
    after = count_resolution([won_over if one is changed else one for one in drawn], rule)
    assert after.passed or not count_resolution(drawn, rule).passed


@given(blocks(), rules)
def test_concurrent_without_caps_needs_no_more_than_each_class(drawn, rule):
    plain = [replace(one, cap=None) for one in drawn]
    each = replace(rule, method="concurrent", class_threshold=None)
    outcome = count_resolution(plain, each)
    if outcome.share is not None and all(one.met is not False for one in outcome.blocks):
        assert "threshold-missed" not in {reason["code"] for reason in outcome.reasons}


@given(blocks(), rules)
def test_the_outcome_is_json_without_floats(drawn, rule):
    told = count_resolution(drawn, rule).as_json()
    assert json.loads(told, parse_float=refused)["rule"] == rule.as_dict()
    assert ResolutionRule.from_dict(json.loads(told)["rule"]) == rule


def refused(text):
    raise AssertionError(f"{text} is a float")


@given(
    st.dictionaries(st.sampled_from("abcde"), st.integers(0, 40).map(Fraction), min_size=1),
    st.dictionaries(st.sampled_from("abcde"), parts),
)
def test_caps_hold_exactly_and_take_no_more_than_they_must(amounts, drawn_caps):
    caps = {code: cap for code, cap in drawn_caps.items() if code in amounts}
    held = held_to_caps(amounts, caps)
    whole = sum(held.values())
    for code, amount in amounts.items():
        allowed = min(amount, caps.get(code, Fraction(1)) * whole) if code in caps else amount
        assert held[code] == allowed
