"""Loaded by pytest before Django's settings are: says which kind of process this is."""

import os
import re

os.environ["COUNCIL_MODE"] = "test"
os.environ.setdefault("EMAIL_URL", "memorymail://")


def redis_of(worker: str, url: str) -> str:
    """The Redis database of one of several pytest processes: from the last of the sixteen downwards."""
    number = 15 - int(worker.removeprefix("gw")) % 15
    return re.sub(r"(/|db=)\d+$", rf"\g<1>{number}", url)


# pytest-django gives each process a database of its own; the cache, which tests clear, has to follow.
if (worker := os.environ.get("PYTEST_XDIST_WORKER")) and "REDIS_URL" in os.environ:
    os.environ["REDIS_URL"] = redis_of(worker, os.environ["REDIS_URL"])
