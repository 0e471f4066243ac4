"""How votes are counted, for somebody who has never heard of it: two sentences and a worked example.

Pots, points and a floor add a sentence each, where a round has them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import POINT_KINDS, Ballot, Completion, CountingRule
from budgets.worked_example import what_a_voter_gives, worked_example
from look.tables import Table


@dataclass(frozen=True)
class RuleInWords:
    """`example` is a small invented vote, counted by this very rule."""

    sentences: str
    example: Table


def rule_in_words(ballot: Ballot) -> RuleInWords:
    """The rule of this ballot, what a project needs at least, and an example."""
    makers = {
        CountingRule.EQUAL_SHARES: _equal_shares,
        CountingRule.GREEDY: _most_votes,
        CountingRule.GREEDY_PER_COST: _most_votes_for_each_pound,
    }
    said = [
        _pots(ballot),
        what_a_voter_gives(ballot),
        makers[CountingRule(ballot.rule)](ballot),
        *_floors(ballot),
    ]
    return RuleInWords(" ".join(sentence for sentence in said if sentence), worked_example(ballot))


def _pots(ballot: Ballot) -> str:
    if not ballot.has_pots:
        return ""
    return _("Each pot is counted by itself, from the papers of those who choose in it.")


def _floors(ballot: Ballot) -> list[str]:
    least = ballot.threshold or 0
    said = (
        ngettext(
            "A project needs at least %(votes)d point.",
            "A project needs at least %(votes)d points.",
            least,
        )
        if ballot.kind in POINT_KINDS
        else ngettext(
            "A project needs at least %(votes)d vote.",
            "A project needs at least %(votes)d votes.",
            least,
        )
    )
    share = (
        _("At least %(percent)d%% of those who choose in its pot must choose it.")
        if ballot.has_pots
        else _("At least %(percent)d%% of all who vote must choose it.")
    )
    return [
        said % {"votes": least} if least else "",
        share % {"percent": ballot.threshold_percent} if ballot.threshold_percent else "",
    ]


def _equal_shares(ballot: Ballot) -> str:
    if ballot.has_pots:
        sentences = _(
            "Everybody who chooses in a pot holds an equal share of it, and a project wins when the people who chose it hold"
            " enough, between them, to pay for it."
        )
    else:
        sentences = _(
            "Every voter holds an equal share of the money, and a project wins when the people who chose it hold enough,"
            " between them, to pay for it."
        )
    return f"{sentences} {_completion(ballot)}".strip()


def _completion(ballot: Ballot) -> str:
    sentences = {
        Completion.NONE: _("Money that is left stays in the pot."),
        Completion.GREEDY: _(
            "Money that is left goes to the project with the most votes that still fits."
        ),
        Completion.ADD1: _(
            "If money is left, every share is raised by a pound at a time until no more fits."
        ),
        Completion.ADD1_GREEDY: _(
            "If money is left, every share is raised by a pound at a time until no more fits, and the rest goes to the"
            " project with the most votes that still fits."
        ),
    }
    return sentences[Completion(ballot.completion)]


def _most_votes(ballot: Ballot) -> str:
    if ballot.kind in POINT_KINDS:
        said = _(
            "The project with the most points comes first, then the next, while the money lasts."
        )
    else:
        said = _(
            "The project with the most votes comes first, then the next, while the money lasts."
        )
    return f"{said} {_misfit(ballot)}"


def _most_votes_for_each_pound(ballot: Ballot) -> str:
    if ballot.kind in POINT_KINDS:
        said = _(
            "The project with the most points for each pound of its cost comes first, then the next, while the money lasts."
        )
    else:
        said = _(
            "The project with the most votes for each pound of its cost comes first, then the next, while the money lasts."
        )
    return f"{said} {_misfit(ballot)}"


def _misfit(ballot: Ballot) -> str:
    if ballot.stop_at_first:
        return _("The count stops at the first project that costs more than what is left.")
    return _("A project that costs more than what is left is passed over.")
