"""Whether the councillors of a pool have decided: plain counting, by the rule the pool was opened with."""

from collections.abc import Sequence
from dataclasses import dataclass

from councillors.models import Councillor, GrantRequest, Rule, Says

LEAST = 2


@dataclass(frozen=True)
class Tally:
    """`size` councillors are in the pool; `aside` of them have an interest that disqualifies."""

    size: int
    yes: int
    no: int
    aside: int
    rule: str
    alone: bool = False

    @property
    def needed(self) -> int:
        """How many must say yes."""
        if self.alone:
            return 1
        if self.rule == Rule.MAJORITY:
            return max(self.size // 2 + 1, LEAST)
        return max(self.size - self.aside, LEAST)

    @property
    def waiting(self) -> int:
        return max(self.size - self.yes - self.no - self.aside, 0)


def outcome(tally: Tally) -> Says | None:
    """YES once enough said so, NO once too few can; None while it is open."""
    if tally.yes >= tally.needed and not (tally.rule == Rule.ALL and tally.waiting):
        return Says.YES
    if tally.yes + tally.waiting < tally.needed:
        return Says.NO
    return None


def tally_of(request: GrantRequest, members: Sequence[Councillor]) -> Tally:
    """Of a pool the answers of its `members` count; of one councillor asked alone the one answer."""
    answers = request.answers.all()
    if request.pool is None:
        says = [one.says for one in answers]
        return Tally(1, says.count("yes"), says.count("no"), 0, Rule.ALL, alone=True)
    ids = {one.pk for one in members}
    says = [one.says for one in answers if one.councillor_id in ids]
    return Tally(
        size=len(ids),
        yes=says.count(Says.YES),
        no=says.count(Says.NO),
        aside=says.count(Says.ASIDE),
        rule=request.pool.rule,
    )
