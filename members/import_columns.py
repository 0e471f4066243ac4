"""Which column of a file of members holds what, beside name, address, postcode and date of birth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from members.register_columns import Columns, columns
from members.register_file import RegisterUnreadable

_MEANINGS = {
    "class": {
        "class",
        "group",
        "membershipclass",
        "stakeholderclass",
        "memberclass",
        "constituency",
    },
    "email": {"email", "emailaddress", "mail"},
    "entered_on": {
        "entered",
        "enteredon",
        "dateentered",
        "joined",
        "joinedon",
        "datejoined",
        "memberfrom",
    },
    "reference": {"reference", "tenancyreference", "employeenumber", "tenancy", "employment"},
    "shares": {"shares", "numberofshares"},
    "guardian_name": {"guardian", "guardianname", "parent", "parentname"},
    "guardian_email": {"guardianemail", "parentemail"},
}
HEADINGS = (
    "name",
    "address",
    "postcode",
    "date of birth",
    "class",
    "email",
    "entered on",
    "reference",
    "shares",
    "guardian name",
    "guardian email",
)


@dataclass(frozen=True)
class MemberColumns:
    """Places of the columns, from 0; `more` by meaning, only those that the file has."""

    base: Columns
    more: dict[str, int]

    def in_words(self) -> dict[str, str]:
        """What was understood, for the secretary to check."""
        found = {meaning: self.base.header[place] for meaning, place in self.more.items()}
        return {**self.base.in_words(), **found}


def member_columns(header: Sequence[str], *, needs_class: bool) -> MemberColumns:
    """Raises RegisterUnreadable where name, address, postcode or, with several classes, the class is missing."""
    base = columns(header)
    keys = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in header]
    more = {
        meaning: next(place for place, key in enumerate(keys) if key in names)
        for meaning, names in _MEANINGS.items()
        if names & set(keys)
    }
    if needs_class and "class" not in more:
        raise RegisterUnreadable(
            _("No column “class” in the first line, which reads: %(header)s")
            % {"header": ", ".join(header)[:200]}
        )
    return MemberColumns(base, more)
