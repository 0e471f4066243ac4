"""Budgets of few and of many lines broken down over 22 wards: looked at, saved, read and verified, as a worker and the site do it."""

import resource
import time
from collections.abc import Callable
from typing import Any

from django.test import Client

from council.benchmarks import borough, scratch
from places.models import Lsoa
from services import again, csv_rows, large
from services.breaking_down import Setup
from services.cost_line import COLUMNS, NEEDED
from services.models import Disaggregation, DisaggregationShare, LargeBudget, Service

_FEW, _MANY, _WARDS = 2_000, 20_000, 22
_BASES = ("population", "population", "mix", "users", "place")


def measure(few: int = _FEW, many: int = _MANY) -> dict[str, Any]:
    """Each size by itself, and how many times as long a line of the larger takes to look at and to save as one of the smaller."""
    sizes = {"few": of(few), "many": of(many)}
    return {
        **sizes,
        **{
            f"{step}_per_line_ratio": _per_line(sizes, f"{step}_seconds")
            for step in ("look", "save")
        },
    }


def of(lines: int) -> dict[str, Any]:
    """Seconds of each step, and the most memory that the process held; reading the file alone is what to compare with."""
    with scratch.database():
        names = _wards()
        content, pence = _content(lines, names)
        read = _timed(lambda: list(csv_rows.rows(content, NEEDED, COLUMNS)))
        budget = _handed_over(content, pence, names)
        looked = _timed(lambda: _go_on(budget))
        large.decide(budget=budget, by=borough.officer())
        saved = _timed(lambda: _go_on(budget))
        made = Disaggregation.objects.select_related("service").get()
        worker_mb = _mb()
        figures = {"page_seconds": _timed(lambda: _get(made.get_absolute_url()))}
        figures["file_seconds"] = _timed(lambda: _get(f"{made.get_absolute_url()}shares.csv"))
        figures["verify_seconds"] = _timed(lambda: _must(again.follows(made)))
        shares = DisaggregationShare.objects.count()
    return {
        "lines": lines,
        "shares": shares,
        "mb_of_file": round(len(content) / 1e6, 1),
        "read_seconds": read,
        "look_seconds": looked,
        "save_seconds": saved,
        "worker_mb": worker_mb,
        **figures,
        "mb": _mb(),
    }


def _per_line(sizes: dict[str, dict[str, Any]], step: str) -> float:
    many, few = (float(sizes[name][step]) / sizes[name]["lines"] for name in ("many", "few"))
    ratio: float = round(many / few, 2)
    return ratio


def _wards() -> list[str]:
    """22 wards of different sizes, each with its people."""
    made = [borough.ward() for _n in range(_WARDS)]
    for number, one in enumerate(made):
        Lsoa.objects.create(
            code=f"E0100{number:04d}",
            name=one.name,
            edition=2021,
            ward=one,
            population=5_000 + 137 * number,
            imd_rank=number + 1,
            imd_decile=number % 10 + 1,
        )
    return [one.name for one in made]


def _content(lines: int, names: list[str]) -> tuple[bytes, int]:
    """Every twentieth line an overhead, the others by every basis in turn; with the sum of all in pence."""
    rows, pence = [",".join(COLUMNS)], 0
    for number in range(lines):
        amount = 1_000_01 + 7 * number
        pence += amount
        area = ""
        if number % 20 == 0:
            kind, basis = "central", "direct"
        else:
            kind, basis = "", _BASES[number % len(_BASES)]
            area = names[number % _WARDS] if basis == "place" else ""
        sum_ = f"{amount // 100}.{amount % 100:02d}"
        rows.append(f"C{number % 400},Line {number} of the budget,{sum_},,{area},{kind},{basis},,")
    return "\n".join(rows).encode(), pence


def _handed_over(content: bytes, pence: int, names: list[str]) -> LargeBudget:
    service = Service.objects.create(name="Everything", slug="everything", summary="All of it.")
    users = "area,users\n" + "".join(f"{name},{9 + n}\n" for n, name in enumerate(names))
    return large.hand_over(
        service=service,
        setup=Setup(2026, "ward", pence, 60),
        content=content,
        users=users.encode(),
        by=borough.officer(),
    )


def _go_on(budget: LargeBudget) -> None:
    large.go_on(budget.pk, lambda _done, _lines: None)
    budget.refresh_from_db()
    _must(budget.state in {"ready", "saved"})


def _get(address: str) -> None:
    answer = Client(headers={"host": "localhost"}).get(address)
    _must(answer.status_code == 200)  # noqa: PLR2004 -- read to the end below
    for _piece in answer:
        pass


def _must(holds: bool) -> None:
    if not holds:
        raise RuntimeError("The benchmark did not do what it measures")


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return round(time.perf_counter() - began, 2)


def _mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
