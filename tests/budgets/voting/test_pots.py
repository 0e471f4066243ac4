"""One ballot with a pot of one's own ward and one for the whole area: what a voter is shown, and what counts."""

import pytest
from django.core import mail
from django.db import connection

from tests.budgets.pots import borough_round
from tests.budgets.voting.walk import (
    ask_for_code,
    cast_with_email,
    cast_with_letter,
    checking,
    open_round,
    page,
    sealed_of,
    text_of,
)
from tests.states import CODES, NORTH, SOUTH, opened

pytestmark = pytest.mark.django_db


def papers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT stratum, marks FROM ballots_live_paper")
        return [(stratum, list(marks)) for stratum, marks in cursor.fetchall()]


def check(client, made, *numbers, area=NORTH):
    return client.post(page(made, "check/"), {"project": numbers, "area": area})


def numbers_on(response):
    return [
        int(number)
        for number in range(1, 10)
        if f'id="project-{number}"' in response.content.decode()
    ]


class TestWhere:
    def test_nobody_is_shown_a_list_before_they_say_where_they_live(self, client):
        made = borough_round()
        answer = client.get(page(made))
        assert answer.url == page(made, "where/")
        assert "Part of this money is for one ward each." in text_of(client.get(answer.url))

    def test_a_postcode_leads_to_ones_own_list_and_stands_in_no_address(self, client):
        made = borough_round()
        answer = client.post(page(made, "where/"), {"postcode": "bk1 1nn"})
        assert answer.url == f"{page(made)}?area={NORTH}"
        assert numbers_on(client.get(answer.url)) == [1, 2, 3, 7, 8, 9]

    def test_so_does_a_ward_from_the_list(self, client):
        made = borough_round()
        answer = client.post(page(made, "where/"), {"area": SOUTH})
        assert numbers_on(client.get(answer.url)) == [4, 5, 6, 7, 8, 9]

    def test_a_postcode_given_on_the_home_page_is_not_asked_again(self, client):
        made = borough_round()
        assert client.post("/", {"postcode": "BK2 2SS"}).url == page(made)
        shown = client.get(page(made))
        assert "You are shown the projects of South Ward. I live somewhere else" in text_of(shown)
        assert numbers_on(shown) == [4, 5, 6, 7, 8, 9]

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"postcode": "BK9 9ZZ"}, "We do not know BK9 9ZZ."),
            ({"postcode": ""}, "Type your postcode"),
            ({"area": ""}, "Choose where you live."),
            ({"area": "E05099999"}, "Select a valid choice"),
        ],
    )
    def test_what_is_not_there_is_said(self, client, typed, sentence):
        made = borough_round()
        shown = client.post(page(made, "where/"), typed)
        assert sentence in text_of(shown)
        assert "<title>Error:" in shown.content.decode()

    def test_an_area_that_is_made_up_is_asked_for_again(self, client):
        made = borough_round()
        assert client.get(page(made), {"area": "E05099999"}).url == page(made, "where/")

    def test_where_all_pots_are_everybodys_nobody_is_asked(self, client):
        made = borough_round(is_open=False)
        made.ballot.pots.update(strata=[])

        opened(made.ballot)
        assert numbers_on(client.get(page(made))) == list(range(1, 10))


