"""Projects that share out a sum: the ballot's own rule, and the other one where that was promised."""

from collections import Counter

from ballots.counting import rules
from ballots.counting.election import Election
from ballots.counting.rules import Rule
from ballots.models import Ballot, CountingRule
from ballots.tallies.result import Result, profiles


def results(ballot: Ballot) -> list[Result]:
    """By the rule that decides, then by the one shown beside it if that was allowed before the opening."""
    election = _election(ballot)
    return [_result(election, rule) for rule in _rules(ballot)]


def _result(election: Election, rule: Rule) -> Result:
    outcome = rules.count(election, rule)
    return Result(
        rule={"rule": rule.rule, "completion": rule.completion, **rule.settings()},
        version=outcome.version,
        input_digest=election.digest(),
        outcome=outcome.as_dict(),
    )


def _election(ballot: Ballot) -> Election:
    """The papers as the count sees them: money in pence; marks for withdrawn options are left out."""
    options = list(ballot.options.filter(withdrawn_at=None).order_by("number"))
    place = {option.number: position for position, option in enumerate(options)}
    tally: Counter[tuple[int, ...]] = Counter()
    for _stratum, marks, voters in profiles(ballot):
        tally[tuple(place[number] for number in marks if number in place)] += voters
    return Election.from_tally(
        [str(option.number) for option in options],
        [option.cost for option in options],
        ballot.pot,
        tally,
    )


def _rules(ballot: Ballot) -> list[Rule]:
    greedy = Rule(rule="greedy", threshold=ballot.threshold or 0, tie_rule=ballot.tie_rule)
    shares = Rule(
        rule="equal-shares",
        completion="add1-greedy",
        threshold=ballot.threshold or 0,
        tie_rule=ballot.tie_rule,
    )
    own = _own_rule(ballot)
    if not ballot.other_rule_published:
        return [own]
    return [own, greedy if ballot.rule == CountingRule.EQUAL_SHARES else shares]


def _own_rule(ballot: Ballot) -> Rule:
    sharing = ballot.rule == CountingRule.EQUAL_SHARES
    return Rule(
        rule=ballot.rule,
        completion=ballot.completion if sharing else "none",
        stop_at_first_that_does_not_fit=ballot.stop_at_first and not sharing,
        threshold=ballot.threshold or 0,
        tie_rule=ballot.tie_rule,
    )
