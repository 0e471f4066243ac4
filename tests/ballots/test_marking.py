"""What a paper of each kind may say, with the sentence for whoever marked it otherwise."""

import pytest

from ballots import marking
from ballots.errors import WrongMarks
from ballots.forms.marks import marks_form
from ballots.marks_in_words import in_words
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


def points_ballot(**values):
    return with_options(
        BallotFactory(kind="points", max_choices=None, **{"points_total": 10, **values})
    )


def order_ballot(**values):
    return with_options(BallotFactory(kind="order", **{"max_choices": 2, **values}))


def test_points_are_pairs_in_the_order_of_the_list():
    assert check(points_ballot(), [3, 4, 1, 6]) == (1, 6, 3, 4)
    assert check(points_ballot(), (2, 10)) == (2, 10)


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ([], "Give at least one point to a project."),
        ([1, 7, 2, 5], "You have 10 points and gave 12. Take 2 points away."),
        ([1, 7, 2, 4], "Take 1 point away."),
        ([9, 1], "One of these projects cannot be chosen any more."),
        ([1, 2, 1, 3], "A project has points twice, or none."),
        ([1, 2, 3], "A project has points twice, or none."),
        ([1, 0], "Points are whole numbers from 1."),
        ([1, -3], "Points are whole numbers from 1."),
        ([1, 11], "Give each project 10 points at most. You gave one 11."),
    ],
)
def test_points_that_are_none(marks, sentence):
    with pytest.raises(WrongMarks, match=sentence):
        check(points_ballot(), marks)


def test_one_project_may_get_only_so_many_points():
    ballot = points_ballot(most_points=4)
    assert check(ballot, [1, 4, 2, 4]) == (1, 4, 2, 4)
    with pytest.raises(WrongMarks, match=r"Give each project 4 points at most\. You gave one 5\."):
        check(ballot, [1, 5])


def test_an_order_of_projects_is_kept():
    assert check(order_ballot(), [3, 1]) == (3, 1)
    assert check(order_ballot(), [2]) == (2,)


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ([], "Choose at least your 1st choice."),
        ([1, 1], "You placed a project twice."),
        ([4], "One of these projects cannot be chosen any more."),
        ([1, 2, 3], "Place up to 2 projects. You placed 3."),
    ],
)
def test_orders_that_are_none(marks, sentence):
    with pytest.raises(WrongMarks, match=sentence):
        check(order_ballot(), marks)


def test_papers_are_read_back_in_words():
    assert in_words(points_ballot(), (1, 6, 3, 1)) == [
        "1. Project 1: 6 points",
        "3. Project 3: 1 point",
    ]
    assert in_words(order_ballot(), (3, 1)) == [
        "1st choice: 3. Project 3",
        "2nd choice: 1. Project 1",
    ]


@pytest.mark.parametrize(
    ("typed", "marks"),
    [("3:5 1:2", [1, 2, 3, 5]), ("2:1,1:1;", [1, 1, 2, 1]), ("", [])],
)
def test_points_are_keyed_with_their_numbers(typed, marks):
    form = marks_form(points_ballot(), {"points": typed, "blank": not marks}, of_paper=True)
    assert form.is_valid()
    assert form.marks() == marks


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3 5", "Enter each number, a colon and its points"),
        ("3:5:1", "Enter each number, a colon and its points"),
        ("3:5 3:1", "A project is there twice."),
        ("", "Enter the numbers on the paper with their points"),
    ],
)
def test_points_keyed_wrongly_get_a_sentence(typed, sentence):
    form = marks_form(points_ballot(), {"points": typed}, of_paper=True)
    assert not form.is_valid()
    assert sentence in str(form.errors["points"])


def test_an_order_is_keyed_the_first_choice_first():
    form = marks_form(order_ballot(), {"numbers": "3 1"}, of_paper=True)
    assert form.is_valid()
    assert form.marks() == [3, 1]
    assert form["numbers"].label == "Numbers in order of preference"
