"""Processes end in order, stubborn ones with their own children, and all of them when their parent is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from council.starting.children import Children

SLEEPER = "import time; time.sleep(60)"
STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
if child:
    open(NOTE, "w").write(str(child))
time.sleep(60)
"""
PARENT = """
import os, sys
from council.starting.children import Children
child = Children().start(["timeit", "-n1", "-r1", SLEEPER], dict(os.environ))
print(child.pid, flush=True)
sys.stdin.read()
"""


def run(code):
    """As `python -m` arguments: the timing module runs any statement."""
    return ["timeit", "-n1", "-r1", code]


def lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def soon(condition):
    deadline = time.monotonic() + 10
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


@pytest.fixture
def children():
    made = Children()
    yield made
    made.stop(grace=0)


def test_asked_to_end_they_end(children):
    child = children.start(run(SLEEPER), dict(os.environ))
    children.stop()
    assert child.returncode == -signal.SIGTERM


def test_one_that_will_not_is_killed_with_its_own_children(children, tmp_path):
    note = tmp_path / "grandchild"
    code = STUBBORN.replace("NOTE", repr(str(note)))
    child = children.start(run(code), dict(os.environ))
    assert soon(lambda: note.exists() and note.read_text())
    children.stop(grace=0.2)
    assert child.returncode == -signal.SIGKILL
    assert soon(lambda: not lives(note.read_text()))


def test_one_that_stops_by_itself_is_named(children):
    children.start(run(SLEEPER), dict(os.environ))
    children.start(["timeit", "-n1", "-r1", "pass"], dict(os.environ))
    assert children.watch() == "timeit -n1 -r1 pass"


def test_ctrl_c_reaches_the_parent_alone(children):
    child = children.start(run(SLEEPER), dict(os.environ))
    assert os.getpgid(child.pid) != os.getpgid(0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_killed_with_9_the_parent_takes_its_children_along():
    code = PARENT.replace("SLEEPER", repr(SLEEPER))
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    pid = int(parent.stdout.readline())
    assert lives(pid)
    parent.kill()
    parent.wait()
    parent.stdin.close()
    parent.stdout.close()
    assert soon(lambda: not lives(pid))
