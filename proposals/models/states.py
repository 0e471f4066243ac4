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
# From, to. A trigger refuses every other move.
PROPOSAL_MOVES: list[tuple[str, str]] = [
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
    # What is over stays readable, so it can be hidden and shown again as it was.
    *((one, _S.HIDDEN) for one in (_S.WITHDRAWN, _S.MERGED, _S.SPLIT)),
    *((_S.HIDDEN, one) for one in (_S.WITHDRAWN, _S.MERGED, _S.SPLIT)),
]
# Its author may still change what it says.
CHANGEABLE = frozenset({_S.DRAFT, _S.RETURNED})


def may_move(former: str, target: str) -> bool:
    return (former, target) in PROPOSAL_MOVES
