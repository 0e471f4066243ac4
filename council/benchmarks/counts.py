"""Counting real or made-up ballots: each count in a process of its own, reading the file included."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

_RUNS = 3
_RULES = {
    "greedy": ["greedy", "none"],
    "equal-shares-add1": ["equal-shares", "add1"],
}
# Prints seconds of reading and counting, the largest memory in MB, and how many won.
_COUNT = """
import json, sys, time
began = time.perf_counter()
from ballots.counting import pabulib
from ballots.counting.rules import Rule, count
from pathlib import Path
loaded = time.perf_counter()
meta, election, _ = pabulib.read(Path(sys.argv[1]))
read = time.perf_counter()
outcome = count(election, Rule(rule=sys.argv[2], completion=sys.argv[3]))
done = time.perf_counter()
# Not getrusage, which still counts what the process was copied from.
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"seconds": done - loaded, "reading": read - loaded,
    "mb": int(peak) / 1024, "won": len(outcome.selected),
    "voters": election.voters, "options": len(election.ids)}))
"""
# Real files whose papers give points, by the way they do it; only the greedy rules count them.
_OF_POINTS = {
    "cumulative": "Poland_Katowice_2023.pb",
    "ordinal": "Poland_Krakow_2022.pb",
}
# The least anybody can do: read the bytes, cut out the column of votes, add up approvals.
_FLOOR = """
import json, sys, time
import numpy as np
began = time.perf_counter()
data = open(sys.argv[1], "rb").read()
head, _, votes = data.partition(b"VOTES")
lines = votes.split(b"\\n")[1:]
names = lines[0].decode().strip().split(";")
column = names.index("vote")
text = b",".join(line.split(b";")[column] for line in lines[1:] if line.strip())
numbers = np.array(text.split(b","))
found, counts = np.unique(numbers, return_counts=True)
print(json.dumps({"seconds": time.perf_counter() - began}))
"""
# Milliseconds of reading and counting each file of ranked papers, one after another in one process.
_RANKED = """
import json, sys, time
from ballots.counting import blt
from ballots.counting.stv import count_stv
from pathlib import Path
figures = {}
for name in sys.argv[1:]:
    began = time.perf_counter()
    election = blt.read(Path(name)).election
    read = time.perf_counter()
    outcome = count_stv(election, seed="benchmark")
    done = time.perf_counter()
    figures[Path(name).stem] = {"ms": (done - began) * 1000, "reading_ms": (read - began) * 1000,
        "papers": outcome.valid, "distinct": len(election.papers),
        "candidates": len(election.candidates), "stages": len(outcome.stages)}
