"""Sharing out points and giving places on the list of projects, all with scripts off."""

import re

import pytest
from django.db import connection

from ballots.opening import withdraw_option
from tests.budgets.voting.walk import cast_with_letter, open_round, page, sealed_of, text_of
from tests.factories import PersonFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def points():
    return open_round(kind="points", max_choices=None, points_total=10)


@pytest.fixture
def order():
    return open_round(kind="order", max_choices=2)


def check(client, budget_round, **marks):
    return client.post(page(budget_round, "check/"), _marks(marks))


def _marks(marks):
    return {name.replace("p", "mark-"): value for name, value in marks.items()}


def points_on(response):
    found = re.findall(r'name="mark-(\d+)" value="([^"]*)"', response.content.decode())
    return {int(number): text for number, text in found if text}


def places_on(response):
    selects = re.findall(
        r'name="mark-(\d+)".*?</select>', response.content.decode(), flags=re.DOTALL
    )
    chosen = re.findall(
        r'name="mark-(\d+)"(?:(?!</select>).)*?value="(\d+)" selected',
        response.content.decode(),
        flags=re.DOTALL,
    )
    assert len(selects) == 3
    return {int(number): int(place) for number, place in chosen}


def cast(client, budget_round, checked):
    assert "Your vote is cast" in text_of(cast_with_letter(client, budget_round, checked))
    with connection.cursor() as cursor:
        cursor.execute("SELECT marks FROM ballots_live_paper")
        return cursor.fetchall()


def test_each_project_has_a_field_for_points(client, points):
    response = client.get(page(points))
    text = text_of(response)
    assert "You have 10 points. Share them out as you like." in text
    assert "10 of 10 points left" in text
    assert response.content.decode().count('inputmode="numeric"') == 3
    assert "Points for Project 2, £20,002" in text
    assert "js/points.js" in response.content.decode()


def test_points_are_checked_in_words_and_cast_as_pairs(client, points):
    checked = check(client, points, p3="7", p1="3", p2="")
    text = text_of(checked)
    assert "Project 3 7 points Project 1 3 points Not given 0 of 10 points left" in text
    assert cast(client, points, checked) == [([1, 3, 3, 7],)]


def test_sorting_and_filtering_keep_points(client, points):
    sent = {"mark-2": "4", "mark-1": "0", "category": "Kind 1", "sort": "dearest", "do": "show"}
    response = client.post(page(points), sent)
    assert points_on(response) == {2: "4"}
    assert "6 of 10 points left Projects with points: 1" in text_of(response)


@pytest.mark.parametrize(
    ("marks", "sentence", "kept"),
    [
        ({}, "Give at least one point to a project.", {}),
        (
            {"p1": "7", "p2": "5"},
            "You have 10 points and gave 12. Take 2 points away.",
            {1: "7", 2: "5"},
        ),
        (
            {"p1": "7", "p2": "lots"},
            "Enter points as a whole number, such as 3. You entered “lots”.",
            {1: "7", 2: "lots"},
        ),
        ({"p1": "-2"}, "Enter points as a whole number", {1: "-2"}),
        ({"p1": "1.5"}, "Enter points as a whole number", {1: "1.5"}),
        ({"p1": "9" * 400}, "Give each project 10 points at most.", {1: "9" * 10}),
        ({"p9": "3"}, "One of these projects cannot be chosen any more.", {}),
    ],
)
def test_wrong_points_are_told_and_nothing_is_lost(client, points, marks, sentence, kept):
    response = check(client, points, **marks)
    assert sentence in text_of(response)
    assert points_on(response) == kept
    assert "<title>Error:" in response.content.decode()


def test_the_field_that_cannot_be_read_is_the_one_that_is_named(client, points):
    body = check(client, points, p1="7", p2="lots").content.decode()
    assert 'href="#project-2"' in body
    assert 'aria-describedby="note-2 error-2"' in body
    assert "2 points too many" in text_of(check(client, points, p1="7", p2="5"))


