"""Making the demonstration borough, through the same functions as real use. Made once: again does nothing."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from council.demonstration import (
    afterwards,
    borough,
    borough_wide,
    councillors,
    early_rounds,
    money,
    organisations,
    public_services,
    rounds,
    small_areas,
)
from council.demonstration.borough import DrawnWard
from council.demonstration.early_rounds import EARLY, EarlyPlan
from council.demonstration.organisations import Step
from council.demonstration.plans import PLANS, Plan
from look import progress
from members.demonstration import PARTS, person
from members.models import Person
from places.boundaries import import_wards
from places.deprivation_import import import_deprivation
from places.models import Neighbourhood, Ward
from places.neighbourhoods import import_neighbourhoods
from places.postcodes import import_postcodes
from record.entries import SYSTEM

JOB = "demonstration"
Tell = Callable[[int, int, str], None]
People = Mapping[str, Person]


class Telling:
    """Says in words what is being made, and how many steps of how many are done."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.done = self.all = 0

    def __call__(self, words: str) -> None:
        self._tell(self.done, self.all, words)


def seed(tell: Tell) -> None:
    """Whatever of the borough is not there yet. Killed half-way, the next call goes on.

    A vote that was cut short is left as it is, under its title, and not made a second time.
    """
    telling = Telling(tell)
    steps = list(_steps(telling))
    telling.all = len(steps)
    for telling.done, step in enumerate(steps):
        if not step.is_made():
            telling(step.words)
            step.make()
    telling.done = telling.all
    telling(_("The demonstration borough is ready"))


def _steps(telling: Telling) -> Iterator[Step]:
    """Places, money, every planned round with what followed it, services, organisations and councillors."""
    wards = borough.draw()
    people = {code: person(part) for code, part in PARTS.items()}
    yield from _places(wards)
    yield from money.steps(wards, people)
    yield from (_round(plan, wards, people, telling) for plan in PLANS)
    yield from (_early_round(early, wards, people) for early in EARLY)
    yield from public_services.steps(wards, people)
    yield from organisations.steps(wards, people)
    yield from councillors.steps(wards, people)
    yield from afterwards.steps(PLANS, people)
    yield from borough_wide.steps(wards, people)


def _places(wards: list[DrawnWard]) -> Iterator[Step]:
    drawn = Ward.objects.filter(code=wards[0].code)
    drawing = _("Drawing twenty wards and their postcodes")
    yield Step(drawing, drawn.exists, partial(_import_places, wards))
    crossing = _("Drawing neighbourhoods and small areas")
    yield Step(crossing, Neighbourhood.objects.exists, partial(_import_small_areas, wards))


def _round(plan: Plan, wards: list[DrawnWard], people: People, telling: Telling) -> Step:
    titled = BudgetRound.objects.filter(title=plan.title)
    officers = people["ward-officer"], people["returning-officer"]
    votes = partial(_tell_votes, telling, plan.title)
    make = partial(rounds.bring_about, plan, wards[plan.ward], *officers, votes)
    return Step(plan.title, titled.exists, make)


def _early_round(early: EarlyPlan, wards: list[DrawnWard], people: People) -> Step:
    titled = BudgetRound.objects.filter(title=early.title)
    officers = people["ward-officer"], people["commissioner"]
    make = partial(early_rounds.bring_about, early, wards[early.ward], *officers)
    return Step(early.title, titled.exists, make)


def seed_once() -> bool:
    """Seed with progress for the pages; False if another process is at it."""
    with _alone() as alone:
        if alone:
            seed(lambda done, total, words: progress.report(JOB, done, total, words))
    return alone


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether nobody else is at it. The database keeps the lock, so that a worker which is killed loses it at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [JOB])
        alone = bool(cursor.fetchone()[0])
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [JOB])


def _tell_votes(tell: Callable[[str], None], title: str, cast: int, all_: int) -> None:
    if cast % 100 == 0:
        tell(
            _("%(title)s: %(cast)d of %(all)d votes cast")
            % {"title": title, "cast": cast, "all": all_}
        )


def _import_places(wards: list[DrawnWard]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        boundaries, postcodes = Path(folder, "wards.geojson"), Path(folder, "postcodes.csv")
        borough.write_boundaries(wards, boundaries)
        borough.write_postcodes(wards, postcodes)
        import_wards(path=boundaries, vintage=borough.VINTAGE, by=SYSTEM)
        import_postcodes(path=postcodes, by=SYSTEM)


def _import_small_areas(wards: list[DrawnWard]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        neighbourhoods, deprivation = (
            Path(folder, "neighbourhoods.geojson"),
            Path(folder, "File_7.csv"),
        )
        small_areas.write_neighbourhoods(neighbourhoods)
        small_areas.write_deprivation(wards, deprivation)
        import_neighbourhoods(path=neighbourhoods, by=SYSTEM)
        import_deprivation(path=deprivation, by=SYSTEM)
