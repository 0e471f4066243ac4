"""The list of projects: what it shows, how it is sorted, filtered and added up, all with scripts off."""

import re

import pytest

from ballots.models import Option
from ballots.opening import withdraw_option
from tests.budgets.voting.walk import checking, open_round, page, sealed_of, text_of
from tests.factories import BudgetRoundFactory, OptionFactory, PersonFactory, ProjectFactory
from tests.states import closed, opened


def numbers_on(response):
    return [int(n) for n in re.findall(r'name="project" value="(\d+)"', response.content.decode())]


def ticked_on(response):
    found = re.findall(r'name="project" value="(\d+)"[^>]*\bchecked', response.content.decode())
    return [int(number) for number in found]


def test_every_project_can_be_ticked(client, budget_round):
    response = client.get(page(budget_round))
    assert sorted(numbers_on(response)) == [1, 2, 3]
    text = text_of(response)
    assert "What should Larkmead spend £120,000 on?" in text
    assert "Choose up to 5 projects." in text
    assert "Project 2 £20,002 Shade where summer pavements were hottest. The Parade" in text
    assert "0 of 5 chosen" in text


def test_the_order_is_this_visitors_and_stays(client, transactional_db):
    budget_round = open_round(projects=12)
    first = client.get(page(budget_round))
    assert numbers_on(first) == numbers_on(client.get(page(budget_round)))
    orders = set()
    for number in range(5):
        client.cookies["order"] = str(number)
        orders.add(tuple(numbers_on(client.get(page(budget_round)))))
    assert len(orders) == 5


@pytest.mark.parametrize("cookie", ["", "x", "99999999999", "-3"])
def test_a_broken_cookie_gets_a_new_order(client, budget_round, cookie):
    client.cookies["order"] = cookie
    assert sorted(numbers_on(client.get(page(budget_round)))) == [1, 2, 3]


@pytest.mark.parametrize(
    ("sort", "order"),
    [("cheapest", [1, 2, 3]), ("dearest", [3, 2, 1]), ("name", [1, 2, 3]), ("number", [1, 2, 3])],
)
def test_sorting_keeps_the_ticks(client, budget_round, sort, order):
    response = client.post(page(budget_round), {"project": [2], "sort": sort, "do": "show"})
    assert numbers_on(response) == order
    assert ticked_on(response) == [2]


def test_a_filter_leaves_what_is_ticked_in_sight(client, budget_round):
    response = client.post(
        page(budget_round), {"project": [2], "category": "Kind 1", "do": "show", "sort": "number"}
    )
    assert numbers_on(response) == [1, 2, 3]
    response = client.post(page(budget_round), {"project": [1], "category": "Kind 1"})
    assert sorted(numbers_on(response)) == [1, 3]
    assert "2 of 3 projects shown" in text_of(response)


def test_working_out_what_is_left(client, transactional_db):
    budget_round = open_round(kind="knapsack", max_choices=None)
    response = client.post(page(budget_round), {"project": [1, 3], "do": "total"})
    assert "£79,996 left 2 chosen for £40,004" in text_of(response)
    assert sorted(ticked_on(response)) == [1, 3]


def test_too_dear_a_choice_is_told_and_kept(client, transactional_db):
    budget_round = open_round(kind="knapsack", max_choices=None, cost_pence=5_000_000)
    response = checking(client, budget_round, 1, 2, 3)
    assert "Your choices cost more than the money there is. Take something out." in text_of(
        response
    )
    assert "£30,006 too much" in text_of(response)
    assert sorted(ticked_on(response)) == [1, 2, 3]
    assert "<title>Error: What should Larkmead" in response.content.decode()


def test_too_many_choices_are_told_and_kept(client, transactional_db):
    budget_round = open_round(max_choices=2)
    response = checking(client, budget_round, 1, 2, 3)
    assert "Choose up to 2 projects. You chose 3." in text_of(response)
    assert "1 too many chosen" in text_of(response)
    assert sorted(ticked_on(response)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ([], "Choose at least one project."),
        ([99], "One of these projects cannot be chosen any more."),
        (["<script>"], "One of these projects cannot be chosen any more."),
        (["1" * 400], "One of these projects cannot be chosen any more."),
        ([1, "0x2"], "One of these projects cannot be chosen any more."),
    ],
)
def test_nonsense_gets_a_sentence(client, budget_round, numbers, sentence):
    response = checking(client, budget_round, *numbers)
    assert response.status_code == 200
    assert sentence in text_of(response)


