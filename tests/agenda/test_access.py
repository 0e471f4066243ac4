"""Every role on every page of an agenda: exactly what is there for whom."""

import pytest

from budgets.models import Phase
from tests.agenda.rounds import desk, named, page, round_in
from tests.budgets.officer.desk import proven
from tests.factories import BudgetRoundFactory, OfficerFactory, PersonFactory, officer_of

pytestmark = pytest.mark.django_db

# Rest of the address: what manages, appraises, declares, watches; who has no part in the round finds nothing.
OFFICERS = {
    "agenda/": (200, 403, 403, 403),
    "agenda/1/": (200, 403, 403, 403),
}
# For anyone: a public round whose agenda has begun, and one whose agenda is still to come or is no part of it.
PUBLIC = {"": 200, "name/": 200, "leave/": 405, "1/": 200, "1/support/": 405, "1/take-back/": 405}
PARTS = ["manage_round", "appraise_round", "declare_round", "watch_round"]


@pytest.mark.parametrize("rest", OFFICERS)
def test_each_part_opens_its_pages(client, rest):
    budget_round = round_in(Phase.AGENDA)
    named(budget_round)
    address = desk(budget_round, rest.removeprefix("agenda/"))
    for permission, status in zip(PARTS, OFFICERS[rest], strict=True):
        proven(client, officer_of(budget_round, permission=permission))
        assert client.get(address).status_code == status, permission
    for nobody in (PersonFactory(), officer_of(BudgetRoundFactory()), OfficerFactory()):
        proven(client, nobody)
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("rest", PUBLIC)
def test_anyone_finds_the_agenda_once_it_has_begun(client, rest):
    budget_round = round_in(Phase.AGENDA)
    named(budget_round)
    assert client.get(page(budget_round, rest)).status_code == PUBLIC[rest]
    for hidden in (BudgetRoundFactory(), round_in(Phase.PROPOSALS, phases=(Phase.PROPOSALS,))):
        assert client.get(page(hidden, rest)).status_code in {404, 405}
        if rest == "leave/":  # of use in every round
            continue
        assert client.post(page(hidden, rest)).status_code in {404, 405}
