"""A published decision as its readers see it: what residents decided, what was decided on it, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets import origins
from budgets.models import BudgetRound
from budgets.origins import Priority
from delivery import gate
from delivery.models import CallIn, Decider, Decision, DecisionLine, Diversion, Vote
from look import words


@dataclass(frozen=True)
class Shown:
    """One version with all that hangs on it, read in a constant number of statements."""

    decision: Decision
    lines: list[DecisionLine]
    deciders: list[Decider]
    diversions: list[Diversion]
    held: gate.Gate
    priorities: dict[int, Priority]

    @property
    def call_in(self) -> CallIn | None:
        return getattr(self.decision, "call_in", None)

    @property
    def departures(self) -> list[DecisionLine]:
        return [one for one in self.lines if one.departs]

    @property
    def funded(self) -> list[DecisionLine]:
        return [one for one in self.lines if one.is_funded]

    @property
    def funded_pence(self) -> int:
        return sum(one.funded_pence for one in self.lines)

    @property
    def diverted_pence(self) -> int:
        return sum(one.amount_pence for one in self.diversions)

    @property
    def headline(self) -> str:
        """ "The council agreed 6 of the 7 projects that residents chose"."""
        chosen = [one for one in self.lines if one.residents_pence]
        return ngettext(
            "The council agreed %(agreed)d of the %(chosen)d project that residents chose",
            "The council agreed %(agreed)d of the %(chosen)d projects that residents chose",
            len(chosen),
        ) % {"agreed": sum(not one.departs for one in chosen), "chosen": len(chosen)}

    @property
    def departing(self) -> str:
        """How far the decision departs from the result, or that it does not."""
        if not self.departures:
            return _("It is what residents decided, project by project.")
        return ngettext(
            "It departs from the result on %(n)d project, and says why.",
            "It departs from the result on %(n)d projects, and says why.",
            len(self.departures),
        ) % {"n": len(self.departures)}

    @property
    def departed(self) -> list[tuple[DecisionLine, str]]:
        """Each departure with those who were for it, by name and office."""
        return [(one, in_favour(self.deciders, one)) for one in self.departures]

    @property
    def voters(self) -> list[Decider]:
        """Those who voted line by line, earlier ones before a referral among them."""
        return [one for one in self.deciders if one.line_votes.all()]


def in_favour(deciders: Iterable[Decider], line: DecisionLine) -> str:
    """Of a decision written down from minutes, those who were for the whole of it."""
    names = [str(one) for one in deciders if not one.before_referral and _was_for(one, line)]
    return "; ".join(names)


def _was_for(decider: Decider, line: DecisionLine) -> bool:
    by_line = [one.vote for one in decider.line_votes.all() if one.line_id == line.pk]
    return (by_line[0] if by_line else decider.vote) == Vote.FOR


def digest(shown: Shown) -> str:
    """Of the text that was signed; "" of a decision written down from minutes."""
    return digest_of_deciders(shown.deciders)


def digest_of_deciders(deciders: Iterable[Decider]) -> str:
    """What the signatures that count bear; "" where nobody signed."""
    return next((one.signature.digest for one in deciders if _counts(one)), "")


def _counts(decider: Decider) -> bool:
    return not decider.before_referral and hasattr(decider, "signature")


def versions(budget_round: BudgetRound, now: datetime) -> list[Shown]:
    """Every published version, the one that stands first. A constant number of statements."""
    rows = budget_round.decisions.public().select_related("call_in")
    rows = rows.prefetch_related(
        "lines__project__option__pot",
        "deciders__interests__project__option",
        "deciders__signature",
        "deciders__line_votes",
        "diversions",
    )
    found = list(rows)
    priorities = origins.priorities(budget_round) if found else {}
    return [_shown(one, budget_round, now, priorities) for one in found]


def _shown(
    decision: Decision,
    budget_round: BudgetRound,
    now: datetime,
    priorities: dict[int, Priority],
) -> Shown:
    decision.round = budget_round
    return Shown(
        decision,
        list(decision.lines.all()),
        list(decision.deciders.all()),
        list(decision.diversions.all()),
        gate.of_decision(decision, now),
        priorities,
    )


def decided_words(line: DecisionLine) -> str:
    """What was decided on a project: its sum, or that it is not funded."""
    if not line.is_funded:
        return _("Not funded")
    return words.pounds(line.funded_pence)


def residents_words(line: DecisionLine) -> str:
    if not line.residents_pence:
        return _("Not chosen")
    return words.pounds(line.residents_pence)
