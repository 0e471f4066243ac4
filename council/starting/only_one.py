"""One site for each checkout: who starts a second is told where the first one is."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from council.starting import places


class Note:
    """What this start tells later ones. Its lock dies with its holder, however that one dies."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, address: str) -> None:
        self.clear()
        self._file.write(json.dumps({"address": address, "pid": os.getpid()}))
        self._file.flush()

    def clear(self) -> None:
        self._file.truncate(0)


@contextmanager
def only_one() -> Iterator[Note | None]:
    """The note of this start, or None where another one runs."""
    with _path().open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        note = Note(file)
        note.clear()  # of one that was killed
        try:
            yield note
        finally:
            note.clear()


def where_it_runs() -> str:
    """A sentence for who starts a second one."""
    address = json.loads(_path().read_text() or "{}").get("address")
    if address:
        return f"It runs already: {address}"
    return "It is starting already, in another window."


def _path() -> Path:
    return places.var() / "up.json"
