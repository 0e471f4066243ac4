"""Who supports which option: the papers turned on their side, made once for a count."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ballots.counting.election import Election, Integers

Endowment = Fraction


@dataclass(frozen=True, eq=False)
class Backing:
    """For each option the profiles that name it (`who`) and their numbers of voters (`weights`)."""

    profiles: int
    costs: tuple[int, ...]
    votes: tuple[int, ...]
    who: tuple[Integers, ...]
    weights: tuple[NDArray[np.float64], ...]

    @classmethod
    def of(cls, election: Election) -> Self:
        """The supporters of every option of the election."""
        profile = np.repeat(np.arange(len(election.weights)), np.diff(election.indptr))
        order = np.argsort(election.indices, kind="stable")
        ends = np.cumsum(np.bincount(election.indices, minlength=len(election.ids)))
        who = np.split(profile[order], ends[:-1])
        return cls(
            profiles=len(election.weights),
            costs=tuple(election.costs.tolist()),
            votes=tuple(election.votes().tolist()),
            who=tuple(who),
            weights=tuple(election.weights[profiles].astype(np.float64) for profiles in who),
        )
