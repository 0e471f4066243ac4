"""A button pressed twice, as people without scripts do on a slow line, does once what it does."""

import pytest
from django.core import mail

from agenda.models import AgendaItem
from agenda.participants import Participant
from budgets.models import Phase
from proposals.costing import Costs
from proposals.models import Comment, Proposal
from proposals.submitting import withdraw
from record.models import RecordEntry
from tests.agenda.rounds import round_in
from tests.budgets.officer.desk import proven
from tests.factories import PersonFactory, officer_of
from tests.proposals.proposed import TYPED, ProposalFactory, desk, drafted, page, published
from tests.proposals.test_appraisal import case_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    return round_in(Phase.PROPOSALS)


def twice(client, address, typed):
    return [client.post(address, typed).status_code for _time in range(2)]


def test_a_draft_is_one(client, budget_round):
    client.force_login(PersonFactory())
    assert twice(client, page(budget_round, "new/"), TYPED) == [302, 302]
    assert Proposal.objects.count() == 1
    client.post(page(budget_round, "new/"), {**TYPED, "why": "Another reason."})
    assert Proposal.objects.count() == 2


def test_a_comment_is_one(client, budget_round):
    published(budget_round)
    client.force_login(PersonFactory())
    assert twice(client, page(budget_round, "1/comment/"), {"text": "Yes!"}) == [302, 302]
    assert Comment.objects.count() == 1


def test_a_priority_is_one(client):
    budget_round = round_in(Phase.AGENDA)
    client.force_login(PersonFactory())
    typed = {"title": "Safer crossings", "why": "Children cross here.", "seen": "yes"}
    name = f"/rounds/{budget_round.slug}/agenda/name/"
    assert twice(client, name, typed) == [302, 302]
    assert AgendaItem.objects.count() == 1


def test_an_outcome_is_told_once(client, django_capture_on_commit_callbacks):
    budget_round = round_in(Phase.APPRAISAL)
    officer = proven(client, officer_of(budget_round, permission="appraise_round"))
    sealed = Participant("author@example.org").sealed()
    proposal = ProposalFactory(round=budget_round, number=1, author_sealed=sealed)
    case_of(proposal, officer, Costs("", 2_400_000))
    typed = {"outcome": "no", "reason": "Not our land.", "reply": "Sorry."}
    with django_capture_on_commit_callbacks(execute=True):
        twice(client, desk(budget_round, "appraisal/1/outcome/"), typed)
    assert len(mail.outbox) == 1
    assert RecordEntry.objects.filter(action="proposals.appraised").count() == 1


def test_a_draft_that_was_never_sent_leaves_nothing_on_the_record(budget_round):
    withdraw(proposal=drafted(budget_round))
    assert not RecordEntry.objects.filter(action="proposals.withdrawn").exists()