def test_one_choice_is_made_with_radios(client, transactional_db):
    budget_round = open_round(kind="single", max_choices=None)
    response = client.get(page(budget_round))
    assert response.content.decode().count('type="radio"') == 3
    assert "Choose one project." in text_of(response)


def test_a_withdrawn_project_is_named_with_its_reason(client, budget_round):
    option = Option.objects.get(ballot=budget_round.ballot, number=2)
    withdraw_option(option, PersonFactory(is_staff=True), "The owner sold the site.")
    response = client.get(page(budget_round))
    assert sorted(numbers_on(response)) == [1, 3]
    assert "Project 2 was withdrawn: The owner sold the site." in text_of(response)
    assert "cannot be chosen any more" in text_of(checking(client, budget_round, 2))


def test_another_language_keeps_the_ticks(client, transactional_db):
    budget_round = open_round()
    budget_round.languages = ["ar"]
    budget_round.ballot.translations = {}
    budget_round.save()
    offered = client.get(page(budget_round)).content.decode()
    assert offered.index('value="show"') < offered.index('name="language" value="ar"')
    answer = client.post(page(budget_round), {"project": [2], "language": ["", "ar"]})
    assert ticked_on(answer) == [2]
    assert 'name="language" value="" lang="en-GB"' in answer.content.decode()


def test_another_language_is_marked_and_written_from_the_right(client, transactional_db):
    budget_round = BudgetRoundFactory(languages=["ar"])
    budget_round.ballot.translations = {"ar": {"question": "ماذا نختار؟"}}
    budget_round.ballot.save()
    budget_round = _with_arabic_project(budget_round)
    body = client.get(page(budget_round) + "?language=ar").content.decode()
    assert '<h1 class="app-display" lang="ar" dir="rtl">ماذا نختار؟</h1>' in body
    assert '<p class="app-card__text" lang="ar" dir="rtl">ظل للشارع</p>' in body
    assert '<p class="app-card__meta">The Parade</p>' in body
    assert "ظل للشارع" not in client.get(page(budget_round) + "?language=xx").content.decode()


def _with_arabic_project(budget_round):
    option = OptionFactory(ballot=budget_round.ballot, translations={"ar": {"title": "أشجار"}})
    ProjectFactory(round=budget_round, option=option, translations={"ar": {"summary": "ظل للشارع"}})
    opened(budget_round.ballot)
    return budget_round


def test_queries_do_not_grow_with_the_projects(client, transactional_db, django_assert_num_queries):
    for projects in (1, 3):
        budget_round = open_round(projects=projects)
        with django_assert_num_queries(2):
            client.get(page(budget_round))


def test_a_draft_is_not_found(client, db):
    assert client.get(page(BudgetRoundFactory())).status_code == 404
    assert client.get("/vote/nothing-here/").status_code == 404


def test_after_the_close_the_rounds_own_page_answers(client, budget_round):
    closed(budget_round.ballot)
    response = client.get(page(budget_round))
    assert response.status_code == 302
    assert response.url == budget_round.get_absolute_url()


def test_no_page_of_the_journey_is_kept_by_anybody_but_the_voters_browser(client, budget_round):
    for response in (client.get(page(budget_round)), checking(client, budget_round, 1)):
        assert response["Cache-Control"] == "private, no-cache, max-age=0"


@pytest.mark.parametrize("step", ["check/", "cast/"])
def test_the_later_pages_start_from_the_list(client, budget_round, step):
    assert client.get(page(budget_round, step)).url == page(budget_round)
    broken = client.post(page(budget_round, step), {"choices": "not ours", "code": "x"})
    assert broken.url == page(budget_round)


def test_choices_of_another_ballot_are_not_taken(client, budget_round):
    foreign = sealed_of(checking(client, open_round(), 1))
    response = client.post(page(budget_round, "cast/"), {"choices": foreign, "code": "x"})
    assert response.url == page(budget_round)


def test_choices_can_be_changed_from_the_next_page(client, budget_round):
    checked = checking(client, budget_round, 1, 3)
    response = client.post(page(budget_round), {"choices": sealed_of(checked)})
    assert sorted(ticked_on(response)) == [1, 3]
