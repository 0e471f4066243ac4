"""The demonstration borough, with fewer voters: every state there, made through the verbs, once."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from ballots.models import Ballot, BallotState, Paper
from budgets.models import BudgetRound
from council.demonstration import letters, rounds, seeding
from council.demonstration.plans import PLANS
from members.models import Person
from places.models import Postcode, Ward
from tests.budgets.voting.walk import cast_with_letter, checking, text_of

pytestmark = pytest.mark.django_db(transaction=True)
A_FEW = 12


@pytest.fixture(autouse=True)
def _small(monkeypatch, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    plans = [replace(plan, voters=min(plan.voters, A_FEW), threshold=None) for plan in PLANS]
    monkeypatch.setattr(seeding, "PLANS", plans)


def seeded():
    told = []
    seeding.seed(lambda *step: told.append(step))
    return told


def test_twenty_wards_and_a_round_in_every_state(client, capsys):
    told = seeded()
    assert Ward.objects.count() == 20
    assert Postcode.objects.count() == 490
    assert set(Ballot.objects.values_list("state", flat=True)) == set(BallotState) - {
        BallotState.RECONCILED
    }
    assert told[-1][0] == told[-1][1]
    assert {"Grace Okonjo", "Tomasz Wieczorek"} <= set(
        Person.objects.values_list("name", flat=True)
    )
    assert not BudgetRound.objects.filter(demonstration=False).exists()
    call_command("verify")
    assert "all as they should be" in capsys.readouterr().out


def test_again_does_nothing():
    seeded()
    before = list(BudgetRound.objects.values_list("pk", flat=True)), Paper.objects.count()
    seeded()
    assert (list(BudgetRound.objects.values_list("pk", flat=True)), Paper.objects.count()) == before


def test_cut_short_the_next_call_goes_on(monkeypatch):
    bring_about, made = rounds.bring_about, []

    def three(*plan):
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(bring_about(*plan))

    with monkeypatch.context() as cut:
        cut.setattr(rounds, "bring_about", three)
        with pytest.raises(KeyboardInterrupt):
            seeded()
    seeded()
    assert BudgetRound.objects.count() == len(PLANS)


def test_its_letters_open_its_ballot(client):
    seeded()
    slug, [(_name, _postcode, code), *_rest] = next(iter(letters.read().items()))
    budget_round = BudgetRound.objects.get(slug=slug)
    checked = checking(client, budget_round, 1)
    assert "Your vote is cast" in text_of(cast_with_letter(client, budget_round, checked, code))
