"""A whole voter's visit: postcode, list, check with the code of a letter, cast, receipt."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from budgets.models import BudgetRound
from council.benchmarks import borough, cpu, scratch
from council.benchmarks.browsing import Browser, hidden

_CLIENTS = 8


def measure(voters: int = 400) -> dict[str, Any]:
    """CPU milliseconds a visit, of the site and the database together; statements a visit; visits a second."""
    with scratch.database():
        counted = {f"{n}_projects": _statements(n) for n in (10, 100)}
        budget_round, codes = borough.opened(40, voters + _CLIENTS, "Visits")
        with scratch.site() as (host, port, pid):
            _visits(host, port, budget_round, codes[:_CLIENTS])
            bare = _cpu_of(pid, lambda: _bare(host, port, voters))
            began = time.perf_counter()
            used = _cpu_of(pid, lambda: _visits(host, port, budget_round, codes[_CLIENTS:]))
            elapsed = time.perf_counter() - began
    visit, floor = used / voters * 1000, bare / voters * 1000
    return {
        "visits": voters,
        "cpu_ms_a_visit": round(visit, 1),
        "cpu_ms_of_four_pages_without_a_database": round(floor, 1),
        "ratio_to_four_such_pages": round(visit / floor, 2),
        "visits_a_second_at_8_clients": round(voters / elapsed, 1),
        "statements": counted,
    }


def _cpu_of(pid: int, work: Any) -> float:
    before = cpu.of_site(pid) + cpu.of_database()
    work()
    return cpu.of_site(pid) + cpu.of_database() - before


def _bare(host: str, port: int, times: int) -> None:
    def four_pages(_time: int) -> None:
        browser = Browser(host, port)
        for _page in range(4):
            browser.get("/cookies/")

    with ThreadPoolExecutor(_CLIENTS) as clients:
        list(clients.map(four_pages, range(times)))


def _visits(host: str, port: int, budget_round: BudgetRound, codes: list[str]) -> None:
    postcode = borough.postcode(budget_round)

    def visit(code: str) -> None:
        _visit(Browser(host, port), budget_round.slug, postcode, code)

    with ThreadPoolExecutor(_CLIENTS) as clients:
        list(clients.map(visit, codes))


def _visit(browser: Browser, slug: str, postcode: str, code: str) -> None:
    browser.get("/")
    browser.post("/", [("postcode", postcode)])
    chosen = [("project", "1"), ("project", "7"), ("project", "9")]
    checked = browser.post(f"/vote/{slug}/check/", chosen)
    proof = [("choices", hidden(checked, "choices")), ("proof", "posted-code"), ("code", code)]
    receipt = browser.post(f"/vote/{slug}/cast/", proof)
    if "app-receipt__code" not in receipt:
        raise RuntimeError("A vote of the benchmark was not accepted")


def _statements(projects: int) -> dict[str, int]:
    """How many statements the application sends, in this very process: a visit in all, and the vote's own."""
    budget_round, codes = borough.opened(projects, 2, f"Statements {projects}")
    client, postcode = Client(), borough.postcode(budget_round)
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        _steps(client, budget_round.slug, postcode, codes[0])  # what a process reads once is read
        with CaptureQueriesContext(connection) as visit:
            vote = _steps(client, budget_round.slug, postcode, codes[1])
    return {"visit": len(visit), "vote": vote}


def _steps(client: Client, slug: str, postcode: str, code: str) -> int:
    client.get("/")
    client.post("/", {"postcode": postcode}, follow=True)
    checked = client.post(f"/vote/{slug}/check/", {"project": [1, 7, 9]}).content.decode()
    sent = {"choices": hidden(checked, "choices"), "proof": "posted-code", "code": code}
    with CaptureQueriesContext(connection) as vote:
        receipt = client.post(f"/vote/{slug}/cast/", sent).content.decode()
    if "app-receipt__code" not in receipt:
        raise RuntimeError("A vote of the benchmark was not accepted")
    return len(vote)


def lists(requests: int = 400) -> dict[str, Any]:
    """The list of 40 and of 550 projects at 8 clients: seconds to the answer, and statements."""
    found: dict[str, Any] = {}
    with scratch.database():
        slugs = {n: borough.opened(n, 1, f"List of {n}")[0].slug for n in (40, 550)}
        with scratch.site() as (host, port, _pid):
            for projects, slug in slugs.items():
                found[f"{projects}_projects"] = _list_times(host, port, slug, requests)
        for projects, slug in slugs.items():
            with (
                override_settings(ALLOWED_HOSTS=["testserver"]),
                CaptureQueriesContext(connection) as sent,
            ):
                Client().get(f"/vote/{slug}/")
            found[f"{projects}_projects"]["statements"] = len(sent)
    return found


def _list_times(host: str, port: int, slug: str, requests: int) -> dict[str, float]:
    def read(times: int) -> list[float]:
        browser = Browser(host, port)
        for _time in range(times):
            browser.get(f"/vote/{slug}/")
        return browser.seconds[1:]

    read(4 * _CLIENTS)
    with ThreadPoolExecutor(_CLIENTS) as clients:
        read_by_each = clients.map(read, [requests // _CLIENTS + 1] * _CLIENTS)
        times = [seconds for one in read_by_each for seconds in one]
    return {
        "median_ms": round(statistics.median(times) * 1000, 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
    }
