"""Scrutiny's hold: while it lasts no money moves, neither by a verb nor in the ledger itself."""

import pytest
from django.db import Error, connection, transaction

from delivery import gate, pots
from delivery.basis import set_basis
from delivery.calling_in import call_in, resolve
from delivery.drafting import begin
from delivery.errors import DeliveryError
from delivery.models import CallIn, Decision
from delivery.publishing import publish
from delivery.recording_votes import Voter, record_vote
from delivery.setting_up import set_up
from statute import clock
from tests.delivery.rounds import decided, depart, minuted, period_over, power
from tests.factories import OfficerFactory
from tests.funds.money import commit, project

pytestmark = pytest.mark.django_db
MEMBERS = ["Cllr Amy Lin, Rookery", "Cllr Bo Reid, Saltmarsh", "Cllr Cy Dunn, Hopyard"]


def called_in(budget_round):
    standing = budget_round.decisions.standing().get()
    call_in(decision=standing, by=OfficerFactory(), members=MEMBERS, reason="Not enough was asked.")
    return standing


def resolved(budget_round, outcome):
    standing = called_in(budget_round)
    resolve(decision=standing, by=OfficerFactory(), outcome=outcome, reason="We looked at it.")
    return budget_round


def is_free(budget_round):
    """As the page says it and as the database does: the two must agree."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT delivery_money_is_free(%s)", [budget_round.pk])
        free = cursor.fetchone()[0]
    assert gate.gate_of(budget_round, clock.now()).is_open == free
    return free


def test_the_gate_opens_when_the_period_is_over_or_the_decision_stands():
    running = decided()
    assert not is_free(running)
    assert is_free(period_over(running))
    assert not is_free(resolved(decided(slug_round("a")), "referred"))
    assert is_free(resolved(decided(slug_round("b")), "upheld"))


def slug_round(name):
    from tests.delivery.rounds import decidable_round

    return decidable_round(slug=f"other-{name}")


def test_while_it_is_held_nothing_is_committed_by_a_verb_or_in_the_ledger():
    budget_round = decided()
    with pytest.raises(DeliveryError) as refused:
        set_up(budget_round=budget_round, by=OfficerFactory())
    assert "Money waits until scrutiny’s period is over, at midnight on" in refused.value.message
    with pytest.raises(Error, match="The money of this round is held"), transaction.atomic():
        commit(pots.pot_of(budget_round), project(), 100)
    called_in(budget_round)
    with pytest.raises(DeliveryError) as refused:
        set_up(budget_round=budget_round, by=OfficerFactory())
    assert "called in" in refused.value.message
    with pytest.raises(Error, match="The money of this round is held"), transaction.atomic():
        commit(pots.pot_of(budget_round), project(), 100)


def test_a_referred_decision_is_made_again_and_the_old_one_stays():
    budget_round = resolved(decided(), "referred")
    again = begin(budget_round=budget_round, by=OfficerFactory())
    assert (again.version, again.lines.count()) == (2, 3)
    depart(again, 1, 1_000_000, "Scrutiny asked for less.")
    set_basis(decision=again, basis=minuted(power(), "sole"))
    record_vote(decision=again, voter=Voter("Cllr Amy Lin", "Larkmead ward", "for"))
    publish(decision=again, by=OfficerFactory())
    states = list(budget_round.decisions.order_by("version").values_list("state", flat=True))
    assert states == ["superseded", "published"]
    assert is_free(budget_round)
    assert len(set_up(budget_round=budget_round, by=OfficerFactory())) == 2
    with pytest.raises(DeliveryError) as refused:
        called_in(budget_round)
    assert refused.value.message == "This decision is not open to call-in."


def test_a_call_in_comes_in_time_once_and_from_enough_members():
    budget_round = decided()
    standing = budget_round.decisions.standing().get()
    officer = OfficerFactory()
    with pytest.raises(DeliveryError) as refused:
        call_in(decision=standing, by=officer, members=MEMBERS[:2] + MEMBERS[:1], reason="Why?")
    assert refused.value.message == "A call-in needs 3 councillors; here are 2."
    with pytest.raises(DeliveryError):
        call_in(decision=standing, by=officer, members=MEMBERS, reason=" ")
    period_over(budget_round)
    with pytest.raises(DeliveryError) as refused:
        call_in(decision=standing, by=officer, members=MEMBERS, reason="Late.")
    assert "The period for call-in ended at" in refused.value.message
    with pytest.raises(Error, match="Only in its period"), transaction.atomic():
        CallIn.objects.create(decision=standing, reason="x", members=["x"], made_by=officer)


def test_the_database_keeps_a_call_in():
    called_in(decided())
    with pytest.raises(Error), transaction.atomic():
        CallIn.objects.update(reason="Nothing.")
    with pytest.raises(Error), transaction.atomic():
        CallIn.objects.all().delete()
    assert Decision.objects.standing().count() == 1


def test_what_is_not_open_to_call_in_is_free_at_once():
    assert is_free(decided(maker="committee"))
