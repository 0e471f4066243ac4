"""States of a ballot, reached through its own verbs."""

from datetime import date, timedelta

import factory
from django.db import connection
from django.utils import timezone

from ballots.casting import PostedCode, cast, form_token
from ballots.closing import close
from ballots.codes import code_key
from ballots.declaring import declare
from ballots.models import Ballot, RollEntry
from ballots.opening import open_ballot
from ballots.pots import PotFacts, add_pots
from ballots.reconciling import reconcile
from ballots.scheduling import schedule
from ballots.tallying import count
from members.folding import match_text
from members.seals import keyed
from record.entries import SYSTEM
from tests.factories import BallotFactory, OptionFactory, PersonFactory, ProjectFactory


class RollEntryFactory(factory.django.DjangoModelFactory):
    """Somebody on an imported register, sixty years old, who has not voted."""

    class Meta:
        model = RollEntry

    name = "Patience Adeyemi"
    address = "22 Coppice Hill"
    postcode = "BK37QX"
    date_of_birth = date(1966, 3, 14)
    stratum = "E05090000"
    age_band = "55 to 64"
    match_key = factory.LazyAttributeSequence(
        lambda e, n: keyed("match", match_text(e.name, e.date_of_birth, e.postcode) + f"#{n}")
    )

    class Params:
        code = None

    code_key = factory.LazyAttribute(lambda e: code_key(e.ballot.pk, e.code) if e.code else None)


def opened(ballot):
    """The ballot scheduled and opened by its verbs; its hour must have come."""
    schedule(ballot, PersonFactory(is_staff=True))
    assert open_ballot(ballot.pk)
    ballot.refresh_from_db()
    return ballot


def with_options(ballot, count=3, cost_pence=2_000_000):
    for number in range(1, count + 1):
        OptionFactory(ballot=ballot, number=number, cost_pence=cost_pence)
    return ballot


def past_its_close(ballot):
    """As if its hour had passed: moved by the owner with the triggers off, which no verb can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE ballots_ballot SET opens_at = now() - interval '8 days', closes_at = now() - interval '1 second' WHERE id = %s",
            [ballot.pk],
        )
        cursor.execute("SET session_replication_role = origin")
    ballot.refresh_from_db()
    return ballot


def closed(ballot):
    past_its_close(ballot)
    assert close(ballot.pk)
    ballot.refresh_from_db()
    return ballot


def scheduled(budget_round):
    """The round to open by itself tomorrow, with a project and somebody on its register."""
    ballot = budget_round.ballot
    Ballot.objects.filter(pk=ballot.pk).update(opens_at=timezone.now() + timedelta(days=1))
    ballot.refresh_from_db()
    ProjectFactory(round=budget_round)
    schedule(ballot, PersonFactory(is_staff=True))
    return budget_round


def declared(budget_round, papers):
    """The open round voted on, closed, reconciled, counted and declared. `papers` maps voters by number to marks."""
    ballot = budget_round.ballot
    for number, marks in papers.items():
        voted_by_code(ballot, number, marks)
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    count(ballot.pk)
    declare(ballot, PersonFactory(is_staff=True))
    ballot.refresh_from_db()
    return budget_round


CODES = [f"AAAA-BBBB-CCCC-{n:04d}".replace("0", "Z").replace("1", "Y") for n in range(200)]


def voted_by_code(ballot, number, marks, token=None):
    """Entry number `number` on the register casts `marks` with its posted code."""
    code = CODES[number]
    if not RollEntry.objects.filter(ballot=ballot, code_key=code_key(ballot.pk, code)).exists():
        RollEntryFactory(ballot=ballot, code=code, name=f"Voter {number}")
    return cast(
        ballot=ballot, voter=PostedCode(code), marks=marks, form_token=token or form_token()
    )


NORTH, SOUTH = "E05090000", "E05090001"


def in_pots(**values):
    """A draft of three pots: North's own (£30,000), South's own (£30,000) and one for everybody (£40,000), three projects of £20,000 in each.

    Projects 1 to 3 are North's, 4 to 6 South's, 7 to 9 everybody's. Two choices in each pot.
    """
    values = {"pot_pence": 10_000_000, "max_choices": 2, "strata": [NORTH, SOUTH], **values}
    ballot = BallotFactory(**values)
    pots = add_pots(
        ballot=ballot,
        by=PersonFactory(is_staff=True),
        several=[
            PotFacts(name="North", pence=3_000_000, strata=(NORTH,)),
            PotFacts(name="South", pence=3_000_000, strata=(SOUTH,)),
            PotFacts(name="Everybody", pence=4_000_000),
        ],
    )
    for number in range(1, 10):
        OptionFactory(
            ballot=ballot, number=number, cost_pence=2_000_000, pot=pots[(number - 1) // 3]
        )
    return ballot


def voter_of(ballot, number, stratum, marks):
    """Somebody on the register of that part of the roll casts `marks` with a posted code."""
    RollEntryFactory(ballot=ballot, code=CODES[number], name=f"Voter {number}", stratum=stratum)
    return voted_by_code(ballot, number, marks)
