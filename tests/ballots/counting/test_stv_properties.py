"""What holds for every count of ranked papers: drawn by hypothesis, with many ties among them."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ballots.counting.stv import UNIT, RankedElection, count_stv
from tests.ballots.counting.plain_stv import plain_stages
from tests.ballots.counting.ranked_papers import drawn, ranked


def counted(case, seed="s"):
    names, seats, papers = case
    return count_stv(ranked(seats, papers, names), seed=seed)


def lots(outcome):
    return [tie for tie in outcome.ties if tie.decided_by == "lot"]


@given(drawn())
def test_every_total_is_that_of_the_definition(case):
    names, seats, papers = case
    outcome = counted(case)
    expected = plain_stages(names, seats, papers, lot=outcome_lot(outcome))
    assert [dict(zip(names, stage.votes, strict=True)) for stage in outcome.stages] == expected


def outcome_lot(outcome):
    names = outcome.election.candidates
    drawn = {names[one]: lot for tie in outcome.ties for one, lot in tie.lots}
    return lambda tied: min(tied, key=drawn.__getitem__)


@given(drawn())
def test_no_vote_is_lost_or_made(case):
    outcome = counted(case)
    for stage in outcome.stages:
        assert sum(stage.votes) + stage.exhausted + stage.rounding == outcome.valid * UNIT
        assert min(stage.votes, default=0) >= 0
        assert 0 <= stage.rounding < UNIT


@given(drawn())
def test_what_moves_is_what_the_totals_say(case):
    stages = counted(case).stages
    for before, after in pairwise(stages):
        gained = Counter()
        for transfer in after.transfers:
            gained[transfer.to] += transfer.votes
        for one, (was, now) in enumerate(zip(before.votes, after.votes, strict=True)):
            if one == after.of:
                kept = after.rounding - before.rounding
                assert was - now == sum(gained.values()) + kept
            else:
                assert now - was == gained[one]
        assert after.exhausted - before.exhausted == gained[None]


@given(drawn())
def test_the_seats_are_filled_and_nobody_is_both(case):
    names, seats, _papers = case
    outcome = counted(case)
    assert len(outcome.elected) == min(seats, len(names))
    by_stage = [one for stage in outcome.stages for one in stage.elected]
    assert tuple(by_stage) == outcome.elected
    gone = [stage.excluded for stage in outcome.stages if stage.excluded is not None]
    assert not set(gone) & set(outcome.elected)
    assert len({*gone, *outcome.elected}) == len(gone) + len(outcome.elected)


@given(drawn())
def test_the_elected_have_a_quota_or_are_the_last(case):
    outcome = counted(case)
    for stage in outcome.stages:
        for one in stage.elected:
            reached = stage.votes[one] >= outcome.quota * UNIT
            assert reached != (one in stage.without_quota)


@given(drawn(), st.randoms(use_true_random=False))
def test_the_order_of_the_papers_is_irrelevant(case, shuffler):
    names, seats, papers = case
    shuffled = (names, seats, shuffler.sample(papers, len(papers)))
    assert counted(shuffled).as_json() == counted(case).as_json()


@given(drawn())
def test_grouping_the_papers_is_irrelevant(case):
    grouped = counted(case)
    apart = tuple(
        (preferences, 1) for preferences, weight in grouped.election.papers for _ in range(weight)
    )
    election = RankedElection(grouped.election.candidates, grouped.election.seats, apart)
    one_by_one = count_stv(election, seed="s")
    assert (one_by_one.stages, one_by_one.ties) == (grouped.stages, grouped.ties)


@given(drawn(), st.randoms(use_true_random=False))
def test_the_order_of_the_list_is_irrelevant(case, shuffler):
    """Even where lots are drawn: they go by name."""
    names, seats, papers = case
    order = "".join(shuffler.sample(names, len(names)))
    ours, theirs = counted(case).as_dict(), counted((order, seats, papers)).as_dict()
    for told in (ours, theirs):
        del told["input_digest"], told["candidates"]
        told["stages"] = [
            {**stage, "transfers": sorted(stage["transfers"], key=str)} for stage in told["stages"]
        ]
        told["ties"] = [{**tie, "candidates": sorted(tie["candidates"])} for tie in told["ties"]]
    assert ours == theirs


@given(drawn(), st.randoms(use_true_random=False))
def test_other_names_change_nothing_where_no_lot_is_drawn(case, shuffler):
    outcome = counted(case)
    names = shuffler.sample("UVWXYZ", len(outcome.election.candidates))
    renamed = RankedElection(tuple(names), outcome.election.seats, outcome.election.papers)
    if not lots(outcome):
        assert count_stv(renamed, seed="other").stages == outcome.stages


@given(drawn(), st.integers(2, 9))
def test_a_withdrawn_candidate_might_never_have_stood(case, which):
    names, seats, papers = case
    gone = names[which % len(names)]
    left = names.replace(gone, "")
    without = [paper.replace(gone, "") for paper in papers]
    ours = count_stv(ranked(seats, papers, names, withdrawn=gone), seed="s").as_dict()
    theirs = counted((left, seats, without)).as_dict()
    for key in ("elected", "stages", "ties", "valid", "invalid", "quota"):
        assert ours[key] == theirs[key], key
