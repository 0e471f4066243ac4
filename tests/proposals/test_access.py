"""Every role on every page of proposals and appraisal: exactly what is there for whom."""

import pytest

from agenda.participants import Participant
from budgets.models import Phase
from proposals.cases import take
from tests.agenda.rounds import round_in
from tests.budgets.officer.desk import proven
from tests.factories import BudgetRoundFactory, OfficerFactory, PersonFactory, officer_of
from tests.proposals.proposed import ProposalFactory, desk, page

pytestmark = pytest.mark.django_db

PARTS = ["manage_round", "appraise_round", "declare_round", "watch_round"]
# Rest of the address: what manages, appraises, declares, watches. Without a part in the round nothing is there.
OFFICERS = {
    "proposals/": (200, 403, 403, 403),
    "proposals/comments/": (200, 403, 403, 403),
    "proposals/comments/1/": (404, 403, 403, 403),
    "proposals/1/": (200, 403, 403, 403),
    "proposals/1/split/": (200, 403, 403, 403),
    "appraisal/": (200, 200, 403, 403),
    "appraisal/questions/": (200, 200, 403, 403),
    "appraisal/ballot/": (200, 403, 403, 403),
    "appraisal/1/": (200, 200, 403, 403),
    "appraisal/1/answers/": (200, 200, 403, 403),
    "appraisal/1/costs/": (200, 200, 403, 403),
    "appraisal/1/outcome/": (200, 200, 403, 403),
    "appraisal/1/people/": (200, 200, 403, 403),
}
# What anybody who is not the author gets in a public round that is being appraised.
PUBLIC = {
    "proposals/": 200,
    "proposals/map/": 200,
    "proposals/new/": 200,
    "proposals/drafts/again/": 200,
    "proposals/drafts/nothing/": 404,
    "proposals/1/": 200,
    "proposals/1/change/": 404,
    "proposals/1/photos/": 404,
    "proposals/1/check/": 404,
    "proposals/1/withdraw/": 404,
    "proposals/1/support/": 405,
    "proposals/1/take-back/": 405,
    "proposals/1/comment/": 200,
    "proposals/1/comments/1/report/": 404,
    "appraisal/": 200,
    "appraisal/1/": 404,
}


@pytest.fixture
def budget_round():
    made = round_in(Phase.APPRAISAL)
    take(proposal=ProposalFactory(round=made, number=1), by=OfficerFactory())
    return made


def test_each_part_opens_its_pages(client, budget_round):
    found = {}
    officers = [officer_of(budget_round, permission=one) for one in PARTS]
    for somebody in officers:
        proven(client, somebody)
        for rest in OFFICERS:
            status = client.get(desk(budget_round, rest)).status_code
            found[rest] = (*found.get(rest, ()), status)
    assert found == OFFICERS


def test_without_a_part_nothing_is_there(client, budget_round):
    for nobody in (PersonFactory(), officer_of(BudgetRoundFactory()), OfficerFactory()):
        proven(client, nobody)
        for rest in OFFICERS:
            assert client.get(desk(budget_round, rest)).status_code == 404
            assert client.post(desk(budget_round, rest)).status_code == 404
    client.logout()
    for rest in OFFICERS:
        assert client.get(desk(budget_round, rest)).status_code == 302


def test_anyone_finds_what_is_public_and_only_that(client, budget_round):
    hidden = BudgetRoundFactory()
    for somebody in (None, PersonFactory(), OfficerFactory(is_superuser=True)):
        client.logout()
        if somebody:
            proven(client, somebody)
        found = {
            rest: client.get(f"/rounds/{budget_round.slug}/{rest}").status_code for rest in PUBLIC
        }
        assert found == PUBLIC
        for rest in PUBLIC:
            assert client.get(f"/rounds/{hidden.slug}/{rest}").status_code in {404, 405}


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_is_not_published_is_its_authors_alone(client, budget_round, state):
    ProposalFactory(round=budget_round, number=2, state=state, reason="x", published_at=None)
    address = f"/rounds/{budget_round.slug}/proposals/2/"
    assert client.get(address).status_code == 404
    proven(client, OfficerFactory(is_superuser=True))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", ["²", "٣", "9" * 40, "-1", "x"])
def test_a_tampered_number_is_there_for_nobody(client, budget_round, number):
    proven(client, officer_of(budget_round, permission="appraise_round"))
    assert client.post(desk(budget_round, "appraisal/"), {"take": number}).status_code == 404
    assert (
        client.post(desk(budget_round, "appraisal/1/people/"), {"take": number}).status_code == 404
    )
    author = PersonFactory()
    client.force_login(author)
    key = Participant(author.email).key_in(budget_round)
    ProposalFactory(round=budget_round, number=2, author_key=key)
    assert client.post(page(budget_round, "2/photos/"), {"remove": number}).status_code == 404
