"""Declared rounds and their decisions, reached by the verbs."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from budgets.models import Phase, RoundPhase
from delivery import pots
from delivery.basis import Basis, set_basis
from delivery.digests import digest_of
from delivery.drafting import Choice, begin, decide_projects
from delivery.models import Decision, Power
from delivery.naming import name_councillor
from delivery.publishing import publish
from delivery.recording_votes import Voter, record_vote
from delivery.setting_up import set_up
from delivery.signing import ask_to_sign, sign
from statute.models import BankHoliday
from tests.councillors.budgets import councillor
from tests.declared import MARKS, declared_round
from tests.factories import OfficerFactory
from tests.funds.money import fund
from tests.states import declared, opened


def decidable_round(made=None, **settings):
    """Declared: residents chose projects 1 and 2 for £20,000 each, and not 3 for £90,000, of £120,000."""
    bank_holidays()
    made = declared(opened_of(made), dict(enumerate(MARKS))) if made else declared_round(**settings)
    plan(made)
    return made


def opened_of(made):
    opened(made.ballot)
    return made


def bank_holidays():
    """Enough of them that working days can be counted."""
    for year in (2025, 2026, 2027):
        BankHoliday.objects.get_or_create(nation="ENG", day=f"{year}-12-25", name="Christmas")


def plan(budget_round):
    """Phases after the vote, all begun."""
    now = timezone.now()
    for number, phase in enumerate((Phase.DECISION, Phase.DELIVERY, Phase.EVALUATION)):
        RoundPhase.objects.create(
            round=budget_round,
            phase=phase,
            opens_at=now - timedelta(minutes=30 - number),
            closes_at=now + timedelta(days=30),
        )


def funded(budget_round, pence=12_000_000, **strings):
    """With so much of one fund in its pot."""
    pots.open_pot(budget_round=budget_round)
    giver = fund(f"Core of {budget_round.slug}", pence=pence, **strings)
    pots.allot(
        budget_round=budget_round,
        fund=giver,
        amount_pence=pence,
        by=OfficerFactory(),
        reason="Round 2026",
    )
    return giver


def power(maker="member"):
    return Power.objects.filter(maker=maker, open_to_call_in=maker != "committee").first()


def minuted(under, rule, **words):
    """What is stated of a decision taken at a meeting today."""
    words = {"minute": "Minute 47", "minutes_reason": "It was taken at the ward meeting.", **words}
    return Basis(under, rule, "minutes", timezone.localdate(), **words)


def drafted(budget_round, *, maker="member", rule="majority", votes=("for", "for", "against")):
    """A draft with its basis and the votes of so many members, written down from minutes."""
    decision = begin(budget_round=budget_round, by=OfficerFactory())
    set_basis(decision=decision, basis=minuted(power(maker), rule))
    names = ["Amy Lin", "Ngozi Brathwaite", "Owen Pugh"]
    for name, vote in zip(names, votes, strict=False):
        record_vote(decision=decision, voter=Voter(f"Cllr {name}", "Larkmead ward", vote))
    return Decision.objects.get(pk=decision.pk)


def depart(decision, number, pence, reason="The owner refused."):
    project = decision.round.projects.get(option__number=number)
    decide_projects(decision=decision, choices=[Choice(project, pence, reason)])


def decided(budget_round=None, **settings):
    """Published, its call-in period running."""
    budget_round = budget_round or decidable_round()
    funded(budget_round)
    publish(decision=drafted(budget_round, **settings), by=OfficerFactory())
    budget_round.refresh_from_db()
    return budget_round


def period_over(budget_round):
    """As if scrutiny's days had passed: moved by the owner with the triggers off, which no verb can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE delivery_decision SET call_in_ends_at = now() - interval '1 minute' WHERE round_id = %s AND call_in_ends_at IS NOT NULL",
            [budget_round.pk],
        )
        cursor.execute("SET session_replication_role = origin")
    return budget_round


def in_delivery(budget_round=None):
    """Decided, scrutiny's period over, its two projects set up."""
    budget_round = period_over(decided(budget_round))
    set_up(budget_round=budget_round, by=OfficerFactory())
    return budget_round


NAMES = ("Amy Lin", "Ngozi Brathwaite", "Owen Pugh")


def named(budget_round, *, maker="member", rule="majority", names=NAMES, lead=None, **words):
    """A draft that those named are to sign, councillors of the round's ward; not asked yet. With them in their order."""
    draft = begin(budget_round=budget_round, by=OfficerFactory())
    set_basis(decision=draft, basis=Basis(power(maker), rule, **words))
    draft = Decision.objects.get(pk=draft.pk)
    offices = [councillor(name, budget_round.ward) for name in names]
    deciders = [
        name_councillor(decision=draft, councillor=one, lead=number == lead)
        for number, one in enumerate(offices)
    ]
    return draft, deciders


def to_sign(budget_round=None, **settings):
    """Funded, named, and asked for: what waits for its signatures."""
    budget_round = budget_round or decidable_round()
    funded(budget_round, 13_000_000)
    draft, deciders = named(budget_round, **settings)
    ask_to_sign(decision=draft)
    draft.refresh_from_db()
    return draft, deciders


def signed_by(decider, votes="for", **given):
    """Signed with one vote on every line, or with one for each in the ballot's order."""
    draft = Decision.objects.get(pk=decider.decision_id)
    lines = list(draft.lines.all())
    every = [votes] * len(lines) if isinstance(votes, str) else votes
    given = {"digest": digest_of(draft), "no_other_interest": True, **given}
    by = given.pop("by", None) or decider.person
    cast = {line.pk: vote for line, vote in zip(lines, every, strict=True)}
    return sign(decider=decider, by=by, votes=cast, **given)
