"""A decision on a ballot with several pots: what goes beyond one is never paid by another."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ballots.declaring import declare
from ballots.tasks import reconcile_and_count
from delivery.basis import set_basis
from delivery.diverting import divert
from delivery.drafting import begin
from delivery.models import Decision
from delivery.publishing import obstacles, publish
from delivery.recording_votes import Voter, record_vote
from delivery.sums import sums_of
from tests.budgets.officer.desk import page, proven
from tests.budgets.pots import borough_round
from tests.budgets.results.rounds import words
from tests.delivery.rounds import bank_holidays, depart, funded, minuted, plan, power
from tests.factories import OfficerFactory, PersonFactory, officer_of
from tests.states import NORTH, SOUTH, closed, voted_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """North and South hold £30,000 each, everybody's pot £40,000; a cabinet decided, written down from minutes."""
    made = borough_round(voters=(NORTH, SOUTH, SOUTH), publishing_floor=1)
    for number, marks in enumerate(([1, 7], [4, 8], [8])):
        voted_by_code(made.ballot, number, marks)
    closed(made.ballot)
    reconcile_and_count(made.ballot_id, "officer", "x")
    made.ballot.refresh_from_db()
    declare(made.ballot, PersonFactory(is_staff=True, name="Ruth Field"), "Declared.")
    bank_holidays()
    plan(made)
    funded(made, 20_000_000)
    found = begin(budget_round=made, by=OfficerFactory())
    set_basis(decision=found, basis=minuted(power("cabinet"), "sole"))
    found.refresh_from_db()
    record_vote(decision=found, voter=Voter("Cllr Amy Lin", "leader", "for"))
    return found


def test_every_pot_has_its_own_sum(draft):
    sums = {one.pot.name: (one.pot.pence, one.funded) for one in sums_of(draft).pots}
    assert sums["North"][0] == sums["South"][0] == 3_000_000
    assert sums["Everybody"][0] == 4_000_000
    assert sum(funded for _holds, funded in sums.values()) == sums_of(draft).funded
    assert obstacles(draft) == []


def test_what_goes_beyond_a_pot_is_not_paid_by_another(draft):
    depart(draft, 2, 1_800_000, "It costs more.")
    before = sums_of(draft)
    over = before.over_pots
    assert over > 0
    assert before.left > 0
    [said] = obstacles(draft)
    assert said.startswith("The projects of a pot cost more than it holds: “North” by £")
    assert said.endswith("no other pot: £0 is.")
    with pytest.raises(IntegrityError, match="More than a pot holds"), transaction.atomic():
        published_by_sql(draft)
    divert(
        decision=draft, programme="Street lights", amount_pence=over, consultation="Forum, 4 May"
    )
    assert obstacles(draft) == []
    assert published_by_sql(draft) == 1


def published_by_sql(draft):
    """Past every verb."""
    return Decision.objects.filter(pk=draft.pk).update(
        state="published",
        published_at=timezone.now(),
        published_by=draft.begun_by,
        call_in_ends_at=None,
    )


def test_whoever_drafts_it_sees_every_pot(client, draft):
    depart(draft, 2, 1_800_000, "It costs more.")
    proven(client, officer_of(draft.round, permission="decide_round"))
    said = words(client.get(page(draft.round, "decision/")))
    assert "Pot by pot" in said
    assert said.count("Everybody") > 3  # beside its projects too
    assert "too much" in said
    assert "The projects of a pot cost more than it holds" in said


def test_the_published_decision_names_the_pot_of_every_project(client, draft):
    publish(decision=draft, by=OfficerFactory())
    said = words(client.get(f"/rounds/{draft.round.slug}/decision/"))
    for name in ("North", "South", "Everybody"):
        assert said.count(name) >= 3


def test_the_sums_take_as_many_statements_however_many_pots(draft):
    assert draft.round.ballot.has_pots
    with CaptureQueriesContext(connection) as asked:
        sums_of(draft)
    assert len(asked) == 4