def test_one_project_may_have_only_so_many(client):
    budget_round = open_round(kind="points", max_choices=None, points_total=10, most_points=4)
    assert "One project can have 4 points at most." in text_of(client.get(page(budget_round)))
    response = check(client, budget_round, p1="5")
    assert "Give each project 4 points at most. You gave one 5." in text_of(response)


def test_points_come_back_to_be_changed(client, points):
    checked = check(client, points, p1="3", p3="7")
    response = client.post(page(points), {"choices": sealed_of(checked)})
    assert points_on(response) == {1: "3", 3: "7"}


def test_a_project_withdrawn_meanwhile_is_told(client, points):
    option = points.ballot.options.get(number=2)
    withdraw_option(option, PersonFactory(is_staff=True), "The owner sold the site.")
    response = check(client, points, p1="3", p2="7")
    assert "One of these projects cannot be chosen any more. Check your points." in text_of(
        response
    )
    assert points_on(response) == {1: "3"}


def test_each_project_has_a_list_of_places(client, order):
    response = client.get(page(order))
    text = text_of(response)
    assert "Put up to 2 projects in order, the one you want most first." in text
    assert "Not placed 1st choice 2nd choice" in text
    assert "0 of 2 placed" in text
    assert "Your 1st choice gets 2 points" in text
    assert places_on(response) == {}


def test_an_order_is_checked_in_words_and_cast(client, order):
    checked = check(client, order, p3="1", p1="2", p2="")
    assert "Project 3 1st choice Project 1 2nd choice" in text_of(checked)
    back = client.post(page(order), {"choices": sealed_of(checked)})
    assert places_on(back) == {3: 1, 1: 2}
    assert cast(client, order, checked) == [([3, 1],)]


@pytest.mark.parametrize(
    ("marks", "sentence", "kept"),
    [
        ({}, "Choose at least your 1st choice.", {}),
        (
            {"p1": "1", "p3": "1"},
            "More than one project is your 1st choice. Give each place to one project.",
            {1: 1, 3: 1},
        ),
        (
            {"p2": "2"},
            "You have a 2nd choice and no 1st choice. Choose one, or move this one up.",
            {2: 2},
        ),
        ({"p2": "3"}, "Choose a place from the list.", {}),
        ({"p2": "x"}, "Choose a place from the list.", {}),
    ],
)
def test_wrong_orders_are_told_and_nothing_is_lost(client, order, marks, sentence, kept):
    response = check(client, order, **marks)
    assert sentence in text_of(response)
    assert places_on(response) == kept


def test_the_tray_says_the_order_as_it_stands(client, order):
    response = client.post(page(order), {"mark-2": "2", "mark-3": "1", "do": "total"})
    assert "2 of 2 placed 1st choice: Project 3, 2nd choice: Project 2" in text_of(response)
    twice = client.post(page(order), {"mark-2": "1", "mark-3": "1", "do": "total"})
    assert "A place is given twice" in text_of(twice)


@pytest.mark.parametrize(
    "ballot",
    [
        {"kind": "points", "max_choices": None, "points_total": 9},
        {"kind": "order", "max_choices": 3},
    ],
)
def test_queries_do_not_grow_with_the_projects(client, django_assert_num_queries, ballot):
    for projects in (1, 3):
        budget_round = open_round(projects=projects, **ballot)
        with django_assert_num_queries(2):
            client.post(page(budget_round), {"mark-1": "1", "do": "total"})


def test_an_officer_previews_either(client, points, settings):
    from tests.budgets.officer.desk import proven

    proven(client, officer_of(points))
    address = f"/officer/rounds/{points.slug}/preview/"
    assert points_on(client.post(address, {"mark-1": "4", "do": "total"})) == {1: "4"}


def test_after_an_error_the_list_can_still_be_added_up(client, points):
    body = check(client, points, p1="lots").content.decode()
    assert f'<form method="post" action="{page(points)}" novalidate>' in body
