"""How `./run test` runs the suite."""

import pytest

from council.starting import libraries
from council.starting import test as testing
from tests.environment import redis_of


@pytest.mark.parametrize(
    "arguments",
    [["-n0"], ["-n", "3"], ["--pdb"], ["tests/record"], ["tests/record/test_chain.py::test_x"]],
)
def test_chosen_tests_and_debuggers_run_in_one_process(arguments, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert testing.side_by_side(arguments) == []


@pytest.mark.parametrize(("processors", "expected"), [(1, []), (2, ["-n", "2"]), (64, ["-n", "4"])])
def test_the_whole_suite_uses_the_processors_there_are(processors, expected, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert testing.side_by_side(["-m", "not browser"])[:2] == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/14"),
        ("unix:///tmp/x/valkey.sock?db=0", "unix:///tmp/x/valkey.sock?db=14"),
    ],
)
def test_each_process_of_a_run_has_a_cache_of_its_own(url, expected):
    assert redis_of("gw1", url) == expected
    assert redis_of("gw0", url) != expected


def test_a_library_nobody_can_install_here_is_named_with_the_command(monkeypatch, capsys):
    monkeypatch.setattr(libraries, "have", lambda libraries: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert libraries.provide(libraries.PDF) is False
    assert (
        "sudo apt-get install -y --no-install-recommends libpango-1.0-0" in capsys.readouterr().out
    )


def test_somebody_at_the_terminal_is_asked_and_may_decline(monkeypatch):
    monkeypatch.setattr(libraries, "have", lambda libraries: False)
    monkeypatch.setattr(libraries, "_somebody_is_there", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("builtins.input", lambda question: "n")
    ran = []
    monkeypatch.setattr("subprocess.run", lambda *args, **kwargs: ran.append(args))
    assert libraries.provide(libraries.BROWSER) is False
    assert ran == []


def test_root_with_nobody_at_the_terminal_installs_at_once(monkeypatch):
    ran, there = [], iter([False, True, True])
    monkeypatch.setattr(libraries, "have", lambda libraries: next(there))
    monkeypatch.setattr(libraries, "_somebody_is_there", lambda: False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("subprocess.run", lambda command, **kwargs: ran.append(" ".join(command)))
    assert libraries.provide(libraries.BROWSER)
    assert ran == [
        "apt-get update -qq",
        "apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core",
    ]


def test_a_named_chromium_wins(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/opt/chromium/chrome")
    assert libraries.chromium() == "/opt/chromium/chrome"
