"""Two officers, or an officer and an author, in the same instant: one of them is heard, the other told, nothing is lost."""

import pytest

from agenda import moderating as agenda_officers
from agenda.models import AgendaItem
from budgets.errors import RoundError
from budgets.models import Phase
from proposals.merging import merge
from proposals.models import Proposal, ProposalSupport
from proposals.moderating import hide, publish
from proposals.submitting import withdraw
from proposals.supporting import support
from tests.agenda.rounds import AgendaItemFactory, round_in, somebody
from tests.factories import OfficerFactory
from tests.proposals.proposed import ProposalFactory, submitted
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


def outcomes(results):
    return sorted(type(one).__name__ for one in results)


def test_two_that_go_into_each_other_leave_one():
    budget_round, officer = round_in(Phase.PROPOSALS), OfficerFactory()
    one, other = ProposalFactory.create_batch(2, round=budget_round)
    results = together(
        lambda: merge(proposal=one, into=other, by=officer),
        lambda: merge(proposal=other, into=one, by=officer),
    )
    assert outcomes(results) == ["NoneType", "RoundError"]
    assert Proposal.objects.filter(state="published").count() == 1


def test_published_in_a_micro_round_and_supported_and_merged_at_once():
    budget_round, officer = round_in(Phase.PROPOSALS, phases=(Phase.PROPOSALS,)), OfficerFactory()
    type(budget_round).objects.filter(pk=budget_round.pk).update(micro=True)
    budget_round.refresh_from_db()
    made = submitted(budget_round, cost_guess_pence=40_000)
    kept = ProposalFactory(round=budget_round, number=9, title="Benches")
    results = together(
        lambda: publish(proposal=made, by=officer),
        lambda: merge(proposal=made, into=kept, by=officer),
        lambda: support(proposal=kept, by=somebody(1)),
    )
    assert all(one is None or isinstance(one, RoundError) for one in results)
    assert ProposalSupport.objects.count() == 1


def test_what_its_author_withdraws_while_an_officer_hides_it_is_hidden_or_withdrawn_whole():
    budget_round, officer = round_in(Phase.PROPOSALS), OfficerFactory()
    made = ProposalFactory(round=budget_round)
    together(
        lambda: withdraw(proposal=made, reason="The school did it."),
        lambda: hide(proposal=made, by=officer, reason="It names somebody."),
    )
    made.refresh_from_db()
    assert (made.state, made.reason) == ("hidden", "It names somebody.")


def test_a_priority_hidden_while_it_is_merged_stays_hidden():
    budget_round, officer = round_in(Phase.AGENDA), OfficerFactory()
    item, kept = (AgendaItemFactory(round=budget_round, number=n) for n in (1, 2))
    together(
        lambda: agenda_officers.hide(item=item, by=officer, reason="It names somebody."),
        lambda: agenda_officers.merge(item=item, into=kept, by=officer),
    )
    assert AgendaItem.objects.get(pk=item.pk).state == "hidden"
