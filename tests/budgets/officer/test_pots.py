"""The officer's pages of pots: one of them, one for every ward, projects in them, and when they are fixed."""

from dataclasses import replace

import pytest

from ballots.models import Pot
from budgets.errors import RoundError
from budgets.making import change_round, facts_of
from tests.budgets.officer.desk import in_state, page, proven, words
from tests.budgets.officer.test_project_files import load
from tests.budgets.pots import borough_round
from tests.factories import officer_of
from tests.service_states import split_between
from tests.states import NORTH, SOUTH, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(db):
    return borough_round(is_open=False)


@pytest.fixture
def bare(made):
    """Without pots, and without projects."""
    made.ballot.options.all().delete()
    made.ballot.pots.all().delete()
    return made


@pytest.fixture
def officer(client, made):
    return proven(client, officer_of(made))


def test_the_list_says_what_each_holds_and_whether_it_adds_up(client, made, officer):
    text = words(client.get(page(made, "pots/")))
    assert "They hold £100,000 of £100,000." in text
    assert "People of North Ward" in text
    made.ballot.pots.filter(number=3).update(pence=3_900_000)
    text = words(client.get(page(made, "pots/")))
    assert "They hold £99,000 of £100,000." in text
    assert "can be scheduled once the two agree" in text
    refused = client.post(page(made, "act/schedule/"))
    assert "The pots hold £99,000 together and there is £100,000" in words(refused)


def test_a_pot_is_added_changed_and_taken_away(client, bare, officer):
    sent = {"name": "Parks", "pence": "£2,500.50", "area": "", "max_choices": "3"}
    answer = client.post(page(bare, "pots/new/"), sent)
    assert answer.url == page(bare, "pots/")
    pot = Pot.objects.get()
    assert (pot.name, pot.pence, pot.max_choices, pot.strata) == ("Parks", 250_050, 3, [])
    client.post(page(bare, "pots/1/"), {**sent, "name": "North", "area": NORTH, "max_choices": ""})
    pot.refresh_from_db()
    assert (pot.name, pot.max_choices, pot.strata) == ("North", None, [NORTH])
    assert 'value="2,500.50"' in words(client.get(page(bare, "pots/1/")))
    client.post(page(bare, "pots/1/"), {"do": "remove"})
    assert not Pot.objects.exists()


def test_a_pot_has_a_name_in_each_language_of_the_round(client, made, officer):
    type(made).objects.filter(pk=made.pk).update(languages=["cy"])
    assert "Name of the pot in Welsh" in words(client.get(page(made, "pots/3/")))
    sent = {"name": "Everybody", "pence": "40000", "area": "", "words-name_cy": "Pawb"}
    client.post(page(made, "pots/3/"), sent)
    assert made.ballot.pots.get(number=3).translations == {"cy": {"name": "Pawb"}}
    assert 'value="Pawb"' in words(client.get(page(made, "pots/3/")))
    long = client.post(page(made, "pots/3/"), {**sent, "words-name_cy": "P" * 81})
    assert "<title>Error:" in words(long)
    opened(made.ballot)
    shown = client.get(f"/vote/{made.slug}/?area={NORTH}&language=cy")
    assert 'lang="cy" dir="ltr">Pawb</h2>' in words(shown)
    assert "Next: Pawb" in words(shown)
    sent = {"project": [1], "area": NORTH, "language": "cy"}
    assert "nothing of “Pawb”" in words(client.post(f"/vote/{made.slug}/check/", sent))


def test_one_for_every_ward_and_one_for_everybody(client, bare, officer):
    sent = {
        "pence_each": "20,000",
        "everybody_name": "The whole borough",
        "everybody_pence": "60000",
    }
    client.post(page(bare, "pots/by-ward/"), sent)
    assert [(pot.name, pot.pence, pot.strata) for pot in Pot.objects.order_by("number")] == [
        ("North Ward", 2_000_000, [NORTH]),
        ("South Ward", 2_000_000, [SOUTH]),
        ("The whole borough", 6_000_000, []),
    ]


