"""The processes that `./run up` starts. Each has a group of its own, and ends when the parent does, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time

from council.starting import places

PR_SET_PDEATHSIG = 1
GRACE_SECONDS = 5


class Children:
    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []
        self._names: dict[int, str] = {}

    def start(self, module: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
        # In a group of its own, so that Ctrl-C reaches the parent alone and the order of stopping is ours.
        # No thread runs while the children start, so a function before exec is safe.
        child = subprocess.Popen(
            [sys.executable, "-m", *module], env=environment, cwd=places.ROOT, preexec_fn=_end_with_parent,  # noqa: PLW1509 -- see above
            process_group=0,
        )  # fmt: skip
        self.started.append(child)
        self._names[child.pid] = " ".join(module[:5])
        return child

    def watch(self) -> str:
        """Wait until one of them stops by itself, and say which."""
        while True:
            for child in self.started:
                if child.poll() is not None:
                    return self._names[child.pid]
            time.sleep(0.5)

    def stop(self, grace: float = GRACE_SECONDS) -> None:
        """Ask all to end; what has not after `grace` seconds is killed with its own children.

        A task that is cut short is safe: every one can be killed at any point and is taken up again.
        """
        for child in reversed(self.started):
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + grace
        for child in reversed(self.started):
            _wait_until(child, deadline)
        self.started.clear()


def _wait_until(child: "subprocess.Popen[bytes]", deadline: float) -> None:
    try:
        child.wait(timeout=max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
