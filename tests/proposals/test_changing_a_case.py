"""An outcome stands on what was found: nobody changes that under it, decides on their own proposal, or on one that is gone."""

import pytest

from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.models import Phase
from proposals import balloting, cases
from proposals.appraising import Found, answer, decide
from proposals.costing import Costs, cost
from proposals.models import Answer
from proposals.submitting import withdraw
from record.models import RecordEntry
from tests.agenda.rounds import over, round_in
from tests.budgets.officer.desk import proven
from tests.budgets.voting.walk import text_of
from tests.factories import officer_of
from tests.proposals.proposed import ProposalFactory, desk, page
from tests.proposals.test_appraisal import case_of

pytestmark = pytest.mark.django_db
ONE_FORM = {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 0}


@pytest.fixture
def budget_round():
    return round_in(Phase.APPRAISAL)


@pytest.fixture
def officer(client, budget_round):
    return proven(client, officer_of(budget_round, permission="appraise_round"))


@pytest.fixture
def proposal(budget_round):
    return ProposalFactory(round=budget_round, number=1)


@pytest.fixture
def case(proposal, officer):
    return case_of(proposal, officer, Costs("", 2_400_000), outcome="yes")


def costs_page(budget_round):
    return desk(budget_round, "appraisal/1/costs/")


def test_a_cost_changed_after_the_outcome_takes_it_back(client, budget_round, case):
    assert "it is taken back" in text_of(client.get(costs_page(budget_round)))
    typed = {**ONE_FORM, "form-0-capital_pence": "90,000,000", "form-0-accepted": "on"}
    answered = client.post(costs_page(budget_round), typed, follow=True)
    assert "The outcome is open again" in text_of(answered)
    case.refresh_from_db()
    assert (case.outcome, case.decided_at) == ("", None)
    assert balloting.candidates(budget_round) == []
    assert RecordEntry.objects.filter(action="proposals.outcome-taken-back").count() == 1
    client.logout()
    assert "Not yet" in text_of(client.get(f"/rounds/{budget_round.slug}/appraisal/"))


def test_an_answer_changed_after_the_outcome_takes_it_back(budget_round, officer, case):
    one = Answer.objects.first()
    answer(appraisal=case, by=officer, found={one.question_id: Found("no", "It is not ours.")})
    case.refresh_from_db()
    assert case.outcome == ""


def test_the_same_saved_again_changes_nothing(budget_round, officer, case):
    cost(appraisal=case, by=officer, variants=[Costs("", 2_400_000)])
    answer(
        appraisal=case,
        by=officer,
        found={one.question_id: Found(one.verdict, one.words) for one in Answer.objects.all()},
    )
    case.refresh_from_db()
    assert case.outcome == "yes"


def test_what_is_on_the_ballot_is_changed_in_nothing(budget_round, officer, case):
    manager = officer_of(budget_round)
    chosen = balloting.candidates(budget_round)
    balloting.put_on_ballot(budget_round=budget_round, by=manager, chosen=chosen)
    one = Answer.objects.first()
    with pytest.raises(RoundError, match="take it off there first"):
        answer(appraisal=case, by=officer, found={one.question_id: Found("no")})


def test_running_costs_need_a_sum_and_years(client, budget_round, case):
    for typed in ({"form-0-yearly_pence": "500"}, {"form-0-years": "3"}):
        answered = client.post(
            costs_page(budget_round), {**ONE_FORM, "form-0-capital_pence": "10", **typed}
        )
        assert "Running cost needs both" in text_of(answered)


@pytest.mark.parametrize("typed", ["99999999999999999", "9" * 30])
def test_more_than_a_database_holds_is_refused(client, budget_round, case, typed):
    answered = client.post(costs_page(budget_round), {**ONE_FORM, "form-0-capital_pence": typed})
    assert "must be £100,000,000,000 or less" in text_of(answered)


def test_no_officer_appraises_what_they_proposed(client, budget_round, officer, proposal):
    colleague = officer_of(budget_round, permission="appraise_round")
    key = Participant(officer.email.upper()).key_in(budget_round)
    type(proposal).objects.filter(pk=proposal.pk).update(author_key=key)
    answered = client.post(desk(budget_round, "appraisal/"), {"take": "1"})
    assert "You proposed this yourself" in text_of(answered)
    proposal.refresh_from_db()
    case = cases.take(proposal=proposal, by=colleague)
    with pytest.raises(RoundError, match="This colleague proposed it"):
        cases.hand_over(appraisal=case, by=colleague, to=officer, reason="I am on leave.")


def test_a_withdrawn_proposal_is_decided_no_more(budget_round, officer, proposal):
    case = case_of(proposal, officer)
    withdraw(proposal=proposal)
    with pytest.raises(RoundError, match="“Withdrawn”: there is nothing to appraise"):
        decide(appraisal=case, by=officer, outcome="no", reason="Not our land.")


def test_the_reason_for_a_no_stays_readable_once_it_is_withdrawn(client, budget_round, officer):
    proposal = ProposalFactory(round=budget_round, number=1)
    case_of(proposal, officer, outcome="no", reason="Not our land.")
    withdraw(proposal=proposal)
    client.logout()
    full = f"/rounds/{budget_round.slug}/appraisal/1/"
    assert f'href="{full}"' in client.get(page(budget_round, "1/")).content.decode()
    assert "Not our land." in text_of(client.get(full))


@pytest.mark.parametrize("left_out", ["equality", "carbon"])
def test_equality_and_carbon_are_always_asked(client, budget_round, officer, left_out):
    lists = {"feasibility": "Is it legal?", "equality": "Is it for all?", "carbon": "Does it last?"}
    address = desk(budget_round, "appraisal/questions/")
    answered = client.post(address, {**lists, left_out: "\u200b"})
    assert answered.status_code == 409
    assert "Keep at least one question under" in text_of(answered)
    assert client.post(address, lists).status_code == 302


def test_a_case_is_not_handed_to_whoever_has_it(client, budget_round, officer, case):
    typed = {"do": "over", "over-email": officer.email, "over-reason": "None."}
    answered = client.post(desk(budget_round, "appraisal/1/people/"), typed)
    assert "It is this colleague’s case already." in text_of(answered)
    assert not RecordEntry.objects.filter(action="proposals.case-handed-over").exists()


def test_what_nobody_answered_in_time_is_work_for_today(client, budget_round, proposal):
    ProposalFactory(round=budget_round, number=2, state="withdrawn")
    over(budget_round, Phase.APPRAISAL)
    proven(client, officer_of(budget_round))
    assert f"1 proposal of {budget_round.title} was not appraised" in text_of(
        client.get("/officer/")
    )