print(json.dumps(figures))
"""


def measure() -> dict[str, Any]:
    """Budgets by file, and elections under `scottish-stv`."""
    return {**_budgets(), "scottish-stv": _elections()}


def _budgets() -> dict[str, Any]:
    """Medians in seconds and MB, and the ratio to reading the file and adding up the approvals with NumPy.

    COUNCIL_SHARED names the folder with real files; without it a made-up file of the size of a city is counted.
    """
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in _files(Path(folder)):
            floor = _median([_run(_FLOOR, path)["seconds"] for _ in range(_RUNS)])
            found[path.stem] = {
                "floor_seconds": round(floor, 3),
                **{name: _figures(path, rule, floor) for name, rule in _RULES.items()},
            }
        for kind, path in _files_of_points(Path(folder)):
            floor = _median([_run(_FLOOR, path)["seconds"] for _ in range(_RUNS)])
            figures = _figures(path, _RULES["greedy"], floor)
            found[path.stem] = {"kind": kind, "floor_seconds": round(floor, 3), "greedy": figures}
    return found


def _figures(path: Path, rule: list[str], floor: float) -> dict[str, Any]:
    runs = [_run(_COUNT, path, *rule) for _ in range(_RUNS)]
    seconds = _median([run["seconds"] for run in runs])
    return {
        "voters": runs[0]["voters"],
        "options": runs[0]["options"],
        "won": runs[0]["won"],
        "seconds": round(seconds, 3),
        "of_which_reading": round(_median([run["reading"] for run in runs]), 3),
        "mb": round(_median([run["mb"] for run in runs])),
        "ratio_to_floor": round(seconds / floor, 1),
    }


def _elections() -> dict[str, Any]:
    """Medians in milliseconds, reading included: a made-up city of 43,000 papers, and real wards."""
    with tempfile.TemporaryDirectory() as folder:
        city = _ranked([_made_up_ranked(Path(folder) / "made-up.blt")])
    wards = sorted(_shared().glob("data/stv/ballots/*.blt"))
    return {**city, **(_of_wards(_ranked(wards)) if wards else {})}


def _ranked(files: list[Path]) -> dict[str, dict[str, Any]]:
    runs = [_run(_RANKED, *files) for _ in range(_RUNS)]
    return {name: _median_run([run[name] for run in runs]) for name in runs[0]}


def _median_run(runs: list[dict[str, Any]]) -> dict[str, Any]:
    times = {name: round(_median([run[name] for run in runs]), 1) for name in ("ms", "reading_ms")}
    return {**runs[0], **times}


def _of_wards(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    slowest = max(found, key=lambda name: float(found[name]["ms"]))
    return {
        "wards": len(found),
        "median_ward_ms": round(_median([figures["ms"] for figures in found.values()]), 1),
        "slowest_ward": {"name": slowest, **found[slowest]},
    }


def _run(program: str, *arguments: str | Path) -> dict[str, Any]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, cwd=settings.BASE_DIR)  # noqa: S603 -- our own program
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _median(values: list[float]) -> float:
    return statistics.median(values)


def _files(folder: Path) -> Iterator[Path]:
    largest = sorted(_shared().glob("data/pb/*.pb"), key=lambda file: -file.stat().st_size)[:3]
    yield from largest or [_made_up(folder / "made-up.pb")]


def _files_of_points(folder: Path) -> Iterator[tuple[str, Path]]:
    for kind, name in _OF_POINTS.items():
        real = _shared() / "data" / "pb" / name
        yield kind, real if real.exists() else _made_up_points(folder / f"made-up-{kind}.pb", kind)


def _shared() -> Path:
    return Path(os.environ.get("COUNCIL_SHARED", settings.BASE_DIR.parent / "shared"))


def _made_up(path: Path, voters: int = 60_000, projects: int = 120) -> Path:
    chance = random.Random(1)  # noqa: S311 -- the same papers each time
    with path.open("w") as file:
        file.write(f"META\nkey;value\nnum_votes;{voters}\nnum_projects;{projects}\n")
        file.write("budget;5000000\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost\n")
        file.writelines(f"{n};{chance.randint(10, 500) * 1000}\n" for n in range(1, projects + 1))
        file.write("VOTES\nvoter_id;vote\n")
        for voter in range(voters):
            marks = sorted(chance.sample(range(1, projects + 1), chance.randint(1, 8)))
            file.write(f"{voter};{','.join(map(str, marks))}\n")
    return path


def _made_up_points(path: Path, kind: str, voters: int = 40_000, projects: int = 90) -> Path:
    """Three points or places each."""
    chance = random.Random(1)  # noqa: S311 -- the same papers each time
    points = "3,2,1" if kind == "ordinal" else "1,1,1"
    with path.open("w") as file:
        file.write(f"META\nkey;value\nnum_votes;{voters}\nnum_projects;{projects}\n")
        file.write(f"budget;5000000\nvote_type;{kind}\nrule;greedy\nPROJECTS\nproject_id;cost\n")
        file.writelines(f"{n};{chance.randint(10, 500) * 1000}\n" for n in range(1, projects + 1))
        file.write("VOTES\nvoter_id;vote;points\n")
        for voter in range(voters):
            marks = chance.sample(range(1, projects + 1), 3)
            file.write(f"{voter};{','.join(map(str, marks))};{points}\n")
    return path


def _made_up_ranked(path: Path, voters: int = 43_000, candidates: int = 17) -> Path:
    """Three seats; some candidates are better known than others, and most papers name a few."""
    chance = random.Random(1)  # noqa: S311 -- the same papers each time
    known = [1 / place for place in range(1, candidates + 1)]
    with path.open("w") as file:
        file.write(f"{candidates} 3\n")
        for _voter in range(voters):
            drawn = chance.choices(range(1, candidates + 1), known, k=chance.randint(1, 10))
            file.write(f"1 {' '.join(map(str, dict.fromkeys(drawn)))} 0\n")
        file.write("0\n")
        file.writelines(f'"Candidate {n}"\n' for n in range(1, candidates + 1))
        file.write('"A made-up city"\n')
    return path
