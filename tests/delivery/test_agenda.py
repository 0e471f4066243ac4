"""The priority of the agenda that a project serves, named wherever the project is, or that it serves none."""

import pytest

from agenda.models import AgendaItem
from budgets import origins
from delivery.publishing import publish
from delivery.setting_up import set_up
from proposals.models import OnBallot
from tests.agenda.rounds import AgendaItemFactory
from tests.budgets.results.rounds import words
from tests.delivery.rounds import decidable_round, drafted, funded, period_over
from tests.factories import OfficerFactory
from tests.proposals.proposed import ProposalFactory

pytestmark = pytest.mark.django_db

SERVES = "Serves “Places to rest” of the agenda"
NONE_SAID = "Not from the agenda: It mends what broke."


@pytest.fixture
def budget_round():
    """Project 1 serves a priority, 2 says why it serves none, 3 came from no proposal."""
    made = decidable_round()
    item = AgendaItemFactory(round=made, number=1, title="Places to rest")
    for number, serving in (
        (1, {"agenda_item": item}),
        (2, {"no_agenda_because": "It mends what broke."}),
    ):
        proposal = ProposalFactory(round=made, number=number, **serving)
        project = made.projects.get(option__number=number)
        OnBallot.objects.create(proposal=proposal, project=project)
    return made


def delivered(budget_round):
    funded(budget_round)
    publish(decision=drafted(budget_round), by=OfficerFactory())
    set_up(budget_round=period_over(budget_round), by=OfficerFactory())
    return f"/rounds/{budget_round.slug}/"


def test_it_is_named_on_the_pages_of_round_decision_delivery_and_project(client, budget_round):
    address = delivered(budget_round)
    for rest, said in (
        ("", [SERVES, NONE_SAID, "Not from the agenda</span>"]),
        ("decision/", [SERVES, NONE_SAID, "Not from the agenda</span>"]),
        ("delivery/", [SERVES, NONE_SAID]),
        ("delivery/1/", [SERVES]),
        ("delivery/2/", [NONE_SAID]),
    ):
        page = words(client.get(address + rest))
        for one in said:
            assert one in page.replace(" </span>", "</span>"), rest
    assert f'href="{address}agenda/1/"' in words(client.get(f"{address}delivery/1/"))
    told = client.get(f"/api/v1/decisions/{budget_round.slug}.1/").json()
    assert [line["agenda"] for line in told["lines"]] == [SERVES, NONE_SAID, "Not from the agenda"]


def test_a_hidden_priority_is_named_nowhere(client, budget_round):
    AgendaItem.objects.update(state="hidden", reason="It names a neighbour.")
    address = delivered(budget_round)
    for rest in ("", "decision/", "delivery/", "delivery/1/"):
        page = words(client.get(address + rest))
        assert "Places to rest" not in page
        assert "A hidden priority" in page


def test_all_projects_of_a_round_take_one_statement(budget_round, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(origins.priorities(budget_round)) == 3
