"""Counting the parted papers by the rule of their kind."""

from collections.abc import Callable

from ballots.models import Ballot, BallotState, Count, Kind
from ballots.moving import alone_with, check_move, move
from ballots.tallies import money, pots, ranking, resolution
from ballots.tallies.result import Result
from record import entries

_BY_KIND: dict[str, Callable[[Ballot], list[Result]]] = {
    Kind.RANKING: ranking.results,
    Kind.RESOLUTION: resolution.results,
}


def count(ballot_id: int) -> bool:
    """Count a reconciled ballot and keep each outcome. Nothing is public before the declaration.

    Needs the database owner's rights. Doing it again does nothing; True if this call counted.
    """
    with alone_with(ballot_id) as ballot:
        if ballot.state == BallotState.COUNTED:
            return False
        check_move(ballot, BallotState.COUNTED)
        kept = [
            _keep(ballot, result, main=place == 0) for place, result in enumerate(results(ballot))
        ]
        move(
            ballot,
            BallotState.COUNTED,
            actor=entries.SYSTEM,
            action="ballots.counted",
            payload={"input_digest": kept[0].input_digest, "rules": [one.rule for one in kept]},
        )
    return True


def results(ballot: Ballot) -> list[Result]:
    """What the papers come to, the rule that decides first; the same every time. Writes nothing."""
    of_money = pots.results if ballot.has_pots else money.results
    return _BY_KIND.get(ballot.kind, of_money)(ballot)


def _keep(ballot: Ballot, result: Result, *, main: bool) -> Count:
    return Count.objects.create(
        ballot=ballot,
        main=main,
        rule=result.rule,
        version=result.version,
        input_digest=result.input_digest,
        outcome=result.outcome,
    )
