"""From the declared result to the published decision: what is refused, and what is kept for ever."""

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from budgets.life.phases import life_of
from budgets.models import Phase
from delivery import publishing
from delivery.basis import set_basis
from delivery.diverting import divert
from delivery.drafting import begin
from delivery.errors import DeliveryError
from delivery.models import Decision, DecisionLine
from delivery.publishing import publish
from delivery.recording_votes import Voter, declare_interest, record_vote
from delivery.verification import check_decisions
from record.models import RecordEntry
from record.sentences import payload
from statute import clock
from tests.declared import round_with_projects
from tests.delivery.rounds import (
    decidable_round,
    decided,
    depart,
    drafted,
    funded,
    minuted,
    power,
)
from tests.factories import OfficerFactory
from tests.states import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget_round():
    made = decidable_round()
    funded(made, 13_000_000)
    return made


def says(error):
    return error.value.message


def test_the_draft_begins_as_residents_decided(budget_round):
    draft = begin(budget_round=budget_round, by=OfficerFactory())
    lines = list(draft.lines.values_list("residents_pence", "funded_pence"))
    assert lines == [(2_000_000, 2_000_000), (2_000_000, 2_000_000), (0, 0)]
    assert begin(budget_round=budget_round, by=OfficerFactory()) == draft


def test_nothing_is_decided_before_the_declaration():
    made = round_with_projects()
    opened(made.ballot)
    with pytest.raises(DeliveryError) as refused:
        begin(budget_round=made, by=OfficerFactory())
    assert "after it is declared" in says(refused)


def test_publishing_decides_the_round_with_all_lines_on_the_record(budget_round):
    draft = drafted(budget_round)
    depart(draft, 2, 1_500_000, "Half the street has benches already.")
    published = publish(decision=draft, by=OfficerFactory())
    budget_round.refresh_from_db()
    assert budget_round.decided_at == published.published_at
    assert life_of(budget_round, clock.now()).phase in {Phase.DELIVERY, Phase.EVALUATION}
    entry = payload(RecordEntry.objects.get(action="delivery.decision-published"))
    assert [line["funded_pence"] for line in entry["lines"]] == [2_000_000, 1_500_000, 0]
    assert entry["lines"][1]["reason"] == "Half the street has benches already."
    assert entry["departures"] == 1
    assert [one["vote"] for one in entry["deciders"]] == ["for", "for", "against"]


def test_a_departure_needs_a_public_reason(budget_round):
    draft = drafted(budget_round)
    with pytest.raises(DeliveryError) as refused:
        depart(draft, 1, 0, " ")
    assert "Say in public why “Project 1” is decided otherwise" in says(refused)
    with pytest.raises(Error, match="delivery_departure_has_reason"), transaction.atomic():
        DecisionLine.objects.filter(decision=draft).update(funded_pence=5)


def test_the_sum_fits_what_there_is_with_diverted_money(budget_round):
    draft = drafted(budget_round)
    depart(draft, 3, 9_000_000, "It is needed.")
    with pytest.raises(DeliveryError) as refused:
        publish(decision=draft, by=OfficerFactory())
    assert says(refused) == "The projects cost £10,000 more than there is: £130,000 of £120,000."
    with pytest.raises(Error, match="More than there is"), transaction.atomic():
        _publish_by_sql(draft)
    with pytest.raises(DeliveryError):
        divert(decision=draft, programme="Resurfacing", amount_pence=1_000_000, consultation=" ")
    divert(
        decision=draft,
        programme="Resurfacing of Mill Lane",
        amount_pence=1_000_000,
        consultation="Residents of Mill Lane, 3 to 20 October: 61 of 80 would rather have the crossing.",
    )
    assert publish(decision=draft, by=OfficerFactory()).state == "published"


def _publish_by_sql(draft):
    Decision.objects.filter(pk=draft.pk).update(
        state="published",
        power_name="x",
        citation="x",
        published_at=timezone.now(),
        published_by=draft.begun_by,
    )


