"""Pots for voters whose area no postcode says, and areas that nobody offered."""

import pytest

from ballots.models import Ballot, RollEntry
from tests.budgets.officer.desk import page as desk_page
from tests.budgets.officer.desk import proven
from tests.budgets.pots import borough_round
from tests.budgets.voting.walk import ask_for_code, cast_with_email, page, text_of
from tests.factories import officer_of
from tests.states import NORTH, SOUTH, opened

pytestmark = pytest.mark.django_db

EVERYBODY_HERE = ["lives", "works", "studies", "no-fixed-address"]
NO_ADDRESS = {"connection": "no-fixed-address", "address": "", "postcode": ""}


def check(client, made, *numbers, area):
    return client.post(page(made, "check/"), {"project": numbers, "area": area})


@pytest.mark.parametrize(("area", "own"), [(NORTH, 1), (SOUTH, 4)])
def test_who_has_no_usual_address_is_of_the_ward_they_named(client, area, own):
    made = borough_round(voters=(), who_may_vote=EVERYBODY_HERE)
    asked = ask_for_code(client, made, check(client, made, own, 7, area=area), **NO_ADDRESS)
    assert "Your vote is cast" in text_of(cast_with_email(client, made, asked))
    assert RollEntry.objects.get().stratum == area


def test_an_officer_says_the_ward_of_somebody_without_a_usual_address(client):
    made = borough_round(voters=(), who_may_vote=EVERYBODY_HERE)
    proven(client, officer_of(made, permission="desk_round"))
    assert "Ward, for somebody without" in text_of(client.get(desk_page(made, "assisted/")))
    sent = {**NO_ADDRESS, "name": "Ngozi Okafor", "area": SOUTH, "do": "enrol"}
    born = {"born-day": "14", "born-month": "3", "born-year": "1946"}
    client.post(desk_page(made, "assisted/"), {**sent, **born})
    assert RollEntry.objects.get().stratum == SOUTH


@pytest.mark.parametrize("area", ["E05099999", "\0", ""])
@pytest.mark.parametrize("step", ["", "check/"])
def test_an_area_that_nobody_offered_is_asked_for_again(client, area, step):
    made = borough_round()
    answer = client.post(page(made, step), {"project": [7], "area": area})
    assert (answer.status_code, answer["Location"]) == (302, page(made, "where/"))


def test_who_does_not_live_here_is_told_what_to_enter(client):
    made = borough_round(who_may_vote=EVERYBODY_HERE)
    text = text_of(client.get(page(made, "where/")))
    assert "you work or study here? Then enter where that is" in text
    assert "no usual address? Choose the ward" in text


def test_who_lives_here_is_told_no_more_than_that(client):
    text = text_of(client.get(page(borough_round(), "where/")))
    assert "work or study" not in text
    assert "no usual address" not in text


def test_the_rules_before_the_vote_are_those_of_pots(client):
    made = borough_round(threshold_percent=10, rule="equal-shares")
    text = text_of(client.get(made.get_absolute_url()))
    assert "Each pot is counted by itself, from the papers of those who choose in it." in text
    assert "Everybody who chooses in a pot holds an equal share of it," in text
    assert "At least 10% of those who choose in its pot must choose it." in text
    assert "At most 2 projects from each pot that has no number of its own" in text
    assert "of all who vote" not in text


def test_where_one_area_votes_nobody_is_asked_which(client):
    made = borough_round(is_open=False)
    made.ballot.pots.filter(number=2).update(strata=[NORTH])
    Ballot.objects.filter(pk=made.ballot_id).update(strata=[NORTH])
    opened(made.ballot)
    shown = client.get(page(made))
    assert 'id="project-1"' in shown.content.decode()
    assert "Check and cast your vote" in text_of(
        client.post(page(made, "check/"), {"project": [1]})
    )


def test_the_language_of_the_list_outlives_the_question(client):
    made = borough_round()
    asked = client.get(page(made), {"language": "cy"})
    assert asked["Location"] == f"{page(made, 'where/')}?language=cy"
    answer = client.post(asked["Location"], {"area": SOUTH})
    assert answer["Location"] == f"{page(made)}?area={SOUTH}&language=cy"
