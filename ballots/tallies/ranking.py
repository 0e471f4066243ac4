"""Elections: ranked papers by the single transferable vote."""

import hashlib
from collections import Counter

from ballots.counting.ranked import RankedElection
from ballots.counting.stv import count_stv
from ballots.models import Ballot
from ballots.tallies.result import Result, profiles

# What `Ballot.rule_parameters` says of the lot, before the opening.
LOT = "sealed-lists"


def results(ballot: Ballot) -> list[Result]:
    """Candidates are named by their number on the ballot, as text; papers pass over the withdrawn."""
    election, seed = _election(ballot), lot_seed(ballot)
    outcome = count_stv(election, seed=seed)
    return [
        Result(
            rule={"rule": ballot.rule, "seats": ballot.seats, "lot": LOT, "seed": seed},
            version=outcome.version,
            input_digest=election.digest(),
            outcome=outcome.as_dict(),
        )
    ]


def lot_seed(ballot: Ballot) -> str:
    """What the lot of a tie is drawn from: SHA-256 of "lot:", the receipts' root, ":" and the papers' root.

    Both Merkle roots go on the public record when papers are parted, before anything is counted, so that
    anybody can draw the lot again and nobody can draw it twice. And nobody can choose it: every vote that
    is cast or changed changes the roots, a voter sees no paper or receipt but their own, and the officers see none
    before the lists are sealed. Only who holds the database as its owner and the ballot's key while voting is open
    could try out votes for a lot they like, and they could read the papers too (decision 2).
    """
    sealed = f"lot:{ballot.receipts_root}:{ballot.papers_root}"
    return hashlib.sha256(sealed.encode()).hexdigest()


def _election(ballot: Ballot) -> RankedElection:
    options = list(ballot.options.order_by("number"))
    place = {option.number: position for position, option in enumerate(options)}
    tally: Counter[tuple[int, ...]] = Counter()
    for _stratum, marks, voters in profiles(ballot):
        tally[tuple(place[number] for number in marks)] += voters
    return RankedElection.from_tally(
        [str(option.number) for option in options],
        ballot.seats or 0,
        tally,
        withdrawn=[place[one.number] for one in options if one.withdrawn_at is not None],
    )