def test_who_declares_a_disqualifying_interest_cannot_decide(budget_round):
    draft = drafted(budget_round, votes=("for", "against"))
    first = draft.deciders.get(name="Cllr Amy Lin")
    declare_interest(
        decider=first, about="Chairs the lunch club", disqualifying=True, body="Lunch club"
    )
    first.refresh_from_db()
    assert first.vote == "aside"
    with pytest.raises(DeliveryError) as refused:
        record_vote(decision=draft, voter=Voter(first.name, first.office, "for"), decider=first)
    assert says(refused) == "Cllr Amy Lin declared a disqualifying interest and cannot decide."
    draft.deciders.update(vote="for")
    with pytest.raises(Error, match="disqualifying"), transaction.atomic():
        _publish_by_sql(draft)


RULES = [
    ("majority", ("for", "for", "against"), ""),
    ("majority", ("for", "against", "abstained"), "no majority: 1 for and 1 against"),
    ("majority", ("aside", "absent", "absent"), "Nobody is left to decide"),
    ("refer", ("for", "for", "for"), ""),
    ("refer", ("for", "for", "against"), "by the stated rule it goes to the cabinet"),
    ("lead", ("for", "for", "against"), "Mark the lead member"),
    ("sole", ("for",), ""),
    ("sole", ("for", "for"), "One person decides under this rule"),
    ("sole", (), "Write down who decides"),
]


@pytest.mark.parametrize(("rule", "votes", "why"), RULES)
def test_the_stated_rule_holds_where_members_disagree(budget_round, rule, votes, why):
    found = publishing.obstacles(drafted(budget_round, rule=rule, votes=votes))
    assert bool(found) == bool(why)
    assert why in " ".join(found)


def test_the_lead_member_decides_against_the_others(budget_round):
    draft = drafted(budget_round, rule="lead", votes=("against", "against"))
    record_vote(decision=draft, voter=Voter("Cllr Owen Pugh", "Larkmead ward", "for", lead=True))
    assert not publishing.obstacles(draft)


def test_members_who_disagree_refer_it_and_their_votes_stay_on_show(budget_round):
    draft = drafted(budget_round, rule="refer")
    set_basis(decision=draft, basis=minuted(power("cabinet"), "majority"))
    draft.refresh_from_db()
    assert "Write down who decides" in publishing.obstacles(draft)[0]
    record_vote(decision=draft, voter=Voter("Cllr Amy Lin", "Leader", "for"))
    publish(decision=draft, by=OfficerFactory())
    assert draft.deciders.filter(before_referral=True).count() == 3


def test_the_rule_cannot_change_after_votes(budget_round):
    draft = drafted(budget_round)
    with pytest.raises(DeliveryError) as refused:
        set_basis(decision=draft, basis=minuted(power(), "lead"))
    assert "cannot change after people voted" in says(refused)


def test_an_officer_decides_alone(budget_round):
    draft = begin(budget_round=budget_round, by=OfficerFactory())
    with pytest.raises(DeliveryError) as refused:
        set_basis(decision=draft, basis=minuted(power("officer"), "majority"))
    assert refused.value.field == "rule"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE delivery_decision SET statement = 'x'",
        "UPDATE delivery_decision SET state = 'draft'",
        "DELETE FROM delivery_decision",
        "UPDATE delivery_decisionline SET reason = 'x'",
        "DELETE FROM delivery_decisionline",
        "UPDATE delivery_decider SET vote = 'for'",
        "INSERT INTO delivery_diversion (decision_id, programme, amount_pence, consultation) SELECT id, 'x', 1, 'x' FROM delivery_decision",
    ],
)
def test_the_database_keeps_what_was_published(sql):
    decided()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_published_decision_cannot_be_written_on(budget_round):
    draft = drafted(budget_round)
    publish(decision=draft, by=OfficerFactory())
    with pytest.raises(DeliveryError) as refused:
        depart(draft, 1, 0)
    assert "It cannot change any more" in says(refused)
    with pytest.raises(DeliveryError) as refused:
        begin(budget_round=budget_round, by=OfficerFactory())
    assert "The result is decided" in says(refused)


def test_verify_tells_when_a_published_line_was_changed():
    decided()
    assert not check_decisions().faults
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE delivery_decisionline SET funded_pence = 1, reason = 'x'")
        cursor.execute("SET session_replication_role = origin")
    assert "version 1, is not what was recorded" in check_decisions().faults[0]
