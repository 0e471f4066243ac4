"""Money in several pots: each is counted as a ballot of its own, and together they are one outcome."""

import hashlib
from collections.abc import Sequence
from itertools import chain

from ballots.counting.election import Election
from ballots.counting.outcome import Facts
from ballots.models import Ballot, Option, Pot
from ballots.tallies import money
from ballots.tallies.result import Result, profiles


def results(ballot: Ballot) -> list[Result]:
    """Of all pots together, by each rule of the ballot.

    An outcome is that of `ballots.counting` with the sums and the winners of all pots, the pots in their order, and `pots`:
    for each its number, its name and the outcome of it alone. `voters` are all papers; those of a pot are the papers that
    name something in it, so that whoever left a pot to others has no share of it and is no part of its floor.
    `input_digest` is the SHA-256 of the pots' digests, each on a line.
    """
    pots = list(ballot.pots.order_by("number"))
    options = list(ballot.options.order_by("number"))
    papers = list(profiles(ballot))
    each = [money.counted(ballot, _election(ballot, pot, options, papers)) for pot in pots]
    voters = sum(number for _stratum, _marks, number in papers)
    return [_together(pots, of_one_rule, voters) for of_one_rule in zip(*each, strict=True)]


def _election(
    ballot: Ballot,
    pot: Pot,
    options: Sequence[Option],
    papers: Sequence[tuple[str, tuple[int, ...], int]],
) -> Election:
    mine = [option for option in options if option.pot_id == pot.pk]
    numbers = {option.number for option in mine}
    cast = [
        (marks, voters)
        for stratum, marks, voters in papers
        if numbers.intersection(marks) and (not pot.strata or stratum in pot.strata)
    ]
    standing = [option for option in mine if option.withdrawn_at is None]
    return money.election(ballot, standing, pot.pence, cast)


def _together(pots: Sequence[Pot], results: Sequence[Result], voters: int) -> Result:
    first, outcomes = results[0], [result.outcome for result in results]
    lines = "\n".join(result.input_digest for result in results)
    digest = hashlib.sha256(lines.encode()).hexdigest()
    return Result(
        rule=first.rule,
        version=first.version,
        input_digest=digest,
        outcome={
            **{name: first.outcome[name] for name in _THE_SAME_IN_EACH},
            **{name: sum(one[name] for one in outcomes) for name in _ADDED_UP},
            **{name: list(chain(*(one[name] for one in outcomes))) for name in _ONE_AFTER_ANOTHER},
            "voters": voters,
            "certified": all(one["certified"] for one in outcomes),
            "details": {},
            "explanation": _explanation(outcomes),
            "input_digest": digest,
            "pots": [
                {"number": pot.number, "name": pot.name, **outcome}
                for pot, outcome in zip(pots, outcomes, strict=True)
            ],
        },
    )


_THE_SAME_IN_EACH = ("version", "rule", "completion", "settings", "unit")
_ADDED_UP = ("budget", "spent", "exact_comparisons")
_ONE_AFTER_ANOTHER = ("selected", "ties", "rounds")


def _explanation(outcomes: Sequence[Facts]) -> Facts:
    return {name: facts for outcome in outcomes for name, facts in outcome["explanation"].items()}
