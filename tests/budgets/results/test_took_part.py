"""Who took part and where the winners are: small groups unnamed, places on the map or left off it."""

import pytest

from ballots.declaring import declare
from ballots.models import PaperBatch, RollEntry
from ballots.tasks import reconcile_and_count
from ballots.turnout_tables import unseen
from budgets.models import Project
from tests.budgets.results.rounds import draft_round, page, words
from tests.factories import (
    BallotFactory,
    BudgetRoundFactory,
    OptionFactory,
    PersonFactory,
    ProjectFactory,
    WardFactory,
)
from tests.states import CODES, RollEntryFactory, closed, opened, voted_by_code

pytestmark = pytest.mark.django_db


def concluded(budget_round):
    closed(budget_round.ballot)
    reconcile_and_count(budget_round.ballot.pk, "officer", "x")
    budget_round.ballot.refresh_from_db()
    declare(budget_round.ballot, PersonFactory(is_staff=True))
    return budget_round


def with_voters(budget_round, bands):
    """One voter for each age band in `bands`, all of whom choose project 1."""
    opened(budget_round.ballot)
    for number, band in enumerate(bands):
        RollEntryFactory(ballot=budget_round.ballot, code=CODES[number], age_band=band)
        voted_by_code(budget_round.ballot, number, [1])
    return budget_round


@pytest.mark.parametrize(
    ("cells", "everyone", "said"),
    [
        ({"a": 9, "b": None, "c": None, "d": None}, 15, "fewer than 5"),
        ({"a": 90, "b": None, "c": None}, 95, "fewer than 5"),
        ({"a": 90, "b": None, "c": None}, 120, "not shown"),
        ({"a": None}, 3, "fewer than 5"),
    ],
)
def test_a_hidden_number_is_not_called_small_where_it_may_be_large(cells, everyone, said):
    assert unseen(cells, everyone) == said


def test_ages_as_numbers_where_nobody_knows_how_many_could_vote(client):
    made = concluded(with_voters(draft_round(), ["25 to 34"] * 7 + ["55 to 64"] * 6 + ["75 and over"] * 5))  # fmt: skip
    text = words(client.get(page(made)))
    assert "Ages of those who voted" in text
    assert '<td class="govuk-table__cell govuk-table__cell--numeric" role="cell" data-label="Voted">7</td>' in text  # fmt: skip
    assert "who could" not in text


def test_the_share_of_each_age_group_where_the_roll_is_a_register(client):
    made = with_voters(draft_round(roll="frozen"), ["25 to 34"] * 7 + ["55 to 64"] * 6)
    for number in range(7):
        RollEntryFactory(ballot=made.ballot, code=CODES[50 + number], age_band="25 to 34")
    text = words(client.get(page(concluded(made))))
    assert "Share of each age group that voted" in text
    assert "65.0% of the 20 who could" in text
    assert 'data-label="Share">50.0%</td>' in text
    assert 'data-label="Share">100.0%</td>' in text


def test_small_groups_are_not_named(client):
    made = concluded(with_voters(draft_round(), ["25 to 34"] * 9 + ["55 to 64"] * 2 + ["65 to 74"]))
    text = words(client.get(page(made)))
    assert 'data-label="Voted">fewer than 5</td>' in text
    assert 'data-label="Voted">2</td>' not in text


def test_votes_by_strength_of_proof_the_strongest_first(client):
    made = with_voters(draft_round(), ["25 to 34"] * 12)
    ids = list(RollEntry.objects.values_list("pk", flat=True))
    RollEntry.objects.filter(pk__in=ids[:6]).update(proof="emailed-code")
    text = words(client.get(page(concluded(made))))
    table = text[text.index("How they proved who they are, the hardest to fake first") :]
    assert table.index("Code from a posted letter") < table.index("Code sent by email")
    assert 'data-label="People">6</td>' in table


def test_a_paper_vote_was_checked_by_an_officer(client):
    made = with_voters(draft_round(), ["25 to 34"] * 12)
    RollEntry.objects.update(proof="", channel="paper")
    entry = RollEntry.objects.first()
    PaperBatch.objects.create(
        ballot=entry.ballot,
        number=1,
        stratum=entry.stratum,
        size=12,
        state="in-box",
        opened_by=PersonFactory(),
    )
    text = words(client.get(page(concluded(made))))
    assert "Checked by an officer" in text
    assert ">On paper<" in text


def whole_area(names=("Larkmead", "Rookery")):
    wards = [
        WardFactory(code=f"E0509{n:04d}", name=name, slug=name.lower(), boundary=square(n))
        for n, name in enumerate(names)
    ]
    ballot = BallotFactory(strata=[ward.code for ward in wards], pot_pence=10_000_000)
    made = BudgetRoundFactory(title="Borough fund", slug="larkmead-2026", ward=None, ballot=ballot)
    for number in (1, 2):
        option = OptionFactory(ballot=ballot, number=number, title=f"Project {number}")
        ProjectFactory(round=made, option=option, longitude=-0.105, latitude=51.445)
    return made


def square(place):
    west = -0.11 + place / 100
    return [[[[west, 51.44], [west + 0.01, 51.44], [west + 0.01, 51.45], [west, 51.45], [west, 51.44]]]]  # fmt: skip


def test_a_round_of_the_whole_area_says_where_people_live(client, django_assert_num_queries):
    made = whole_area()
    opened(made.ballot)
    for number in range(14):
        RollEntryFactory(
            ballot=made.ballot, code=CODES[number], stratum=made.ballot.strata[number % 2]
        )
        voted_by_code(made.ballot, number, [1])
    text = words(client.get(page(concluded(made))))
    assert "Residents chose 2 of 2 projects for £40,000" in text
    where = text[text.index("Where they live") :]
    assert where.index("Larkmead") < where.index("Rookery")
    assert text.count("app-map__area") == 2
    with django_assert_num_queries(7):
        client.get(page(made))


def test_people_who_work_there_are_voters_not_residents(client):
    made = concluded(with_voters(draft_round(who_may_vote=["lives", "works"]), ["25 to 34"]))
    assert "Voters in Larkmead chose 3 of 4" in words(client.get(page(made)))


def test_a_place_in_another_town_is_not_on_the_map(client):
    made = with_voters(draft_round(), ["25 to 34"] * 3)
    Project.objects.filter(option__number=1).update(longitude=21.01, latitude=52.23)
    text = words(client.get(page(concluded(made))))
    pins = text.count('class="app-map__pin"')
    assert pins == 2
    assert "The winners and their places" in text


def test_without_places_there_is_no_map(client):
    made = with_voters(draft_round(), ["25 to 34"])
    Project.objects.update(longitude=None, latitude=None)
    assert "Where the winners are" not in words(client.get(page(concluded(made))))


def test_a_project_in_the_readers_language(client):
    made = draft_round()
    option = made.ballot.options.get(number=1)
    option.translations = {"cy": {"title": "Croesfan sebra"}}
    option.save()
    with_voters(made, ["25 to 34"])
    concluded(made)
    assert "Croesfan sebra" in words(client.get(page(made), headers={"accept-language": "cy"}))
    assert "Croesfan sebra" not in words(client.get(page(made)))


def test_ages_nobody_knows_have_no_bars(client):
    made = concluded(with_voters(draft_round(), [""] * 6))
    assert "Ages of those who voted" not in words(client.get(page(made)))
