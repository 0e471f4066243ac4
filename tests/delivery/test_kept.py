"""What people said stays as they said it, whoever has a session of the database."""

import pytest
from django.db import Error, connection, transaction

from delivery import evaluating, problems, reporting
from delivery.models import Question, Score
from tests.delivery.rounds import in_delivery
from tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    made, officer = in_delivery(), OfficerFactory()
    project = made.deliveries.first()
    problems.report(project=project, words="The fence is down.")
    reporting.tell(project=project, by=officer, words="The trees are there.")
    evaluating.ask(budget_round=made, by=officer, questions=["Better?"])
    evaluating.answer(budget_round=made, scores={made.questions.get().pk: 2}, words="Hardly.")
    return made


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM delivery_score",
        "UPDATE delivery_score SET score = 5",
        "DELETE FROM delivery_response",
        "UPDATE delivery_response SET words = 'Very much.'",
        "UPDATE delivery_response SET made_on = made_on - 1",
        "DELETE FROM delivery_problem",
        "UPDATE delivery_problem SET words = 'All is well.'",
        "DELETE FROM delivery_projectupdate",
        "UPDATE delivery_projectupdate SET words = 'Long ago.'",
    ],
)
def test_it_is_neither_changed_nor_taken_away(budget_round, statement):
    with (
        pytest.raises(Error, match="Cannot"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_answer_is_to_a_question_of_its_round(budget_round):
    elsewhere = in_delivery()
    Question.objects.create(round=elsewhere, position=1, words="Greener?")
    with pytest.raises(Error, match="another round"), transaction.atomic():
        Score.objects.create(
            response=budget_round.responses.get(), question=elsewhere.questions.get(), score=5
        )
