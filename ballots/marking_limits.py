"""How much one paper may choose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.errors import WrongMarks
from ballots.models import Kind


@dataclass(frozen=True)
class Limits:
    """Of a ballot, or of one pot of it, which is named then. `most` options or None; `pence` are what there is."""

    kind: str
    most: int | None
    pence: int | None
    pot: str = ""


def check_limits(limits: Limits, cost_pence: int, count: int) -> None:
    """Raises WrongMarks where more is chosen than may be."""
    if limits.most is not None and count > limits.most:
        sentence = ngettext(
            "Choose one project only. You chose %(count)d.",
            "Choose up to %(limit)d projects. You chose %(count)d.",
            limits.most,
        ) % {"limit": limits.most, "count": count}
        raise WrongMarks(_named(limits.pot, sentence))
    if limits.kind == Kind.KNAPSACK and limits.pence is not None and cost_pence > limits.pence:
        sentence = _("Your choices cost more than the money there is. Take something out.")
        raise WrongMarks(_named(limits.pot, sentence))


def _named(pot: str, sentence: str) -> str:
    return _("%(pot)s: %(sentence)s") % {"pot": pot, "sentence": sentence} if pot else sentence
