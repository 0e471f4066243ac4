"""What we write to people whose proposal is one with another when something happens to that one.

Their names stand nowhere on it, and yet it is theirs too. What an officer replies to its author is not passed on.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from proposals.addressing import public_page, write
from proposals.models import Appraisal, Proposal


def merged_further(former: Proposal, kept: Proposal) -> None:
    said = _("“%(one)s”, which your proposal “%(mine)s” is one with, went into “%(kept)s”.")
    subject = _("What you proposed was merged with another")
    for mine in _authors_of(former, not_of=kept):
        facts = {"one": former.title, "mine": mine.title, "kept": kept.title}
        write(mine, subject, said % facts, link=public_page(kept))


def withdrawn(kept: Proposal) -> None:
    said = _(
        "“%(one)s”, which your proposal “%(mine)s” is one with, was withdrawn by its author. You can propose yours again while the round takes proposals."
    )
    _tell(kept, _("What you proposed is withdrawn"), said)


def hidden(kept: Proposal) -> None:
    said = _(
        "The proposal that yours, “%(mine)s”, is one with was taken off the page, for this reason:"
    )
    _tell(kept, _("What you proposed is not shown any more"), said, kept.reason)


def split(kept: Proposal, parts: Sequence[Proposal]) -> None:
    said = _("“%(one)s”, which your proposal “%(mine)s” is one with, is several now:")
    titles = "\n".join(f"{one.number}. {one.title}" for one in parts)
    _tell(kept, _("What you proposed was split"), said, titles)


def appraised(appraisal: Appraisal) -> None:
    said = _(
        "Officers have looked at “%(one)s”, which your proposal “%(mine)s” is one with. Can it go on the ballot? %(outcome)s."
    )
    kept, subject = appraisal.proposal, _("What officers found on what you proposed")
    _tell(kept, subject, said, appraisal.reason, outcome=appraisal.get_outcome_display())


def _tell(kept: Proposal, subject: str, said: str, *paragraphs: str, **facts: str) -> None:
    for mine in _authors_of(kept, not_of=kept):
        sentence = said % {"one": kept.title, "mine": mine.title, **facts}
        write(mine, subject, sentence, *filter(None, paragraphs), link=public_page(kept))


def _authors_of(kept: Proposal, *, not_of: Proposal) -> list[Proposal]:
    """One proposal of each other author that went into it, also by way of another. A statement for each step."""
    others, layer = dict[bytes, Proposal](), [kept]
    while layer:
        layer = list(Proposal.objects.filter(merged_into__in=layer).select_related("round"))
        for one in layer:
            others.setdefault(bytes(one.author_key), one)
    others.pop(bytes(not_of.author_key), None)
    return list(others.values())
