from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for an officer")
    PUBLISHED = "published", _("Published")
    RETURNED = "returned", _("Returned to its author")
    HIDDEN = "hidden", _("Hidden")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split")


_S = ProposalState
# Nothing happens to these any more, and everybody still reads them.
OVER = (_S.WITHDRAWN, _S.MERGED, _S.SPLIT)
# From, to: what people can do.
_MOVES: list[tuple[str, str]] = [
    (_S.DRAFT, _S.SUBMITTED),
    (_S.DRAFT, _S.WITHDRAWN),
    (_S.SUBMITTED, _S.PUBLISHED),
    (_S.SUBMITTED, _S.RETURNED),
    (_S.SUBMITTED, _S.HIDDEN),
    (_S.SUBMITTED, _S.WITHDRAWN),
    (_S.SUBMITTED, _S.MERGED),
    (_S.RETURNED, _S.SUBMITTED),
    (_S.RETURNED, _S.WITHDRAWN),
    (_S.PUBLISHED, _S.HIDDEN),
    (_S.PUBLISHED, _S.WITHDRAWN),
    (_S.PUBLISHED, _S.MERGED),
    (_S.PUBLISHED, _S.SPLIT),
    (_S.HIDDEN, _S.PUBLISHED),
    *((one, _S.HIDDEN) for one in OVER),
]
# With the ways back of what was hidden when it was over, which are showing it again and nothing else. A trigger refuses every other move.
PROPOSAL_MOVES = [*_MOVES, *((_S.HIDDEN, one) for one in OVER)]
# Its author may still change what it says.
CHANGEABLE = frozenset({_S.DRAFT, _S.RETURNED})


def may_move(former: str, target: str) -> bool:
    return (former, target) in _MOVES
