"""Whether a councillor is one of the people connected with a group: a match of names or of the address to write to."""

import re
import unicodedata

from django.utils.translation import gettext as _

from councillors.errors import CouncillorError
from councillors.models import Councillor, GrantRequest
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


# Part of no name: what people have in a group, and what stands between two of them on one line.
_ROLES = {
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "director",
    "manager",
    "member",
    "secretary",
    "treasurer",
    "trustee",
    "vice",
}
_BETWEEN = re.compile(r"[,;:/()\[\]&+|]|\s[-–—]\s|\band\b", re.IGNORECASE)


def is_named(councillor: Councillor, contact: Contact, group_name: str = "") -> bool:
    """The same surname with the same first name or its initial, among those named however they stand on a line."""
    ours = [_words(name) for name in (councillor.name, councillor.person.name) if name]
    lines = (contact.name, *contact.connected, group_name)
    names = [_words(name) for line in lines for name in _BETWEEN.split(line)]
    # "Lovell, Ada" is one person though a comma stands in it.
    surname_first = {tuple(sorted(_words(line))) for line in lines}
    return any(
        tuple(sorted(one)) in surname_first or any(_same(one, other) for other in names)
        for one in ours
        if one
    )


def has_the_address(councillor: Councillor, contact: Contact) -> bool:
    """The address to write to is that of the councillor's account."""
    return fold_email(contact.email) == fold_email(councillor.person.email)


def must_be_unconnected(
    councillor: Councillor,
    contact: Contact,
    request: GrantRequest | None = None,
    group_name: str = "",
) -> None:
    """Raises CouncillorError, unless an officer found a namesake. The names stay sealed: the sentence tells the councillor's alone."""
    named = is_named(councillor, contact, request.group_name if request else group_name)
    if named and request is not None:
        named = not request.namesakes.filter(councillor=councillor).exists()
    if named or has_the_address(councillor, contact):
        raise CouncillorError(
            _(
                "%(councillor)s is named as connected with this group, so cannot decide on its request. Another councillor of the ward can be asked. If it is somebody else of the same name, call the officers."
            )
            % {"councillor": councillor.name},
            "connected",
        )


def must_not_share_an_address(councillor: Councillor, contact: Contact) -> None:
    """Raises CouncillorError: two people may have one name, not one address."""
    if has_the_address(councillor, contact):
        raise CouncillorError(
            _("The group is written to at the councillor’s own address: that is no namesake."),
            "councillor",
        )


def _words(name: str) -> list[str]:
    """Folded words in their order, without titles and roles: "Cllr. Siân O’Brien, treasurer" is sian, obrien."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s-]", "", letters.replace(".", " ")).split()
    return [word for word in words if word not in _TITLES | _ROLES]


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
