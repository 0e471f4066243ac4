"""Why somebody may vote in a round: the codes kept in `Ballot.who_may_vote` and `RollEntry.connection`."""

from django.utils.translation import gettext_lazy as _

CONNECTIONS = [
    ("lives", _("People who live there")),
    ("works", _("People who work there")),
    ("studies", _("People who study there")),
    ("no-fixed-address", _("People there without a usual address")),
]


def connection_words(codes: list[str] | tuple[str, ...]) -> list[str]:
    return [str(words) for code, words in CONNECTIONS if code in codes]
