"""What residents say of a round and what officers own up to."""

import pytest
from django.db import Error, transaction

from budgets.errors import RoundError
from budgets.life.publishing import close_round
from delivery import building, evaluating, settling
from delivery.errors import DeliveryError
from delivery.learning import publish_learned
from delivery.models import Learned, Response, Score
from tests.delivery.rounds import in_delivery
from tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    made = in_delivery()
    evaluating.ask(budget_round=made, by=OfficerFactory(), questions=["Better?", "", "Again?"])
    return made


def scores(budget_round, score=4):
    return {one.pk: score for one in budget_round.questions.all()}


def test_a_proven_address_counts_once_and_others_are_anonymous(budget_round):
    somebody = PersonFactory()
    given = {"budget_round": budget_round, "scores": scores(budget_round)}
    evaluating.answer(person=somebody, **given)
    with pytest.raises(DeliveryError) as refused:
        evaluating.answer(person=somebody, **given)
    assert "You have answered already" in refused.value.message
    evaluating.answer(words="The bench is lovely.", **given)
    evaluating.answer(**given)
    assert Response.objects.count() == 3
    assert Score.objects.count() == 6


def test_questions_are_frozen_once_answered(budget_round):
    evaluating.answer(budget_round=budget_round, scores=scores(budget_round))
    with pytest.raises(DeliveryError):
        evaluating.ask(budget_round=budget_round, by=OfficerFactory(), questions=["Other?"])
    with pytest.raises(Error), transaction.atomic():
        budget_round.questions.update(words="Other?")
    with pytest.raises(Error), transaction.atomic():
        Score.objects.update(score=5)


def settled(budget_round):
    officer = OfficerFactory()
    for project in budget_round.deliveries.all():
        building.stop(project=project, by=officer, reason="No more.")
    settling.give_back(budget_round=budget_round, by=officer)


def test_a_round_closes_when_its_projects_ended_and_its_money_is_back(budget_round):
    told = {"budget_round": budget_round, "by": OfficerFactory(), "closing_words": "All is told."}
    with pytest.raises(RoundError) as refused:
        close_round(**told)
    assert refused.value.message == "2 projects are neither finished nor stopped."
    for project in budget_round.deliveries.all():
        building.stop(project=project, by=OfficerFactory(), reason="No more.")
    with pytest.raises(RoundError) as refused:
        close_round(**told)
    assert "£80,000 is still in the round’s pot" in refused.value.message
    settling.give_back(budget_round=budget_round, by=OfficerFactory())
    close_round(**told)


def test_nobody_answers_before_or_after_its_phase(budget_round):
    settled(budget_round)
    close_round(budget_round=budget_round, by=OfficerFactory(), closing_words="All is told.")
    with pytest.raises(DeliveryError):
        evaluating.answer(budget_round=budget_round, scores=scores(budget_round))


def test_words_are_read_before_they_are_shown(budget_round):
    said = evaluating.answer(
        budget_round=budget_round, scores=scores(budget_round), words="The bench is lovely."
    )
    assert said.words_state == "waiting"
    evaluating.read_words(response=said, by=OfficerFactory(), show=True)
    with pytest.raises(DeliveryError):
        evaluating.read_words(response=said, by=OfficerFactory(), show=True)


def test_what_failed_is_told_with_what_worked_and_never_rewritten(budget_round):
    told = {"budget_round": budget_round, "by": OfficerFactory(), "worked": "Trees."}
    with pytest.raises(DeliveryError) as refused:
        publish_learned(failed=" ", learned="Ask earlier.", **told)
    assert refused.value.field == "failed"
    publish_learned(failed="The garden.", learned="Ask earlier.", **told)
    with pytest.raises(DeliveryError):
        publish_learned(failed="Nothing.", learned="Nothing.", **told)
    with pytest.raises(Error), transaction.atomic():
        Learned.objects.update(failed="Nothing.")
