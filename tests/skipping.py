"""What may keep a test from running, and when that is a failure instead.

A test marked `shared_data`, `browser` or `pdf` is skipped where what it needs is absent, unless the run requires it.
Any other skip has to be listed in EXPLAINED: with CI set, one that is not fails the whole run.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from council.starting import libraries

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Need:
    """`required_by` is the environment variable that turns the lack into a failure."""

    is_there: Callable[[], bool]
    reason: str
    required_by: str


def shared_folder() -> Path:
    """Real ballot files, which may not be republished, lie beside the repository."""
    return Path(os.environ.get("COUNCIL_SHARED") or ROOT.parent / "shared")


def real_files_lie_there() -> bool:
    return (shared_folder() / "data" / "pb" / "reference.json").exists()


NEEDS = {
    "shared_data": Need(
        real_files_lie_there,
        "../shared/data is absent (set COUNCIL_SHARED to its parent)",
        "COUNCIL_REQUIRE_SHARED",
    ),
    "browser": Need(
        lambda: libraries.have(libraries.BROWSER),
        "no Chromium is installed (./run test says how to get one)",
        "CI",
    ),
    "pdf": Need(
        lambda: libraries.have(libraries.PDF),
        "pango is not installed (./run test says how to get it)",
        "CI",
    ),
}
# Reasons beside those of NEEDS for which a test may be skipped even in continuous integration, each with why that is right.
EXPLAINED: dict[str, str] = {}


def pytest_configure(config):
    config.pluginmanager.register(Unexplained(), "unexplained-skips")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    for name, need in NEEDS.items():
        if item.get_closest_marker(name) and not need.is_there():
            lacking(name)


def lacking(name: str) -> None:
    """Skip, or fail where the run requires what is lacking."""
    need = NEEDS[name]
    if os.environ.get(need.required_by):
        pytest.fail(f"{need.required_by} is set, but {need.reason}", pytrace=False)
    pytest.skip(need.reason)


class Unexplained:
    """Gathers skips that nothing explains; with CI set they fail the run."""

    def __init__(self):
        self.found = []

    def pytest_runtest_logreport(self, report):
        self._gather(report)

    def pytest_collectreport(self, report):
        self._gather(report)

    def _gather(self, report):
        if not report.skipped or hasattr(report, "wasxfail"):
            return
        reason = report.longrepr[2].removeprefix("Skipped: ")
        if reason not in {*EXPLAINED, *(need.reason for need in NEEDS.values())}:
            self.found.append(f"{report.nodeid}: {reason}")

    def pytest_sessionfinish(self, session):
        if self.found and os.environ.get("CI"):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        if self.found:
            terminalreporter.section("skips that tests/skipping.py does not explain", red=True)
            for line in self.found:
                terminalreporter.line(line)
