"""Votes of the whole borough with a pot for each ward, by its share of a split, and one for everybody."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from ballots import closing, declaring, opening, scheduling, tasks
from ballots.casting import PostedCode, cast, form_token
from ballots.codes import issue_codes
from ballots.models import Ballot, Pot, RollEntry
from ballots.pots import PotFacts, add_pots
from ballots.rolls import import_roll
from budgets.facts import ProjectFacts, RoundFacts
from budgets.making import make_round
from budgets.models import BudgetRound
from budgets.projects import add_projects
from council.demonstration import letters, people, wording
from council.demonstration.borough import DrawnWard
from council.demonstration.catalogue import IDEAS
from council.demonstration.organisations import Step
from members.models import Person
from record.entries import SYSTEM
from services.models import Split
from statute import clock

Codes = list[tuple[RollEntry, str]]
EVERYBODY_POUNDS = 100_000
OF_ALL, OF_A_WARD = (0, 3, 4, 6, 9, 10, 13), (5, 8, 11, 12)
# A ward's ideas cost these parts of its pot, so that two or three of four can be had.
PARTS_OF_THE_POT = (0.45, 0.3, 0.35, 0.25)


@dataclass(frozen=True)
class Wide:
    title: str
    voters: int
    is_declared: bool


WIDE = (
    Wide("Your ward and the whole borough, spring 2026", 420, is_declared=True),
    Wide("Your ward and the whole borough, winter 2026", 60, is_declared=False),
)


def steps(wards: list[DrawnWard], staff: Mapping[str, Person]) -> Iterator[Step]:
    for wide in WIDE:
        yield Step(
            wide.title,
            BudgetRound.objects.filter(title=wide.title).exists,
            lambda wide=wide: bring_about(wide, wards, staff),  # type: ignore[misc]
        )


@transaction.atomic
def bring_about(wide: Wide, wards: list[DrawnWard], staff: Mapping[str, Person]) -> None:
    """All of it or nothing: a step that is cut short is made again."""
    chance = random.Random(wide.title)  # noqa: S311 -- invented, the same each time
    officer, returning = staff["ward-officer"], staff["returning-officer"]
    shares = dict(
        Split.objects.filter(kind="ward").earliest("pk").shares.values_list("area_code", "pence")
    )
    made = _make(wide, shares, officer)
    assign_perm("declare_round", returning, made)
    pots = _pots(made.ballot, wards, shares, officer)
    _add_projects(made, pots, {one.code: one for one in wards}, officer, chance)
    codes = _enrol(made.ballot, wards, wide, officer, chance)
    scheduling.schedule(made.ballot, officer)
    opening.open_ballot(made.ballot_id)
    made.ballot.refresh_from_db()
    _vote(made.ballot, codes[: wide.voters], chance)
    if wide.is_declared:
        _declare(made.ballot, returning)
    else:
        letters.keep(made, codes[wide.voters : wide.voters + 12])


def _make(wide: Wide, shares: Mapping[str, int], officer: Person) -> BudgetRound:
    now, pence = clock.now(), sum(shares.values()) + EVERYBODY_POUNDS * 100
    facts = RoundFacts(
        title=wide.title,
        question=_("What should your ward and the whole borough spend £%(pot)s on?")
        % {"pot": f"{pence // 100:,}"},
        summary=_(
            "Each ward has money of its own, more where more people live and where they are poorer. Everybody decides on the rest."
        ),
        pot_pence=pence,
        opens_at=now - timedelta(days=1),
        closes_at=(now + timedelta(days=17)).replace(hour=21, minute=0, second=0, microsecond=0),
        max_choices=2,
        completion="add1-greedy",
        other_rule_published=True,
        legal_basis=wording.LEGAL_BASIS,
        privacy_notice=wording.PRIVACY,
        contact_name=wording.CONTACT,
        contact_phone="020 7946 0155",
        contact_email="vote@example.org",
        demonstration=True,
    )
    return make_round(by=officer, facts=facts)


def _pots(
    ballot: Ballot, wards: list[DrawnWard], shares: Mapping[str, int], officer: Person
) -> list[Pot]:
    own = [
        PotFacts(name=one.name, pence=shares[one.code], strata=(one.code,))
        for one in sorted(wards, key=lambda one: one.name)
        if one.code in shares
    ]
    everybody = PotFacts(name=_("The whole borough"), pence=EVERYBODY_POUNDS * 100, max_choices=3)
    return add_pots(ballot=ballot, by=officer, several=[*own, everybody])


def _add_projects(
    made: BudgetRound,
    pots: list[Pot],
    drawn: Mapping[str, DrawnWard],
    officer: Person,
    chance: random.Random,
) -> None:
    several = []
    for pot in pots:
        ward = drawn[pot.strata[0]] if pot.strata else chance.choice(list(drawn.values()))
        for place, number in enumerate(OF_A_WARD if pot.strata else OF_ALL):
            several.append(_project(pot, place, number, ward, chance))
    add_projects(budget_round=made, by=officer, several=several)


def _project(
    pot: Pot, place: int, number: int, ward: DrawnWard, chance: random.Random
) -> ProjectFacts:
    idea = IDEAS[number]
    longitude, latitude = chance.choice(list(ward.postcodes.values()))
    # To the hundred pounds; a ward's ideas are as large as its pot.
    of_pot = round(pot.pence * PARTS_OF_THE_POT[place % len(PARTS_OF_THE_POT)] / 10_000) * 10_000
    return ProjectFacts(
        title=f"{idea.title}, {ward.name}" if pot.strata else idea.title,
        cost_pence=of_pot if pot.strata else idea.pounds * 100,
        summary=idea.summary,
        description=idea.description,
        place=f"{idea.place}, {ward.name}",
        latitude=latitude,
        longitude=longitude,
        category=idea.category,
        drawing=idea.drawing,
        pot=pot.number,
    )


def _enrol(
    ballot: Ballot, wards: list[DrawnWard], wide: Wide, officer: Person, chance: random.Random
) -> Codes:
    """Three times as many as vote, from every ward."""
    postcodes = [postcode for ward in wards for postcode in ward.postcodes]
    chance.shuffle(postcodes)
    today = clock.now().date()
    file = people.register(chance, postcodes, wide.voters * 3, today)
    import_roll(ballot, officer, file, "demonstration-register.csv", record_date=today)
    issued = list(issue_codes(ballot, officer))
    chance.shuffle(issued)
    return issued


def _vote(ballot: Ballot, codes: Codes, chance: random.Random) -> None:
    """One or two of one's own ward, and up to three of everybody's."""
    pots = list(ballot.pots.prefetch_related("options"))
    for entry, code in codes:
        marks: list[int] = []
        for pot in pots:
            if not pot.strata or entry.stratum in pot.strata:
                numbers = sorted(option.number for option in pot.options.all())
                marks += chance.sample(numbers, chance.randint(1, pot.max_choices or 2))
        cast(ballot=ballot, voter=PostedCode(code), marks=sorted(marks), form_token=form_token())


def _declare(ballot: Ballot, returning: Person) -> None:
    closing.end_early(ballot.pk, SYSTEM, _("The demonstration’s voting was ended."))
    tasks.reconcile_and_count(ballot.pk, "returning officer", str(returning.public_id))
    ballot.refresh_from_db()
    declaring.declare(ballot, returning, wording.STATEMENT)