def test_wards_can_get_their_share_of_a_split(client, bare, officer):
    split = split_between({NORTH: 1_234_567, SOUTH: 2_345_678})
    client.post(page(bare, "pots/by-ward/"), {"split": split.pk})
    assert dict(Pot.objects.values_list("name", "pence")) == {
        "North Ward": 1_234_567, "South Ward": 2_345_678,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a split, or enter what each ward gets"),
        ({"pence_each": "0"}, "£0.01 or more"),
        ({"pence_each": "-5"}, "£0 or more"),
        ({"pence_each": "5", "everybody_name": "All"}, "Enter both its name and its sum"),
        ({"pence_each": "5", "everybody_pence": "5"}, "Enter both its name and its sum"),
        ({"pence_each": "200000"}, "no more than all the money"),
        ({"pence_each": "much"}, "must be money"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(client, bare, officer, sent, sentence):
    answer = client.post(page(bare, "pots/by-ward/"), sent)
    assert sentence in words(answer)
    for typed in sent.values():
        assert f'value="{typed}"' in words(answer)
    assert not Pot.objects.exists()


def test_a_pot_with_projects_is_not_taken_away(client, made, officer):
    answer = client.post(page(made, "pots/1/"), {"do": "remove"})
    assert answer.status_code == 409
    assert "“North” has projects" in words(answer)


@pytest.mark.parametrize("state", ["scheduled", "open", "declared", "cancelled"])
def test_after_the_draft_pots_are_fixed(client, made, officer, state):
    in_state(made.ballot, state)
    assert "Pots can be changed only while the vote is a draft." in words(
        client.get(page(made, "pots/"))
    )
    answer = client.post(page(made, "pots/new/"), {"name": "More", "pence": "5"})
    assert answer.status_code == 409


def test_points_have_no_pots(client, bare, officer):
    type(bare.ballot).objects.filter(pk=bare.ballot_id).update(kind="order")
    assert "not with points or an order" in words(client.get(page(bare, "pots/")))
    answer = client.post(page(bare, "pots/new/"), {"name": "More", "pence": "5"})
    assert "not with points or an order" in words(answer)


def test_a_round_with_pots_is_not_made_one_of_points(client, made, officer):
    facts = replace(facts_of(made), kind="order", rule="greedy", max_choices=3)
    with pytest.raises(RoundError, match="This round has pots"):
        change_round(budget_round=made, by=officer, facts=facts)


class TestProjects:
    def test_a_project_is_put_in_a_pot(self, client, made, officer):
        sent = {"title": "Ramp", "cost_pence": "9,000", "summary": "To the library."}
        answer = client.post(page(made, "projects/new/"), sent)
        assert "Choose the pot that would pay for it." in words(answer)
        client.post(page(made, "projects/new/"), {**sent, "pot": "2"})
        assert made.ballot.options.get(title="Ramp").pot.name == "South"
        client.post(page(made, "projects/10/"), {**sent, "pot": "3"})
        assert made.ballot.options.get(title="Ramp").pot.name == "Everybody"

    def test_a_scheduled_round_keeps_a_project_in_each_pot(self, client, made, officer):
        made.ballot.options.filter(number__in=[2, 3]).delete()
        in_state(made.ballot, "scheduled")
        answer = client.post(page(made, "projects/1/remove/"))
        assert "This is the only project of “North”." in words(answer)
        sent = {"title": "Ramp", "cost_pence": "9,000", "summary": "To the library.", "pot": "3"}
        answer = client.post(page(made, "projects/1/"), sent)
        assert "This is the only project of “North”." in words(answer)
        assert made.ballot.options.get(number=1).pot.name == "North"
        client.post(page(made, "projects/7/remove/"))
        assert not made.ballot.options.filter(number=7).exists()

    def test_a_cost_above_the_pot_is_refused(self, client, made, officer):
        sent = {"title": "Hall", "cost_pence": "30,001", "summary": "Large.", "pot": "2"}
        answer = client.post(page(made, "projects/new/"), sent)
        assert "“South” has £30,000" in words(answer)
        assert 'value="30,001"' in words(answer)

    def test_a_file_names_the_pot_of_each(self, client, made, officer):
        answer = load(client, made, "title,cost,summary\nRamp,5,To it.\n")
        assert "Missing: pot" in words(answer)
        wrong = "title,cost,summary,pot\nRamp,5,To it.,West\nHall,30001,Big.,north\nTap,5,Water.,\n"
        text = words(load(client, made, wrong))
        assert "There is no pot “West”. There are: North, South, Everybody." in text
        assert "The cost is more than the whole £30,000." in text
        assert "Pot is empty." in text
        shown = load(client, made, "title,cost,summary,pot\nRamp,5,To it.,north\n")
        client.post(page(made, "projects/load/"), {"held": shown.context["held"]})
        assert made.ballot.options.get(title="Ramp").pot.name == "North"
