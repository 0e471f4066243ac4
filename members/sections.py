"""What other rooms show on the members' pages: this room may not import them, so they register here in AppConfig.ready.

A section is a template and a function that gives its context, or None where there is nothing to show:

    sections.on_organisation(Section("open-now", "governance/open_now.html", open_now, order=10))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise

from members.models import Constitution, Membership, Organisation, Person

Thing = TypeVar("Thing", Organisation, Membership)
Side = Literal["left", "right"]


@dataclass(frozen=True)
class Section(Generic[Thing]):
    """`context` gets the thing and the request (whose reader may be nobody); sections are sorted by `order`.

    An organisation's page shows those of `side` "left" (open now, the board) beside those of the right (decided).
    """

    code: str
    template: str
    context: Callable[[Thing, HttpRequest], Mapping[str, Any] | None]
    order: int = 50
    side: Side = "left"


@dataclass(frozen=True)
class ClassColumn:
    """One more column of "who decides": `cells` gives a text by class code ("3 elected")."""

    heading: str | Promise
    cells: Callable[[Constitution], Mapping[str, str]]


_organisation: dict[str, Section[Organisation]] = {}
_membership: dict[str, Section[Membership]] = {}
_desk: dict[str, Section[Organisation]] = {}
_columns: list[ClassColumn] = []
_held: dict[str, Callable[[Person], Any]] = {}


def on_organisation(section: Section[Organisation]) -> None:
    """Show it on every organisation's page."""
    _organisation[section.code] = section


def on_membership(section: Section[Membership]) -> None:
    """Show it on every member's page: seats held, ballots open and taken part in."""
    _membership[section.code] = section


def on_desk(section: Section[Organisation]) -> None:
    """Show it on every organisation's page on the officers' desk."""
    _desk[section.code] = section


def in_class_table(column: ClassColumn) -> None:
    """Add a column between share of the vote and who can join."""
    _columns.append(column)


def in_download(name: str, about: Callable[[Person], Any]) -> None:
    """Add what another room holds about a person, ready for JSON, to their download under `name`."""
    _held[name] = about


def of_organisation(organisation: Organisation, request: HttpRequest) -> dict[Side, list[str]]:
    """The registered sections as HTML, by side."""
    return {
        "left": _rendered(organisation, request, _of_side("left")),
        "right": _rendered(organisation, request, _of_side("right")),
    }


def of_desk(organisation: Organisation, request: HttpRequest) -> list[str]:
    return _rendered(organisation, request, list(_desk.values()))


def of_membership(membership: Membership, request: HttpRequest) -> list[str]:
    return _rendered(membership, request, list(_membership.values()))


def class_columns(constitution: Constitution) -> list[tuple[str | Promise, Mapping[str, str]]]:
    return [(column.heading, column.cells(constitution)) for column in _columns]


def held_about(person: Person) -> dict[str, Any]:
    return {name: about(person) for name, about in _held.items()}


def _of_side(side: Side) -> list[Section[Organisation]]:
    return [one for one in _organisation.values() if one.side == side]


def _rendered(thing: Thing, request: HttpRequest, chosen: list[Section[Thing]]) -> list[str]:
    found: list[str] = []
    for section in sorted(chosen, key=lambda one: one.order):
        context = section.context(thing, request)
        if context is not None:
            found.append(render_to_string(section.template, dict(context), request))
    return found
