"""Steps in time and tasks to do."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Step:
    """One step of a time line: `{% timeline steps %}`, or `{% phases steps %}` on one line."""

    what: Any
    when: Any = ""
    more: Any = ""
    state: Literal["done", "now", "next"] = "next"


@dataclass(frozen=True)
class Task:
    """One row of a task list; `kind` colours the words of its state (done, now, late, no)."""

    title: Any
    url: str = ""
    hint: Any = ""
    state: Any = ""
    kind: Literal["", "done", "now", "late", "no"] = ""
