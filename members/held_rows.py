"""What is held about somebody as rows of a table."""

from collections.abc import Iterator
from typing import Any

# A cell that begins so is run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(held: dict[str, Any], where: str = "") -> Iterator[tuple[str, str, str]]:
    """Each value with the path to it: ("memberships 1", "name", "Grace Whitlock")."""
    for what, value in held.items():
        yield from _of(value, where, what)


def _of(value: Any, where: str, what: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        yield from rows(value, f"{where} {what}".strip())
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _of(one, where, f"{what} {number}")
    else:
        yield where, what, _harmless("" if value is None else str(value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
