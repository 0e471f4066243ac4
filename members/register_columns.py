"""Which column of a register holds what, by the headings councils' systems use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from members.register_file import RegisterUnreadable

_NAMES = {"name", "fullname", "electorname", "electorsname", "votername", "nameofelector"}
_FORENAMES = {"forename", "forenames", "firstname", "firstnames", "givenname", "electorforename"}
_SURNAMES = {"surname", "lastname", "familyname", "electorsurname"}
_POSTCODES = {"postcode", "postalcode", "pcds", "addresspostcode"}
_BIRTH_DATES = {"dateofbirth", "dob", "birthdate", "bornon", "electordob"}
_WARDS = {"ward", "wardcode", "wardname", "electoralward"}
_ADDRESS = re.compile(r"(registered|property|qualifying)?address(line)?\d?")


@dataclass(frozen=True)
class Columns:
    """Places of the columns, from 0; a name may be in two and an address in several, joined in order."""

    header: tuple[str, ...]
    name: tuple[int, ...]
    address: tuple[int, ...]
    postcode: int
    date_of_birth: int | None
    ward: int | None

    def in_words(self) -> dict[str, str]:
        """What was understood, for the officer to check: {"name": "Forename, Surname", …}."""
        places = {
            "name": self.name,
            "address": self.address,
            "postcode": (self.postcode,),
            "date_of_birth": () if self.date_of_birth is None else (self.date_of_birth,),
            "ward": () if self.ward is None else (self.ward,),
        }
        return {
            meaning: ", ".join(self.header[place] for place in found)
            for meaning, found in places.items()
            if found
        }


def columns(header: Sequence[str]) -> Columns:
    """Raises RegisterUnreadable where name, address or postcode is missing."""
    keys = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in header]
    whole = _places(keys, _NAMES)[:1]
    parts = _places(keys, _FORENAMES)[:1] + _places(keys, _SURNAMES)[:1]
    address = tuple(place for place, key in enumerate(keys) if _ADDRESS.fullmatch(key))
    postcode = _places(keys, _POSTCODES)
    for found, wanted in ((whole or parts, "name"), (address, "address"), (postcode, "postcode")):
        if not found:
            raise RegisterUnreadable(
                _("No column “%(wanted)s” in the first line, which reads: %(header)s")
                % {"wanted": wanted, "header": ", ".join(header)[:200]}
            )
    return Columns(
        header=tuple(cell.strip() for cell in header),
        name=whole or parts,
        address=address,
        postcode=postcode[0],
        date_of_birth=next(iter(_places(keys, _BIRTH_DATES)), None),
        ward=next(iter(_places(keys, _WARDS)), None),
    )


def _places(keys: Sequence[str], names: set[str]) -> tuple[int, ...]:
    return tuple(place for place, key in enumerate(keys) if key in names)
