"""The pages of a round with ten thousand proposals, against the same pages with ten."""

import statistics
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from budgets.models import BudgetRound, Phase, RoundPhase
from council.benchmarks import borough, scratch
from council.benchmarks.browsing import Browser
from proposals.categories import Category
from proposals.models import Proposal

_FEW, _MANY, _TIMES = 10, 10_000, 60
_PAGES = {
    "list": "proposals/",
    "filter": "proposals/?category=green&sort=newest",
    "search": "proposals/?q=hedgehog",
    "map": "proposals/map/",
}


def measure(times: int = _TIMES) -> dict[str, Any]:
    """Median milliseconds of each page and its statements, with few and with many; and how many times as long it takes."""
    with scratch.database():
        slugs = {number: _round(number).slug for number in (_FEW, _MANY)}
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE proposals_proposal")
        with scratch.site(workers=1) as (host, port, _pid):
            took = {
                number: {
                    name: _median(host, port, slug, rest, times) for name, rest in _PAGES.items()
                }
                for number, slug in slugs.items()
            }
        sent = {number: _statements(slug) for number, slug in slugs.items()}
    return {
        name: {
            "ms_of_10": took[_FEW][name],
            "ms_of_10000": took[_MANY][name],
            "ratio": round(took[_MANY][name] / took[_FEW][name], 2),
            "statements_of_10": sent[_FEW][name],
            "statements_of_10000": sent[_MANY][name],
        }
        for name in _PAGES
    }


def _round(number: int) -> BudgetRound:
    made = borough.drafted(1, f"Round of {number}")
    now = timezone.now()
    BudgetRound.objects.filter(pk=made.pk).update(published_at=now)
    RoundPhase.objects.create(
        round=made,
        phase=Phase.PROPOSALS,
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
    )
    Proposal.objects.bulk_create((_proposal(made, n) for n in range(1, number + 1)), 1000)
    return made


def _proposal(made: BudgetRound, n: int) -> Proposal:
    """One in five hundred speaks of hedgehogs; they lie all over the ward."""
    return Proposal(
        round=made,
        number=n,
        state="published",
        title=f"{'Hedgehog gates' if n % 500 == 1 else 'Street trees'} in street {n}",
        what="Shade where pavements were hottest in last year’s survey, watered for three years."
        * 4,
        why="Three people fainted last summer.",
        category=Category.values[n % len(Category.values)],
        place=f"Street {n}, by the shops",
        latitude=51.44 + n % 100 / 10_000,
        longitude=-0.11 + n // 100 % 100 / 10_000,
        ward=made.ward,
        cost_guess_pence=n * 100,
        supports=n * 7919 % 400,
        author_key=b"x" * 32,
        published_at=timezone.now(),
    )


def _median(host: str, port: int, slug: str, rest: str, times: int) -> float:
    browser = Browser(host, port)
    for _time in range(times + 5):
        browser.get(f"/rounds/{slug}/{rest}")
    return round(statistics.median(browser.seconds[5:]) * 1000, 1)


def _statements(slug: str) -> dict[str, int]:
    found = {}
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        for name, rest in _PAGES.items():
            with CaptureQueriesContext(connection) as sent:
                Client().get(f"/rounds/{slug}/{rest}")
            found[name] = len(sent)
    return found
