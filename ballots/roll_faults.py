"""What can be wrong with a row of a register, in words for the officer who corrects it."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "columns": _("it has %(detail)s columns, the first line has another number."),
    "unreadable": _("it holds a character that is no text."),
    "no-name": _("the name is missing."),
    "long-name": _("the name is longer than 120 letters."),
    "no-address": _("the address is missing."),
    "long-address": _("the address is longer than 300 letters."),
    "bad-postcode": _("“%(detail)s” is not a whole postcode."),
    "bad-date": _("“%(detail)s” is not a date of birth. Write it as 31/12/1990 or 1990-12-31."),
    "too-young": _("born on %(detail)s, this person is too young on the day that counts."),
    "unknown-postcode": _("we do not know the postcode %(detail)s."),
    "outside-area": _("%(detail)s is outside the area of this vote."),
    "other-ward": _("the file says another ward, but the postcode is in %(detail)s."),
    "repeated": _("the same name, date of birth and postcode as in line %(detail)s."),
    "repeated-undated": _(
        "the same name and postcode as in line %(detail)s. Two people? Give their dates of birth."
    ),
    "on-roll": _("this person is on the roll already."),
}


class Fault(NamedTuple):
    """`line` of the file, from 1, and a sentence that goes on from "Line 12: "."""

    line: int
    reason: str


def worded(line: int, code: str, detail: str) -> Fault:
    return Fault(line, str(SENTENCES[code]) % {"detail": detail})
