"""From a row of a file of members to a line of the register to be, or to what is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from members import register_cells as cells
from members.ages import age_on
from members.folding import match_text
from members.import_columns import MemberColumns
from members.models import StakeholderClass
from members.register_cells import CellFault
from members.register_file import Row
from members.seals import keyed

LONGEST_CELL = 80


class StagedMember(NamedTuple):
    """One row ready for the staging table; `fault` is a code of `members.import_faults`, empty if none was seen yet."""

    line: int
    class_code: str = ""
    name: str = ""
    address: str = ""
    postcode: str = ""
    born: date | None = None
    email: str = ""
    reference: str = ""
    guardian_name: str = ""
    guardian_email: str = ""
    entered_on: date | None = None
    shares: int = 0
    amount_pence: int = 0
    match_key: bytes = b""
    fault: str = ""
    detail: str = ""


class Entrance(NamedTuple):
    """The classes somebody can be entered in, by every spelling of code and name, on `today`.

    `withdrawable_pence` is the most one member may hold in withdrawable shares, None where no limit holds.
    """

    classes: Mapping[str, StakeholderClass]
    only: StakeholderClass | None
    today: date
    withdrawable_pence: int | None


def entrance(
    classes: Sequence[StakeholderClass], today: date, withdrawable_pence: int | None
) -> Entrance:
    spelled = {
        word.casefold(): one for one in classes for word in (*one.formerly, one.name, one.code)
    }
    only = classes[0] if len(classes) == 1 else None
    return Entrance(spelled, only, today, withdrawable_pence)


def staged(rows: Iterator[Row], columns: MemberColumns, into: Entrance) -> Iterator[StagedMember]:
    """Every row, good or bad; never raises for what is in one."""
    for row in rows:
        try:
            yield _good(row, columns, into)
        except CellFault as fault:
            yield StagedMember(row.line, fault=fault.code, detail=fault.detail)


def _good(row: Row, columns: MemberColumns, into: Entrance) -> StagedMember:
    base, more = columns.base, columns.more
    cells.check_shape(row, base.header)
    name, address = cells.name(row, base), cells.address(row, base)
    postcode = cells.postcode(row.cells[base.postcode])
    born = None
    if base.date_of_birth is not None:
        born = cells.born(row.cells[base.date_of_birth], into.today)
    wanted = _class(cells.one(row, more.get("class")), into)
    guardian = (
        cells.one(row, more.get("guardian_name")),
        _email(cells.one(row, more.get("guardian_email"))),
    )
    _check_age(born, wanted, into.today, guardian)
    shares = _shares(cells.one(row, more.get("shares")), wanted, into)
    return StagedMember(
        line=row.line,
        class_code=wanted.code,
        name=name,
        address=address,
        postcode=postcode,
        born=born,
        email=_email(cells.one(row, more.get("email"), 254)),
        reference=cells.one(row, more.get("reference"), LONGEST_CELL, "long-cell"),
        guardian_name=guardian[0],
        guardian_email=guardian[1],
        entered_on=_entered(cells.one(row, more.get("entered_on")), into.today),
        shares=shares,
        amount_pence=shares * (wanted.share_price_pence or 0),
        match_key=keyed("match", match_text(name, born, postcode)),
    )


def _class(text: str, into: Entrance) -> StakeholderClass:
    if not text and into.only is None:
        raise CellFault("no-class")
    found = into.classes.get(text.casefold()) if text else into.only
    if found is None:
        raise CellFault("unknown-class", text)
    if not found.takes_people:
        raise CellFault("organisations-only", found.name)
    return found


def _check_age(
    born: date | None, wanted: StakeholderClass, today: date, guardian: tuple[str, str]
) -> None:
    if (wanted.minimum_age, wanted.maximum_age, wanted.consent_age) == (None, None, None):
        return
    if born is None:
        raise CellFault("no-birth-date", wanted.name)
    age, said = age_on(born, today), born.isoformat()
    if wanted.minimum_age is not None and age < wanted.minimum_age:
        raise CellFault("under-age", said)
    if wanted.maximum_age is not None and age > wanted.maximum_age:
        raise CellFault("over-age", said)
    if wanted.consent_age is not None and age < wanted.consent_age and not all(guardian):
        raise CellFault("no-guardian", said)


def _email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise CellFault("bad-email", text) from error
    return text


def _entered(text: str, today: date) -> date:
    found = cells.day(text, "bad-entry-date")
    if found is not None and found > today:
        raise CellFault("bad-entry-date", text)
    return found or today


def _shares(text: str, wanted: StakeholderClass, into: Entrance) -> int:
    shares = int(text) if text.isdecimal() and len(text) < LONGEST_NUMBER else None
    if shares is None and text:
        raise CellFault("bad-shares", text)
    if not shares:
        return 0
    most = wanted.maximum_shares or shares
    too_dear = (
        wanted.shares_withdrawable
        and into.withdrawable_pence is not None
        and shares * (wanted.share_price_pence or 0) > into.withdrawable_pence
    )
    if not wanted.share_price_pence or too_dear or not wanted.minimum_shares <= shares <= most:
        raise CellFault("bad-shares", text)
    return shares


LONGEST_NUMBER = 9  # digits
