"""Proposals of a neighbourhood that crosses wards: placed in it, in whichever ward, and drawn on its map."""

import pytest

from ballots.models import Ballot
from budgets.models import BudgetRound, Phase
from proposals.models import Proposal
from proposals.placing import Spot
from tests.agenda.rounds import round_in
from tests.budgets.voting.walk import text_of
from tests.factories import PersonFactory, PostcodeFactory, WardFactory
from tests.place_states import NeighbourhoodFactory
from tests.proposals.proposed import TYPED, page, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def canal():
    """Half of it in each of two wards: longitudes -0.11 to -0.10, and -0.10 to -0.09."""
    return NeighbourhoodFactory(
        name="Canal Side",
        boundary=[
            [[[-0.105, 51.44], [-0.095, 51.44], [-0.095, 51.45], [-0.105, 51.45], [-0.105, 51.44]]]
        ],
    )


@pytest.fixture
def other_ward():
    square = [[-0.10, 51.44], [-0.09, 51.44], [-0.09, 51.45], [-0.10, 51.45], [-0.10, 51.44]]
    return WardFactory(name="Rookery", boundary=[[square]])


@pytest.fixture
def budget_round(canal, other_ward):
    made = round_in(Phase.PROPOSALS, title="Canal Side money")
    BudgetRound.objects.filter(pk=made.pk).update(ward=None, neighbourhood=canal)
    Ballot.objects.filter(pk=made.ballot_id).update(strata=[canal.code])
    return BudgetRound.objects.select_related("ballot", "neighbourhood").get(pk=made.pk)


@pytest.mark.parametrize("where", ["51.4450, -0.1030", "51.4450, -0.0970"])
def test_a_place_in_either_ward_of_it_is_taken_and_drawn(client, budget_round, where):
    client.force_login(PersonFactory())
    client.post(page(budget_round, "new/"), {**TYPED, "coordinates": where})
    made = Proposal.objects.get()
    assert made.latitude == 51.445
    Proposal.objects.all().delete()
    published(budget_round, spot=spot(where, made.ward))
    for rest in ("map/", f"{Proposal.objects.get().number}/"):
        assert client.get(page(budget_round, rest)).content.decode().count("app-map__pin") == 1


def spot(where, ward):
    latitude, longitude = (float(part) for part in where.split(","))
    return Spot(latitude, longitude, ward)


def test_a_postcode_of_it_is_taken_and_one_of_the_same_ward_beside_it_is_not(
    client, budget_round, canal, other_ward
):
    inside = PostcodeFactory(
        ward=other_ward, neighbourhood=canal, latitude=51.445, longitude=-0.097
    )
    beside = PostcodeFactory(ward=other_ward, latitude=51.445, longitude=-0.092)
    client.force_login(PersonFactory())
    refused = client.post(page(budget_round, "new/"), {**TYPED, "postcode": str(beside)})
    said = "That place lies outside Canal Side, which “Canal Side money” is for."
    assert said in text_of(refused)
    client.post(page(budget_round, "new/"), {**TYPED, "postcode": str(inside)})
    assert Proposal.objects.get().ward == other_ward
