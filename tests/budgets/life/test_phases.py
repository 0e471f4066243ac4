"""Which phase a round is in and what of it is open: by the database's clock, its ballot and what was decided."""

import pytest
from django.db import DatabaseError, transaction

from budgets.errors import RoundError
from budgets.life.phases import life_of, lives_of
from budgets.life.taking_part import hold_open
from budgets.models import BudgetRound, Phase
from statute import clock
from tests.budgets.life.rounds import planned
from tests.budgets.officer.desk import in_state, proven
from tests.budgets.voting.walk import text_of
from tests.factories import officer_of

pytestmark = pytest.mark.django_db

WHOLE = {
    "agenda": (-20, -10),
    "proposals": (-9, 1),
    "appraisal": (2, 9),
    "decision": (21, 30),
    "delivery": (30, 200),
    "evaluation": (200, 230),
}


def phase(made):
    return life_of(BudgetRound.objects.get(pk=made.pk), clock.now()).phase


def test_before_the_vote_the_dates_decide():
    made = planned(**WHOLE)
    life = life_of(made, clock.now())
    assert life.phase == Phase.PROPOSALS
    assert [one for one in Phase if life.is_open(one)] == [Phase.PROPOSALS]
    assert [one for one in Phase if life.is_due(one)] == [Phase.AGENDA, Phase.PROPOSALS]


def test_between_two_phases_it_is_in_the_one_before_and_nothing_is_open():
    life = life_of(planned(agenda=(-5, -1), proposals=(2, 4)), clock.now())
    assert life.phase == Phase.AGENDA
    assert not any(life.is_open(one) for one in Phase)


def test_unpublished_it_is_a_draft_whatever_the_dates():
    life = life_of(planned(published=False, **WHOLE), clock.now())
    assert life.phase == Phase.DRAFT
    assert not life.is_open(Phase.PROPOSALS)
    assert not life.is_due(Phase.PROPOSALS)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("open", Phase.BALLOT),
        ("suspended", Phase.BALLOT),
        ("closed", Phase.BALLOT),
        ("reconciled", Phase.BALLOT),
        ("counted", Phase.BALLOT),
        ("declared", Phase.DECISION),
        ("superseded", Phase.DECISION),
        ("cancelled", Phase.CLOSED),
    ],
)
def test_from_the_opening_of_the_vote_its_state_decides(state, expected):
    made = planned(**WHOLE)
    in_state(made.ballot, state)
    assert phase(made) == expected


def test_after_the_vote_what_was_decided_decides():
    made = planned(decision=(-5, 5), delivery=(5, 9), evaluation=(9, 12))
    in_state(made.ballot, "declared")
    assert phase(made) == Phase.DECISION
    BudgetRound.objects.update(decided_at=clock.now())
    assert phase(made) == Phase.DELIVERY
    made.phases.filter(phase="evaluation").update(opens_at=clock.now())
    assert phase(made) == Phase.EVALUATION
    BudgetRound.objects.update(closed_at=clock.now(), closing_words="All of it stands.")
    assert phase(made) == Phase.CLOSED


def test_a_round_that_is_only_a_vote_stays_in_it():
    made = planned(published=False)
    in_state(made.ballot, "declared")
    assert phase(made) == Phase.BALLOT


def test_what_is_reached_is_never_taken_back():
    made = planned(**WHOLE)
    for name in ("published_at", "decided_at", "closed_at"):
        if name != "published_at":
            BudgetRound.objects.update(**{name: clock.now(), "closing_words": "x"})
        with pytest.raises(DatabaseError), transaction.atomic():
            BudgetRound.objects.filter(pk=made.pk).update(**{name: None})


def test_the_door_of_a_phase():
    made = planned(agenda=(-5, -1), proposals=(-1, 2), appraisal=(3, 5))
    assert hold_open(made, Phase.PROPOSALS).phase == Phase.PROPOSALS
    with pytest.raises(RoundError, match="closed at"):
        hold_open(made, Phase.AGENDA)
    with pytest.raises(RoundError, match="opens at"):
        hold_open(made, Phase.APPRAISAL)
    with pytest.raises(RoundError, match="has no phase"):
        hold_open(made, Phase.EVALUATION)


@pytest.mark.parametrize("number", [1, 3])
def test_many_lives_take_one_statement(number, django_assert_num_queries):
    for _each in range(number):
        planned(**WHOLE)
    rounds, now = list(BudgetRound.objects.select_related("ballot")), clock.now()
    with django_assert_num_queries(1):
        assert {one.phase for one in lives_of(rounds, now)} == {Phase.PROPOSALS}


def test_an_officer_is_told_that_a_public_round_is_public(client):
    budget_round = planned(proposals=(-1, 2))
    proven(client, officer_of(budget_round))
    shown = text_of(client.get(f"/officer/rounds/{budget_round.slug}/"))
    assert "Everybody sees this round." in shown
    assert "Nobody sees it" not in shown


def test_what_comes_before_the_vote_ends_with_its_opening():
    made = planned(proposals=(-3, 3), vote=(-1, 5))
    in_state(made.ballot, "open")
    made.refresh_from_db()
    with pytest.raises(RoundError, match=r"\(proposals\) closed at"):
        hold_open(made, Phase.PROPOSALS)


@pytest.mark.parametrize(
    ("permission", "there"),
    [
        ("manage_round", {"agenda", "proposals", "appraisal", "delivery", "evaluation"}),
        ("appraise_round", {"appraisal"}),
        ("decide_round", {"decision"}),
        ("deliver_round", {"delivery", "evaluation"}),
        ("watch_round", set()),
    ],
)
def test_each_officer_finds_the_phases_that_open_for_them(client, permission, there):
    made = planned(**WHOLE)
    proven(client, officer_of(made, permission=permission))
    address = f"/officer/rounds/{made.slug}/"
    shown = client.get(address).content.decode()
    linked = {phase for phase in WHOLE if f'href="{address}{phase}/"' in shown}
    assert linked == there
    assert all(client.get(f"{address}{phase}/").status_code == 200 for phase in linked)
