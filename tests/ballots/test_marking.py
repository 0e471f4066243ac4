"""What a paper of each kind may say, with the sentence for whoever marked it otherwise."""

import pytest

from ballots import marking
from ballots.errors import WrongMarks
from tests.factories import BallotFactory
from tests.member_votes import election_draft, resolution_draft
from tests.states import with_options

pytestmark = pytest.mark.django_db


def check(ballot, marks):
    return marking.check(ballot, marking.costs_of(ballot.options.all()), marks)


def test_a_ranking_keeps_its_order():
    assert check(election_draft(), [3, 1]) == (3, 1)
    assert check(election_draft(), (2, 3, 1)) == (2, 3, 1)


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ([], "Put a 1 beside at least one candidate."),
        ([1, 2, 1], "You ranked a candidate twice."),
        ([4], "One of these candidates no longer stands."),
        ([0], "One of these candidates no longer stands."),
        ([-1], "One of these candidates no longer stands."),
    ],
)
def test_rankings_that_are_none(marks, sentence):
    with pytest.raises(WrongMarks, match=sentence):
        check(election_draft(), marks)


@pytest.mark.parametrize(
    ("most", "sentence"),
    [(2, "Rank up to 2 candidates. You ranked 3."), (1, "Rank one candidate only. You ranked 3.")],
)
def test_long_rankings_may_be_cut_short(most, sentence):
    ballot = election_draft(most_ranked=most)
    assert check(ballot, [3, 2, 1][:most])
    with pytest.raises(WrongMarks, match=sentence):
        check(ballot, [3, 2, 1])


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_a_resolution_has_one_answer(answer):
    assert check(resolution_draft(), [answer]) == (answer,)


@pytest.mark.parametrize("marks", [[], [1, 2], [1, 1], [4], [0]])
def test_answers_that_are_none(marks):
    with pytest.raises(WrongMarks, match="for, against or abstain"):
        check(resolution_draft(), marks)


def test_projects_are_put_in_the_order_of_the_list():
    assert check(with_options(BallotFactory()), [3, 1]) == (1, 3)
