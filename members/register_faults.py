"""What can be wrong with a row of any register, in words for whoever corrects it."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "columns": _("it has %(detail)s columns, the first line has another number."),
    "unreadable": _("it holds a character that is no text."),
    "no-name": _("the name is missing."),
    "long-name": _("the name is longer than 120 letters."),
    "no-address": _("the address is missing."),
    "long-address": _("the address is longer than 300 letters."),
    "bad-postcode": _("“%(detail)s” is not a whole postcode."),
    "bad-date": _("“%(detail)s” is not a date of birth. Write it as 31/12/1990 or 1990-12-31."),
    "repeated": _("the same name, date of birth and postcode as in line %(detail)s."),
    "repeated-undated": _(
        "the same name and postcode as in line %(detail)s. Two people? Give their dates of birth."
    ),
}


class Fault(NamedTuple):
    """`line` of the file, from 1, and a sentence that goes on from "Line 12: "."""

    line: int
    reason: str


def worded(line: int, code: str, detail: str, sentences: Mapping[str, object] = SENTENCES) -> Fault:
    return Fault(line, str(sentences[code]) % {"detail": detail})
