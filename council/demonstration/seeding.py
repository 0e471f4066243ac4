"""Making the demonstration borough, through the same functions as real use. Made once: again does nothing."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.core.cache import cache
from django.utils.translation import gettext as _

from ballots import progress
from budgets.models import BudgetRound
from council.demonstration import borough, rounds
from council.demonstration.plans import PLANS
from members.demonstration import PARTS, person
from places.boundaries import import_wards
from places.models import Ward
from places.postcodes import import_postcodes
from record.entries import SYSTEM

JOB = "demonstration"
Tell = Callable[[int, int, str], None]


def seed(tell: Tell) -> None:
    """Wards, postcodes, people and every planned round that is not there yet. Killed half-way, the next call goes on.

    A round that was cut short is left as it is, under its title, and not made a second time.
    """
    wards = borough.draw()
    if not Ward.objects.filter(code=wards[0].code).exists():
        tell(0, len(PLANS) + 1, _("Drawing twenty wards and their postcodes"))
        _import_places(wards)
    people = {code: person(part) for code, part in PARTS.items()}
    for done, plan in enumerate(PLANS, 1):
        if BudgetRound.objects.filter(title=plan.title).exists():
            continue
        tell(done, len(PLANS) + 1, plan.title)
        votes = partial(_tell_votes, tell, done, plan.title)
        rounds.bring_about(
            plan, wards[plan.ward], people["ward-officer"], people["returning-officer"], votes
        )
    tell(len(PLANS) + 1, len(PLANS) + 1, _("The demonstration borough is ready"))


def seed_once() -> bool:
    """Seed with progress for the pages; False if another process is at it."""
    if not cache.add(f"{JOB}-lock", 1, 3600):
        return False
    try:
        seed(lambda done, total, words: progress.report(JOB, done, total, words))
    finally:
        cache.delete(f"{JOB}-lock")
    return True


def _tell_votes(tell: Tell, done: int, title: str, cast: int, all_: int) -> None:
    if cast % 100 == 0:
        words = _("%(title)s: %(cast)d of %(all)d votes cast") % {
            "title": title,
            "cast": cast,
            "all": all_,
        }
        tell(done, len(PLANS) + 1, words)


def _import_places(wards: list[borough.DrawnWard]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        boundaries, postcodes = Path(folder, "wards.geojson"), Path(folder, "postcodes.csv")
        borough.write_boundaries(wards, boundaries)
        borough.write_postcodes(wards, postcodes)
        import_wards(path=boundaries, vintage=borough.VINTAGE, by=SYSTEM)
        import_postcodes(path=postcodes, by=SYSTEM)
