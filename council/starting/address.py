"""Where the site of `./run up` listens, and waiting until it answers there."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable

WAIT_SECONDS = 60
PORTS_TRIED = 100


def free_port(wanted: int) -> int:
    """`wanted`, or the next port after it that nobody uses. Raises SystemExit if none of a hundred is free."""
    for port in range(wanted, wanted + PORTS_TRIED):
        if _is_free(port):
            return port
    raise SystemExit(f"No port is free from {wanted} to {wanted + PORTS_TRIED - 1}.")


def wait_for(address: str, still_runs: Callable[[], bool]) -> None:
    """Return as soon as the page is there. Raises SystemExit with the reason if it does not come."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if not still_runs():
            raise SystemExit("The site stopped while starting: the lines above say why.")
        try:
            urllib.request.urlopen(address, timeout=WAIT_SECONDS).close()  # noqa: S310 -- our own address
        except urllib.error.HTTPError as error:
            raise SystemExit(f"The site answers with an error ({error.code}).") from error
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"The site did not answer within {WAIT_SECONDS} seconds.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
        return True
