"""Whether a councillor is one of the people connected with a group: a match of names or of the address to write to."""

import re
import unicodedata

from django.utils.translation import gettext as _

from councillors.errors import CouncillorError
from councillors.models import Councillor
from councillors.sealed import Contact
from members.folding import fold_email

_TITLES = {
    "cllr",
    "councillor",
    "cllor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "dr",
    "rev",
    "sir",
    "dame",
}


def is_connected(councillor: Councillor, contact: Contact) -> bool:
    """The same surname with the same first name or its initial; or the same address as the councillor's account."""
    ours = {name for name in (councillor.name, councillor.person.name) if name}
    theirs = (contact.name, *contact.connected)
    if any(_same(_words(one), _words(other)) for one in ours for other in theirs):
        return True
    return fold_email(contact.email) == fold_email(councillor.person.email)


def must_be_unconnected(councillor: Councillor, contact: Contact) -> None:
    """Raises CouncillorError. The names stay sealed: the sentence tells the councillor's alone."""
    if is_connected(councillor, contact):
        raise CouncillorError(
            _(
                "%(councillor)s is named as connected with this group, so cannot decide on its request. Another councillor of the ward can be asked."
            )
            % {"councillor": councillor.name},
            "connected",
        )


def _words(name: str) -> list[str]:
    """Folded words in their order, without titles: "Cllr. Siân O’Brien" is sian, obrien."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s-]", "", letters.replace(".", " ")).split()
    return [word for word in words if word not in _TITLES]


def _same(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    if sorted(one) == sorted(other):
        return True
    firsts = one[0], other[0]
    if len(one) == 1 or len(other) == 1 or one[-1] != other[-1]:
        return False
    initial = min(map(len, firsts)) == 1 and firsts[0][0] == firsts[1][0]
    return initial or firsts[0] == firsts[1]
