"""Counting the parted papers: the ballot's own rule, and the other one where that was promised."""

from typing import Any

from django.db import connection

from ballots.counting import rules
from ballots.counting.election import Election
from ballots.counting.rules import Rule
from ballots.models import Ballot, BallotState, Count, CountingRule
from ballots.moving import alone_with, check_move, move
from record import entries

_PROFILES = "SELECT marks, count(*) FROM ballots_paper WHERE ballot_id = %s GROUP BY marks"


def count(ballot_id: int) -> bool:
    """Count a reconciled ballot and keep each outcome. Nothing is public before the declaration.

    Needs the database owner's rights. Doing it again does nothing; True if this call counted.
    """
    with alone_with(ballot_id) as ballot:
        if ballot.state == BallotState.COUNTED:
            return False
        check_move(ballot, BallotState.COUNTED)
        election = election_of(ballot)
        kept = [
            _keep(ballot, election, rule, main=place == 0)
            for place, rule in enumerate(rules_of(ballot))
        ]
        move(
            ballot,
            BallotState.COUNTED,
            actor=entries.SYSTEM,
            action="ballots.counted",
            payload={"input_digest": kept[0].input_digest, "rules": [one.rule for one in kept]},
        )
    return True


def election_of(ballot: Ballot) -> Election:
    """The papers as the count sees them: money in pence; marks for withdrawn options are left out."""
    options = list(ballot.options.filter(withdrawn_at=None).order_by("number"))
    place = {option.number: position for position, option in enumerate(options)}
    tally: dict[tuple[int, ...], int] = {}
    for marks, voters in _profiles(ballot):
        paper = tuple(place[number] for number in marks if number in place)
        tally[paper] = tally.get(paper, 0) + voters
    return Election.from_tally(
        [str(option.number) for option in options],
        [option.cost_pence for option in options],
        ballot.pot_pence,
        tally,
    )


def rules_of(ballot: Ballot) -> list[Rule]:
    """The rule that decides, then the one shown beside it if that was allowed before the opening."""
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


def described(rule: Rule) -> dict[str, Any]:
    """The rule as a count keeps it and the record says it."""
    return {"rule": rule.rule, "completion": rule.completion, **rule.settings()}


def _profiles(ballot: Ballot) -> list[tuple[list[int], int]]:
    with connection.cursor() as cursor:
        cursor.execute(_PROFILES, [ballot.pk])
        return list(cursor.fetchall())


def _keep(ballot: Ballot, election: Election, rule: Rule, *, main: bool) -> Count:
    outcome = rules.count(election, rule)
    return Count.objects.create(
        ballot=ballot,
        main=main,
        rule=described(rule),
        version=outcome.version,
        input_digest=election.digest(),
        outcome=outcome.as_dict(),
    )
