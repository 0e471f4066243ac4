"""Making the demonstration borough, through the same functions as real use. Made once: again does nothing."""

import tempfile
from collections.abc import Callable, Iterator
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
from council.demonstration.early_rounds import EARLY
from council.demonstration.plans import PLANS
from look import progress
from members.demonstration import PARTS, person
from places.boundaries import import_wards
from places.deprivation_import import import_deprivation
from places.models import Neighbourhood, Ward
from places.neighbourhoods import import_neighbourhoods
from places.postcodes import import_postcodes
from record.entries import SYSTEM

JOB = "demonstration"
Tell = Callable[[int, int, str], None]


def seed(tell: Tell) -> None:
    """Wards, postcodes, people, and every planned round with what followed it, fund and organisation that is not there yet. Killed half-way, the next call goes on.

    A vote that was cut short is left as it is, under its title, and not made a second time.
    """
    wards = borough.draw()
    people = {code: person(part) for code, part in PARTS.items()}
    of_money = list(money.steps(wards, people))
    others = [
        *public_services.steps(wards, people),
        *organisations.steps(wards, people),
        *councillors.steps(wards, people),
        *afterwards.steps(PLANS, people),
        *borough_wide.steps(wards, people),
    ]
    all_ = len(of_money) + len(PLANS) + len(EARLY) + len(others) + 1
    if not Ward.objects.filter(code=wards[0].code).exists():
        tell(0, all_, _("Drawing twenty wards and their postcodes"))
        _import_places(wards)
    if not Neighbourhood.objects.exists():
        _import_small_areas(wards)
    _make(of_money, 1, all_, tell)
    for done, plan in enumerate(PLANS, len(of_money) + 1):
        if BudgetRound.objects.filter(title=plan.title).exists():
            continue
        tell(done, all_, plan.title)
        votes = partial(_tell_votes, partial(tell, done, all_), plan.title)
        rounds.bring_about(
            plan, wards[plan.ward], people["ward-officer"], people["returning-officer"], votes
        )
    for done, early in enumerate(EARLY, len(of_money) + len(PLANS) + 1):
        if not BudgetRound.objects.filter(title=early.title).exists():
            tell(done, all_, early.title)
            officers = people["ward-officer"], people["commissioner"]
            early_rounds.bring_about(early, wards[early.ward], *officers)
    _make(others, len(of_money) + len(PLANS) + len(EARLY) + 1, all_, tell)
    tell(all_, all_, _("The demonstration borough is ready"))


def _make(steps: list[organisations.Step], first: int, all_: int, tell: Tell) -> None:
    for done, step in enumerate(steps, first):
        if not step.is_made():
            tell(done, all_, step.words)
            step.make()


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


def _import_places(wards: list[borough.DrawnWard]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        boundaries, postcodes = Path(folder, "wards.geojson"), Path(folder, "postcodes.csv")
        borough.write_boundaries(wards, boundaries)
        borough.write_postcodes(wards, postcodes)
        import_wards(path=boundaries, vintage=borough.VINTAGE, by=SYSTEM)
        import_postcodes(path=postcodes, by=SYSTEM)


def _import_small_areas(wards: list[borough.DrawnWard]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        neighbourhoods, deprivation = (
            Path(folder, "neighbourhoods.geojson"),
            Path(folder, "File_7.csv"),
        )
        small_areas.write_neighbourhoods(neighbourhoods)
        small_areas.write_deprivation(wards, deprivation)
        import_neighbourhoods(path=neighbourhoods, by=SYSTEM)
        import_deprivation(path=deprivation, by=SYSTEM)
