"""Registers of invented members, as the file a secretary would bring."""

import csv
import io
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from council.demonstration.catalogue import FIRST_NAMES, LAST_NAMES, STREETS
from council.demonstration.founders import Group

HEADER = (
    "name", "address", "postcode", "date of birth", "class", "email", "entered on",
    "reference", "shares", "guardian name", "guardian email",
)  # fmt: skip
DAYS_A_YEAR = 365.25
GROWN_UP = 16
FIRST_DAYS = 560  # ago: when the first members were entered


class Line(NamedTuple):
    """One row of the file."""

    name: str
    address: str
    postcode: str
    born: str
    group: str
    email: str
    entered: str
    reference: str = ""
    shares: int = 0
    guardian: str = ""
    guardian_email: str = ""


def lines(
    chance: random.Random, groups: Sequence[Group], postcodes: Sequence[str], today: date
) -> Iterator[Line]:
    """People of every group, no two with the same name, in the order in which they joined."""
    taken: set[str] = set()
    drawn = [
        _line(chance, group, _name(chance, taken), postcodes, today)
        for group in groups
        for _n in range(group.count)
    ]
    yield from sorted(drawn, key=lambda line: line.entered)


def file_of(found: Sequence[Line]) -> io.BytesIO:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(found)
    return io.BytesIO(text.getvalue().encode())


def _name(chance: random.Random, taken: set[str]) -> str:
    while (name := f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}") in taken:
        pass
    taken.add(name)
    return name


def _line(
    chance: random.Random, group: Group, name: str, postcodes: Sequence[str], today: date
) -> Line:
    youngest, oldest = group.ages
    # A few days more than the years, so that leap years take nobody below their age.
    years = youngest + (oldest - youngest) * chance.betavariate(1.6, 2.0)
    guardian = (
        f"{chance.choice(FIRST_NAMES)} {name.rsplit(maxsplit=1)[-1]}"
        if years < GROWN_UP + 1
        else ""
    )
    return Line(
        name=name,
        address=f"{chance.randint(1, 60)} {chance.choice(STREETS)}",
        postcode=chance.choice(postcodes),
        born=(today - timedelta(days=int(years * DAYS_A_YEAR) + 3)).isoformat(),
        group=group.code,
        email=_email(guardian or name),
        entered=(today - timedelta(days=chance.randint(20, FIRST_DAYS))).isoformat(),
        reference=_reference(chance, group),
        shares=chance.choice(group.shares),
        guardian=guardian,
        guardian_email=_email(guardian) if guardian else "",
    )


def _reference(chance: random.Random, group: Group) -> str:
    """ "T-20417", or the words as they are where they are no initial."""
    if len(group.reference) == 1:
        return f"{group.reference}-{chance.randint(10_000, 39_999)}"
    return group.reference


def _email(name: str) -> str:
    """Of a domain that can have no mailbox."""
    plain = name.lower().replace("’", "").replace(" ", ".")
    letters = plain.translate(str.maketrans("óáíıéúöü", "oaiieuou"))
    return f"{letters}@people.example"
