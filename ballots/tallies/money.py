"""Projects that share out a sum: the ballot's own rule, and the other one where that was promised."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ballots import points
from ballots.counting import rules
from ballots.counting.election import Election, Marks, Scored
from ballots.counting.rules import Rule
from ballots.models import POINT_KINDS, Ballot, CountingRule, Option
from ballots.tallies.result import Result, profiles

# Marks, and how many voters handed in just those.
Profile = tuple[tuple[int, ...], int]


def results(ballot: Ballot) -> list[Result]:
    """By the rule that decides, then by the one shown beside it if that was allowed before the opening."""
    options = ballot.options.filter(withdrawn_at=None).order_by("number")
    papers = [(marks, voters) for _stratum, marks, voters in profiles(ballot)]
    return counted(ballot, election(ballot, options, ballot.pot, papers))


def counted(ballot: Ballot, of: Election) -> list[Result]:
    """The election by each rule of the ballot, the one that decides first."""
    return [_result(of, rule) for rule in _rules(ballot)]


def election(
    ballot: Ballot, options: Iterable[Option], pence: int, papers: Iterable[Profile]
) -> Election:
    """The papers as the count sees them: money in pence; marks for options that are not among these are left out."""
    standing = list(options)
    place = {option.number: position for position, option in enumerate(standing)}
    ids, costs = [str(option.number) for option in standing], [option.cost for option in standing]
    if ballot.kind in POINT_KINDS:
        return Election.from_scores(ids, costs, pence, _scored(ballot, place, papers))
    return Election.from_tally(ids, costs, pence, _chosen(place, papers))


def _result(of: Election, rule: Rule) -> Result:
    outcome = rules.count(of, rule)
    return Result(
        rule={"rule": rule.rule, "completion": rule.completion, **rule.settings()},
        version=outcome.version,
        input_digest=of.digest(),
        outcome=outcome.as_dict(),
    )


def _chosen(place: Mapping[int, int], papers: Iterable[Profile]) -> Counter[Marks]:
    tally: Counter[Marks] = Counter()
    for marks, voters in papers:
        tally[tuple(place[number] for number in marks if number in place)] += voters
    return tally


def _scored(ballot: Ballot, place: Mapping[int, int], papers: Iterable[Profile]) -> Counter[Scored]:
    tally: Counter[Scored] = Counter()
    for marks, voters in papers:
        given = points.given(ballot.kind, ballot.max_choices, marks, place)
        numbers = sorted(given)
        paper = tuple(place[number] for number in numbers)
        tally[paper, tuple(given[number] for number in numbers)] += voters
    return tally


def _rules(ballot: Ballot) -> list[Rule]:
    own = _own_rule(ballot)
    return [own, _other_rule(ballot)] if ballot.other_rule_published else [own]


def _own_rule(ballot: Ballot) -> Rule:
    sharing = ballot.rule == CountingRule.EQUAL_SHARES
    return _rule(
        ballot,
        ballot.rule,
        completion=ballot.completion if sharing else "none",
        stop=ballot.stop_at_first and not sharing,
    )


def _other_rule(ballot: Ballot) -> Rule:
    """Greedy beside equal shares and the other way round; with points, the other of the two greedy rules."""
    if ballot.kind in POINT_KINDS:
        by_cost = ballot.rule == CountingRule.GREEDY_PER_COST
        return _rule(ballot, "greedy" if by_cost else "greedy-per-cost")
    if ballot.rule == CountingRule.EQUAL_SHARES:
        return _rule(ballot, "greedy")
    return _rule(ballot, "equal-shares", completion="add1-greedy")


def _rule(ballot: Ballot, rule: str, *, completion: str = "none", stop: bool = False) -> Rule:
    return Rule(
        rule=rule,
        completion=completion,
        stop_at_first_that_does_not_fit=stop,
        threshold=ballot.threshold or 0,
        threshold_percent=ballot.threshold_percent or 0,
        tie_rule=ballot.tie_rule,
    )
