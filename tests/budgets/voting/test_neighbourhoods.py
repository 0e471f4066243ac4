"""A round of a neighbourhood that crosses wards: who lives in it votes, whichever ward that is; nobody else does."""

import pytest
from django.db import IntegrityError

from ballots.models import RollEntry
from ballots.rolls import import_roll, preview
from budgets.models import BudgetRound
from record.entries import SYSTEM
from tests.ballots.rolls.test_import_roll import register
from tests.budgets.voting.walk import (
    ask_for_code,
    cast_with_email,
    checking,
    open_round,
    page,
    text_of,
)
from tests.factories import BallotFactory, BudgetRoundFactory, PostcodeFactory, WardFactory
from tests.place_states import NeighbourhoodFactory


@pytest.fixture
def canal_side(transactional_db):
    canal = NeighbourhoodFactory(name="Canal Side")
    here, there = WardFactory(name="Larkmead"), WardFactory(name="Rookery")
    PostcodeFactory(compact="BK11AA", ward=here, neighbourhood=canal)
    PostcodeFactory(compact="BK22BB", ward=there, neighbourhood=canal)
    PostcodeFactory(compact="BK33CC", ward=there)
    return canal


def round_of(canal):
    made = open_round(voters=0, strata=[canal.code])
    BudgetRound.objects.filter(pk=made.pk).update(ward=None, neighbourhood=canal)
    return BudgetRound.objects.get(pk=made.pk)


@pytest.mark.parametrize("postcode", ["BK1 1AA", "BK2 2BB"])
def test_people_of_either_ward_vote_and_their_paper_is_the_neighbourhoods(
    client, canal_side, postcode
):
    made = round_of(canal_side)
    answer = client.post("/", {"postcode": postcode})
    assert answer.url == page(made)
    assert "This vote is for Canal Side." in text_of(client.get(page(made)))
    asked = ask_for_code(client, made, checking(client, made, 1), postcode=postcode)
    assert "Your vote is cast" in text_of(cast_with_email(client, made, asked))
    assert RollEntry.objects.get(ballot=made.ballot).stratum == canal_side.code


def test_the_rest_of_the_ward_does_not(client, canal_side):
    made = round_of(canal_side)
    sent = ask_for_code(client, made, checking(client, made, 1), postcode="BK3 3CC")
    assert "This postcode is outside the area that votes here." in text_of(sent)


def test_a_register_is_placed_by_postcode(canal_side):
    ballot = BallotFactory(strata=[canal_side.code])
    lines = [
        "Patience Adeyemi,22 Coppice Hill,BK1 1AA,1966-03-14,Larkmead",
        "Jo Marsh,1 The Parade,BK2 2BB,1970-03-14,Rookery",
        "Al Amin,2 The Parade,BK3 3CC,1971-03-14,Rookery",
    ]
    seen = preview(ballot, register(*lines))
    assert [fault.line for fault in seen.faults] == [4]
    import_roll(ballot, SYSTEM, register(*lines[:2]), "register.csv")
    assert set(ballot.entries.values_list("stratum", flat=True)) == {canal_side.code}


def test_every_ward_it_crosses_shows_the_round(client, canal_side):
    made = round_of(canal_side)
    for slug in ("larkmead", "rookery"):
        assert made.title in text_of(client.get(f"/wards/{slug}/"))


def test_a_round_has_one_area(canal_side):
    with pytest.raises(IntegrityError):
        BudgetRoundFactory(neighbourhood=canal_side)
