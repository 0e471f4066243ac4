"""What the public reads of a decision, its delivery and its evaluation."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from delivery import building, evaluating, milestones, problems
from delivery.learning import publish_learned
from delivery.publishing import publish
from tests.budgets.results.rounds import words
from tests.declared import round_with_projects
from tests.delivery.rounds import (
    decidable_round,
    decided,
    depart,
    drafted,
    funded,
    in_delivery,
    period_over,
)
from tests.delivery.test_call_in import called_in
from tests.delivery.test_delivering import begun, paid
from tests.factories import (
    BallotFactory,
    OfficerFactory,
    PersonFactory,
    PostcodeFactory,
    WardFactory,
)
from tests.place_states import NeighbourhoodFactory

pytestmark = pytest.mark.django_db


def departed():
    budget_round = decidable_round()
    funded(budget_round)
    draft = drafted(budget_round)
    depart(draft, 2, 0, "The owner of the bridge refused.")
    publish(decision=draft, by=OfficerFactory())
    return budget_round


def read(client, budget_round, rest=""):
    answer = client.get(f"/rounds/{budget_round.slug}/{rest}")
    assert answer.status_code == 200
    return words(answer)


def test_before_the_decision_the_pages_say_when_it_comes(client):
    budget_round = decidable_round()
    assert "has not decided on this result yet" in read(client, budget_round, "decision/")
    assert "No project has begun yet" in read(client, budget_round, "delivery/")
    assert "What happens next" in words(client.get(f"/result/{budget_round.slug}/"))


def test_a_departure_stands_beside_the_residents_result_with_its_reason_and_names(client):
    budget_round = departed()
    for address in (f"/rounds/{budget_round.slug}/decision/", f"/result/{budget_round.slug}/"):
        said = words(client.get(address))
        assert "The council agreed 1 of the 2 projects that residents chose" in said
        assert "Not agreed: Project 2, £20,000" in said
        assert "“The owner of the bridge refused.”" in said
        assert (
            "Decided by Cllr Amy Lin, Larkmead ward; Cllr Ngozi Brathwaite, Larkmead ward" in said
        )
        assert "Money waits until scrutiny’s period is over" in said
        assert "What happens next" not in said
    page = read(client, budget_round, "decision/")
    assert "section 236" in page
    assert "Against" in page
    called_in(budget_round)
    assert "Not enough was asked." in read(client, budget_round, "decision/")
    assert "Decided on" in read(client, budget_round)


def test_delivery_says_what_is_late_and_where_the_money_went(client):
    budget_round = in_delivery()
    project, officer = begun(budget_round), OfficerFactory()
    milestones.plan_milestone(
        project=project,
        by=officer,
        title="Trees planted",
        planned_on=timezone.localdate() - timedelta(days=3),
        planned_pence=1_000_000,
    )
    paid(project, 150_000)
    page = read(client, budget_round, "delivery/")
    assert "0 of 2 projects are finished, and £1,500 is paid" in page
    assert "“Trees planted” was to be reached by" in page
    assert "planned £10,000" in page
    assert "Forge Builders Ltd" in page
    one = read(client, budget_round, "delivery/1/")
    assert "Late" in one
    assert "£1,500" in one
    building.stop(
        project=budget_round.deliveries.last(), by=officer, reason="The soil is poisoned."
    )
    assert "“The soil is poisoned.”" in read(client, budget_round, "delivery/2/")
    assert "Stopped: Project 2" in read(client, budget_round, "learned/")


def test_the_pages_ask_the_same_few_questions_however_many_projects(
    client, django_assert_max_num_queries
):
    small, large = (
        in_delivery(),
        decidable_round(slug="large", costs=[100_000] * 6, marks=[[1, 2, 3, 4, 5]] * 6),
    )
    in_delivery(large)
    numbers = []
    for budget_round in (small, large):
        with django_assert_max_num_queries(30) as asked:
            read(client, budget_round, "delivery/")
        with django_assert_max_num_queries(30) as also:
            read(client, budget_round, "decision/")
        numbers.append((len(asked), len(also)))
    assert numbers[0] == numbers[1]


def test_anybody_reports_a_problem_and_finds_the_answer_under_its_reference(client):
    budget_round = in_delivery()
    page = f"/rounds/{budget_round.slug}/delivery/1/problem/"
    assert "Write what is wrong" in words(client.post(page, {"words": " "}))
    answer = client.post(page, {"words": "The fence is down."}, follow=True)
    assert "Thank you, we have your report" in words(answer)
    found = budget_round.deliveries.first().problems.get()
    assert "The fence is down." not in read(client, budget_round, "delivery/1/")
    problems.answer(problem=found, by=OfficerFactory(), words="It is mended.")
    assert "It is mended." in read(client, budget_round, "delivery/1/")
    assert "It is mended." in words(client.get(f"{page}{found.reference}/"))
    for _time in range(12):
        last = client.post(page, {"words": "Again."})
    assert last.status_code == 200
    assert found.delivery.problems.count() == 10


def test_small_numbers_of_answers_are_not_shown(client):
    budget_round = in_delivery()
    evaluating.ask(budget_round=budget_round, by=OfficerFactory(), questions=["Better?"])
    page, question = f"/rounds/{budget_round.slug}/evaluation/answer/", budget_round.questions.get()
    assert "Answer at least one question." in words(client.post(page, {}))
    client.post(page, {f"q{question.pk}": "5", "words": "The bench is lovely."})
    said = read(client, budget_round, "evaluation/")
    assert "so that nobody stands out" in said
    assert "lovely" not in said
    for score in (5, 5, 5, 5, 1, 2):
        evaluating.answer(budget_round=budget_round, scores={question.pk: score})
    said = read(client, budget_round, "evaluation/")
    assert "7 people said what changed" in said
    assert "4.0 of 5" in said
    assert "few" in said
    client.force_login(PersonFactory())
    client.post(page, {f"q{question.pk}": "5"})
    assert "You have answered already" in words(client.post(page, {f"q{question.pk}": "5"}))


def test_what_failed_has_a_page_of_its_own_and_one_for_the_borough(client):
    budget_round = in_delivery()
    assert "not told yet" in read(client, budget_round, "learned/")
    assert "No round has been evaluated yet" in words(client.get("/learned/"))
    publish_learned(
        budget_round=budget_round,
        by=OfficerFactory(),
        worked="The trees.",
        failed="The garden: the soil held lead.",
        learned="Test the soil before the vote.",
    )
    for page in (read(client, budget_round, "learned/"), words(client.get("/learned/"))):
        assert "The garden: the soil held lead." in page
        assert "Test the soil before the vote." in page


def test_a_round_of_several_wards_shows_votes_and_money_by_ward(client):
    square = [[[[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]]]]
    here, there = (
        WardFactory(name="Here", code="E05090000"),
        WardFactory(name="There", boundary=square),
    )
    ballot = BallotFactory(strata=[here.code, there.code])
    made = round_with_projects(ward=None, ballot=ballot)
    made.projects.filter(option__number=1).update(longitude=-0.105, latitude=51.445)
    budget_round = decided(decidable_round(made=made), maker="cabinet")
    said = read(client, budget_round, "delivery/")
    assert "Votes and money by ward" in said
    assert "In none of them" in said
    assert "£20,000" in said


def test_a_round_of_one_ward_shows_votes_and_money_by_neighbourhood(client):
    """Six voted from Canal Side; who votes is asked of the roll at the declaration, in numbers."""
    east = [[[[-0.10, 51.44], [-0.09, 51.44], [-0.09, 51.45], [-0.10, 51.45], [-0.10, 51.44]]]]
    canal = NeighbourhoodFactory(name="Canal Side", code="canal")
    heath = NeighbourhoodFactory(name="The Heath", code="heath", boundary=east)
    made = round_with_projects()
    PostcodeFactory(compact="BK37QX", ward=made.ward, neighbourhood=canal)
    PostcodeFactory(compact="BK37QY", ward=made.ward, neighbourhood=heath)
    made.projects.filter(option__number=1).update(longitude=-0.095, latitude=51.445)
    budget_round = decided(decidable_round(made=made))
    assert budget_round.ballot.declaration.turnout["by_neighbourhood"] == {"canal": 6}
    said = read(client, budget_round, "delivery/")
    table = said[said.index("Votes and money by neighbourhood") :]
    cells = re.findall(r"Canal Side|The Heath|In none of them|>6<|>0<|£20,000|£0", table)
    assert cells == [
        "Canal Side", ">6<", "£0", "The Heath", ">0<", "£20,000", "In none of them", ">0<", "£20,000",
    ]  # fmt: skip


def test_a_draft_is_nobodys_to_read(client):
    budget_round = decidable_round()
    depart(drafted(budget_round), 1, 0, "Secret reason.")
    assert "Secret reason." not in read(client, budget_round, "decision/")
    assert "Secret reason." not in words(client.get(f"/result/{budget_round.slug}/"))
    assert period_over(budget_round).decided_at is None
