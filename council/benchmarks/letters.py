"""Letters with codes: drawn, encrypted and issued as in use, by as many workers as there are processors."""

import os
import subprocess
import sys
import time
from io import BytesIO
from typing import Any

from django.conf import settings

from ballots.letters import ordering, store
from ballots.letters.ordering import About
from ballots.rolls import import_roll
from council.benchmarks import borough, scratch

# One worker's share: the batches of its numbers, one after the other, and how much memory that took in MB.
_WORKER = """
import sys, django
django.setup()
from ballots.letters import making
for number in sys.argv[1:]:
    assert making.make(int(number))
print(int(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))) // 1024)
"""


def measure(letters: int = 10_000, workers: int | None = None) -> dict[str, Any]:
    """Letters a second in plain print, from the order to the encrypted files, the starts of the workers included."""
    share = workers or len(os.sched_getaffinity(0))
    with scratch.database():
        numbers = _ordered(letters)
        began, used = time.perf_counter(), _processor_seconds()
        memory = _made(numbers, share)
        seconds, used = time.perf_counter() - began, _processor_seconds() - used
        sizes = sum(path.stat().st_size for path in store.names())
    return {
        "letters": letters,
        "files": len(numbers),
        "workers": share,
        "seconds": round(seconds, 1),
        "letters_a_second": round(letters / seconds),
        "processor_seconds": round(used, 1),
        "mb_of_files": round(sizes / 1e6, 1),
        "mb_of_a_worker": max(memory),
    }


def _processor_seconds() -> float:
    """Used by ended workers: what a machine with nothing else to do would need, shared by its processors."""
    times = os.times()
    return times.children_user + times.children_system


def _ordered(letters: int) -> list[int]:
    """Batches that wait, by their ids."""
    made = borough.drafted(3, "Letters")
    place = borough.postcode(made)
    rows = "".join(f'Voter {n},"{n} Coppice Hill, Brockwell",{place}\n' for n in range(letters))
    file = BytesIO(f"name,address,postcode\n{rows}".encode())
    import_roll(made.ballot, borough.officer(), file, "register.csv")
    about = About(made.title, f"{settings.SITE_URL}/vote/{made.slug}/", "020 7946 0155")
    batches = ordering.order(made.ballot, borough.officer(), about, "plain")
    return [batch.pk for batch in batches]


def _made(numbers: list[int], workers: int) -> list[int]:
    environment = {**scratch.environment(), "DJANGO_SETTINGS_MODULE": "council.settings"}
    processes = [
        subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, "-c", _WORKER, *map(str, numbers[worker::workers])],
            env=environment,
            stdout=subprocess.PIPE,
            cwd=settings.BASE_DIR,
        )
        for worker in range(workers)
        if numbers[worker::workers]
    ]
    return [int(process.communicate()[0]) for process in processes]
