"""The parts of a draft as lists of links, with what is wrong with each beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.adoption import Kind, Obstacle, Version
from governance.classes_in_words import vote_in_words
from governance.models import Body
from governance.rules_in_words import rule_in_words
from look.steps import Task
from members.models import shares_of_the_vote


@dataclass(frozen=True)
class Outline:
    """`bodies` holds each body as a task with its seats as tasks, and where new seats are added."""

    heading: Task
    classes: list[Task]
    rules: list[Task]
    bodies: list[tuple[Body, list[Task], str]] = field(default_factory=list)


def outline(version: Version, obstacles: Iterable[Obstacle]) -> Outline:
    found = list(obstacles)
    shares = shares_of_the_vote(version.classes)
    return Outline(
        heading=_heading(version),
        classes=[
            _task(version, found, ("classes", one.code, ""), one.name, vote_in_words(one, shares))
            for one in version.classes
        ],
        rules=[
            _task(version, found, ("rules", one.code, ""), one.name, rule_in_words(one))
            for one in version.rules
        ],
        bodies=[
            (body, _of_body(version, body, found), _address(version, "new-seats", body.code))
            for body in version.bodies
        ],
    )


def _heading(version: Version) -> Task:
    return Task(
        _("Title, what it changes, and why"),
        _address(version, "heading"),
        version.constitution.title,
    )


def _of_body(version: Version, body: Body, found: list[Obstacle]) -> list[Task]:
    powers = ngettext("%(number)d power", "%(number)d powers", len(body.powers)) % {
        "number": len(body.powers)
    }
    title = _("%(name)s and its powers") % {"name": body.name}
    first = _task(version, found, ("bodies", body.code, ""), title, powers)
    seats = [
        _task(
            version,
            found,
            ("seats", seat.code, body.code),
            seat.name,
            version.seats_in_words(seat),
        )
        for seat in version.seats_of(body)
    ]
    return [first, *seats]


def _task(
    version: Version, found: list[Obstacle], where: tuple[Kind, str, str], title: str, hint: str
) -> Task:
    """`where` is the kind of the part, its code, and for seats the body's."""
    kind, code, body = where
    wrong = any((one.kind, one.code, one.body) == where for one in found)
    address = _address(version, kind, *([body] if body else []), code)
    if wrong:
        return Task(title, address, hint, _("To be put right"), "late")
    return Task(title, address, hint, _("Ready"), "done")


def _address(version: Version, view: str, *codes: str) -> str:
    constitution = version.constitution
    arguments = [constitution.organisation.slug, constitution.version, *codes]
    return reverse(f"governance_officer:{view}", args=arguments)
