"""How votes are counted, for somebody who has never heard of it: two or three sentences and an example."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import Ballot, Completion, CountingRule
from look.words import pounds

_VOTERS, _SUPPORTERS = 1000, 250


@dataclass(frozen=True)
class RuleInWords:
    sentences: str
    example: str


def rule_in_words(ballot: Ballot) -> RuleInWords:
    """The rule of this ballot, with an example in its own money."""
    makers = {
        CountingRule.EQUAL_SHARES: _equal_shares,
        CountingRule.GREEDY: _most_votes,
        CountingRule.GREEDY_PER_COST: _most_votes_for_each_pound,
    }
    said = makers[CountingRule(ballot.rule)](ballot)
    if not ballot.threshold:
        return said
    least = ngettext(
        "A project needs at least %(votes)d vote.",
        "A project needs at least %(votes)d votes.",
        ballot.threshold,
    ) % {"votes": ballot.threshold}
    return RuleInWords(f"{said.sentences} {least}", said.example)


def _equal_shares(ballot: Ballot) -> RuleInWords:
    sentences = _(
        "Every voter holds an equal share of the money. A project wins when the people who chose it hold enough,"
        " between them, to pay for it. So a small street and a busy estate both get a say."
    )
    return RuleInWords(f"{sentences} {_completion(ballot)}".strip(), _example_of_shares(ballot))


def _completion(ballot: Ballot) -> str:
    greedy = _("Money that is left goes to the project with the most votes that still fits.")
    raised = _("If money is left, every share is raised by a pound at a time until no more fits.")
    sentences = {
        Completion.NONE: _("Money that is left stays in the pot."),
        Completion.GREEDY: greedy,
        Completion.ADD1: raised,
        Completion.ADD1_GREEDY: f"{raised} {greedy}",
    }
    return sentences[Completion(ballot.completion)]


def _example_of_shares(ballot: Ballot) -> str:
    share = ballot.pot // _VOTERS
    each = share // 5
    return _(
        "Example: if %(voters)s people vote, each share is %(share)s. A project of %(cost)s that %(supporters)s people"
        " chose takes %(each)s from each of them and leaves them %(left)s for their other choices."
    ) % {
        "voters": f"{_VOTERS:,}",
        "share": pounds(share),
        "supporters": _SUPPORTERS,
        "cost": pounds(each * _SUPPORTERS),
        "each": pounds(each),
        "left": pounds(share - each),
    }


def _most_votes(ballot: Ballot) -> RuleInWords:
    return RuleInWords(
        _(
            "The project with the most votes comes first, then the next, while the money lasts. %(misfit)s"
        )
        % {"misfit": _misfit(ballot)},
        _example_of_a_misfit(ballot),
    )


def _most_votes_for_each_pound(ballot: Ballot) -> RuleInWords:
    return RuleInWords(
        _(
            "The project with the most votes for each pound of its cost comes first, then the next, while the money lasts."
            " %(misfit)s"
        )
        % {"misfit": _misfit(ballot)},
        _example_of_a_misfit(ballot),
    )


def _misfit(ballot: Ballot) -> str:
    if ballot.stop_at_first:
        return _("The count stops at the first project that costs more than what is left.")
    return _("A project that costs more than what is left is passed over.")


def _example_of_a_misfit(ballot: Ballot) -> str:
    left = ballot.pot // 1000 * 100
    values = {"left": pounds(left), "cost": pounds(left * 3 // 2), "less": pounds(left // 2)}
    if ballot.stop_at_first:
        return (
            _(
                "Example: when %(left)s is left and the next project costs %(cost)s, the count stops there."
            )
            % values
        )
    return (
        _(
            "Example: when %(left)s is left, a project of %(cost)s is passed over,"
            " and the next one wins if it costs %(less)s."
        )
        % values
    )