class TestTheList:
    def test_ones_own_pot_comes_first_each_with_its_sum_limit_and_tray(self, client):
        made = borough_round()
        text = text_of(client.get(page(made), {"area": NORTH}))
        assert "The money is in 2 pots, each with projects of its own." in text
        north, everybody = (
            text.index("£30,000 for your own ward."),
            text.index("£40,000 for everybody"),
        )
        assert north < everybody
        assert text.count("0 of 2 chosen") == 2
        assert text.index("Next: Everybody") < everybody < text.index("Next: check and cast")

    def test_adding_up_without_scripts_keeps_ticks_and_the_ward(self, client):
        made = borough_round()
        shown = client.post(page(made), {"project": [1, 2, 7], "area": NORTH, "do": "total"})
        text = text_of(shown)
        assert "2 of 2 chosen £40,000 together: more than the £30,000 there is" in text
        assert "1 of 2 chosen £20,000 of £40,000" in text
        assert f'<input type="hidden" name="area" value="{NORTH}">' in shown.content.decode()

    def test_one_project_of_each_pot_has_buttons_of_each_pot(self, client):
        made = borough_round(kind="single", max_choices=None)
        shown = client.get(page(made), {"area": NORTH}).content.decode()
        assert shown.count('name="project-of-1"') == 4  # and one for nothing
        assert shown.count('name="project-of-3"') == 4
        sent = {"project-of-1": "2", "project-of-3": "9", "area": NORTH}
        text = text_of(client.post(page(made, "check/"), sent))
        assert "North Project 2" in text
        assert "Everybody Project 9" in text

    def test_one_project_of_each_pot_and_nothing_from_another(self, client):
        made = borough_round(kind="single", max_choices=None)
        sent = {"project-of-1": "2", "project-of-3": "", "area": NORTH}
        text = text_of(client.post(page(made, "check/"), sent))
        assert "North Project 2" in text
        assert "Everybody Project" not in text
        nothing = {"project-of-1": "", "project-of-3": "", "area": NORTH}
        text = text_of(client.post(page(made, "check/"), nothing))
        assert "Choose at least one project." in text

    @pytest.mark.parametrize(
        ("numbers", "sentence"),
        [
            ([1, 2, 3], "North: Choose up to 2 projects. You chose 3."),
            ([4], "Only people of its own area choose from “South”"),
            ([], "Choose at least one project."),
            ([77], "cannot be chosen any more"),
        ],
    )
    def test_what_cannot_be_chosen_is_said_and_nothing_lost(self, client, numbers, sentence):
        made = borough_round()
        shown = check(client, made, *numbers)
        assert sentence in text_of(shown)
        kept = shown.content.decode()
        assert kept.count(" checked>") == len([n for n in numbers if n in {1, 2, 3}])


class TestCasting:
    def test_with_a_letter(self, client):
        made = borough_round()
        checked = check(client, made, 1, 7, 8)
        text = text_of(checked)
        assert "North Project 1 £20,000 Together £20,000 of £30,000" in text
        assert "Everybody Project 7 £20,000 Project 8 £20,000 Together £40,000 of £40,000" in text
        assert "Your vote is cast" in text_of(cast_with_letter(client, made, checked))
        assert papers() == [(NORTH, [1, 7, 8])]

    def test_a_pot_left_to_others_is_said_before_it_is_cast(self, client):
        made = borough_round()
        checked = check(client, made, 7)
        assert "You chose nothing of “North”, and leave it to others." in text_of(checked)
        assert "Your vote is cast" in text_of(cast_with_letter(client, made, checked))

    def test_the_roll_has_the_last_word_on_the_ward(self, client):
        made = borough_round(voters=(SOUTH,))
        refused = cast_with_letter(client, made, check(client, made, 1, 7), CODES[0])
        assert "Only people of its own area choose from “North”" in text_of(refused)
        assert papers() == []

    def test_and_so_has_the_postcode_of_somebody_who_declares(self, client):
        made = borough_round(voters=())
        checked = check(client, made, 1, 7)
        refused = text_of(ask_for_code(client, made, checked, postcode="BK2 2SS"))
        assert "BK2 2SS is in South Ward, whose people do not choose from “North”." in refused
        assert (
            'value="Ngozi Okafor"'
            in ask_for_code(client, made, checked, postcode="BK2 2SS").content.decode()
        )
        assert mail.outbox == []
        asked = ask_for_code(client, made, check(client, made, 7, area=SOUTH), postcode="BK2 2SS")
        assert "Your vote is cast" in text_of(cast_with_email(client, made, asked))

    def test_choices_come_back_with_their_ward(self, client):

        made = borough_round()
        back = client.post(page(made), {"choices": sealed_of(check(client, made, 2, 9))})
        assert numbers_on(back) == [1, 2, 3, 7, 8, 9]
        assert back.content.decode().count(" checked>") == 2


def test_the_page_of_the_round_says_what_is_in_which_pot(client):
    text = text_of(client.get(borough_round().get_absolute_url()))
    assert "The money is in 3 pots, each counted by itself" in text
    assert "South £30,000 People of South Ward At most 2 projects 3" in text


@pytest.mark.parametrize("projects", [1, 3])
def test_a_list_asks_the_same_whatever_its_length(client, django_assert_num_queries, projects):
    made = borough_round(is_open=False)
    made.ballot.options.exclude(
        number__in=[n + m for n in (0, 3, 6) for m in range(1, projects + 1)]
    ).delete()

    opened(made.ballot)
    client.get(page(made), {"area": NORTH})
    with django_assert_num_queries(5):
        client.get(page(made), {"area": NORTH})


def test_ballots_without_pots_need_no_ward(client):

    made = open_round()
    assert 'name="area"' not in client.get(page(made)).content.decode()
    assert client.get(page(made, "where/")).status_code == 200
    assert "Project 1" in text_of(checking(client, made, 1))
