"""Resolutions: for and against, class by class, by the rule the ballot was opened with."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ballots.answers import Answer
from ballots.counting.resolution_file import digest
from ballots.counting.resolutions import Block, ResolutionRule, count_resolution
from ballots.models import Ballot
from ballots.tallies.result import Result, profiles

Votes = Mapping[tuple[str, tuple[int, ...]], int]


def results(ballot: Ballot) -> list[Result]:
    """A paper without an answer counts for nothing and nobody's quorum; `blank` says how many there were."""
    votes = Counter({(stratum, marks): voters for stratum, marks, voters in profiles(ballot)})
    blocks, rule = blocks_of(ballot, ballot.roll.sizes, votes), rule_of(ballot)
    outcome = count_resolution(blocks, rule)
    blank = sum(voters for (_stratum, marks), voters in votes.items() if not marks)
    return [
        Result(
            rule={"rule": ballot.rule, **ballot.rule_parameters},
            version=outcome.version,
            input_digest=digest(blocks, rule),
            outcome={**outcome.as_dict(), "blank": blank},
        )
    ]


def rule_of(ballot: Ballot) -> ResolutionRule:
    """Raises CountingError where the parameters make no rule."""
    return ResolutionRule.from_dict(ballot.rule_parameters.get("rule", {}))


def blocks_of(ballot: Ballot, rolls: Mapping[str, int], votes: Votes) -> list[Block]:
    """A block for each stratum. Raises CountingError where the parameters make none."""
    return [
        _block(facts, rolls.get(facts["code"], 0), votes)
        for facts in ballot.rule_parameters.get("blocks", [])
    ]


def _block(facts: Mapping[str, Any], roll: int, votes: Votes) -> Block:
    code = facts["code"]
    return Block(
        code=code,
        name=facts["name"],
        weight=_fraction(facts.get("weight")),
        roll=roll,
        votes_for=votes.get((code, (Answer.FOR,)), 0),
        votes_against=votes.get((code, (Answer.AGAINST,)), 0),
        abstentions=votes.get((code, (Answer.ABSTAIN,)), 0),
        value=facts.get("value") or 0,
        cap=_fraction(facts.get("cap")),
    )


def _fraction(text: str | int | None) -> Fraction | None:
    return None if text is None else Fraction(text)
