"""The page of a large result, read for the first time."""

import random
import statistics
from typing import Any

from django.db import transaction

from ballots import box, closing, declaring, receipts, reconciling, secrecy, tallying
from ballots.models import RollEntry
from budgets.models import BudgetRound
from council.benchmarks import borough, scratch
from council.benchmarks.browsing import Browser
from record.entries import SYSTEM

_CHOICES = 10
_STARTS = 3


def measure(voters: int = 40_000, projects: int = 60) -> dict[str, Any]:
    """Milliseconds to the whole page, the first of its kind that a freshly started site answers."""
    with scratch.database():
        slug = _declared(voters, projects).slug
        first = [_first_look(slug) for _start in range(_STARTS)]
    return {
        "voters": voters,
        "choices": voters * _CHOICES,
        "first_look_ms": round(statistics.median(first) * 1000, 1),
    }


def _first_look(slug: str) -> float:
    """A site that has answered another page, so that what is measured is the result and not the start."""
    with scratch.site(workers=1) as (host, port, _pid):
        browser = Browser(host, port)
        browser.get("/rounds/")
        browser.get(f"/result/{slug}/")
        return browser.seconds[-1]


def _declared(voters: int, projects: int) -> BudgetRound:
    """Papers are put into the box directly: what is measured comes after the count."""
    made, _codes = borough.opened(projects, voters, "Result")
    ballot = made.ballot
    _fill(made, projects)
    closing.end_early(ballot.pk, SYSTEM, "A benchmark")
    reconciling.reconcile(ballot.pk, SYSTEM)
    tallying.count(ballot.pk)
    declaring.declare(ballot, borough.officer())
    return made


@transaction.atomic
def _fill(budget_round: BudgetRound, projects: int) -> None:
    ballot, chance = budget_round.ballot, random.Random(1)  # noqa: S311 -- the same papers each time
    key = secrecy.read_key(ballot)
    entries = RollEntry.objects.filter(ballot=ballot)
    for entry_id, stratum in entries.values_list("pk", "stratum").iterator():
        marks = tuple(sorted(chance.sample(range(1, projects + 1), _CHOICES)))
        receipt = receipts.digest(receipts.receipt_for(key, entry_id))
        box.put(ballot.pk, secrecy.pseudonym(key, entry_id), stratum, marks, receipt)
    entries.update(channel="web", proof="posted-code", cast_token=1)
