"""How many people of each area use a service: columns `area` (code or name) and `users`."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from services.csv_rows import CsvRow, Fault, UnreadableError, rows

COLUMNS = ["area", "users"]
MOST_USERS = 10**8


def read(content: bytes, codes: Mapping[str, str]) -> tuple[dict[str, int], list[Fault]]:
    """The users by the area's code; an area that is not in the file has none. `codes` leads from a code or name, folded, to the code."""
    users: dict[str, int] = {}
    faults: list[Fault] = []
    try:
        for row in rows(content, COLUMNS, COLUMNS):
            reason = _fault(row, codes, users)
            if reason:
                faults.append(Fault(row.line, reason))
            else:
                users[codes[row.cells["area"].casefold()]] = int(
                    row.cells["users"].replace(",", "")
                )
    except UnreadableError as whole:
        faults.append(whole.fault)
    return users, faults


def _fault(row: CsvRow, codes: Mapping[str, str], users: Mapping[str, int]) -> str:
    area, number = row.cells["area"], row.cells["users"].replace(",", "")
    if not row.is_whole:
        return _("The line has more or fewer columns than the first line.")
    if area.casefold() not in codes:
        return _("There is no area “%(area)s”.") % {"area": area[:80]}
    if codes[area.casefold()] in users:
        return _("%(area)s is there twice.") % {"area": area}
    if not (number.isascii() and number.isdigit() and int(number) <= MOST_USERS):
        return _("“%(number)s” is not a number of people.") % {"number": number[:20]}
    return ""
