"""What is counted: options with costs, a budget, and papers grouped into weighted profiles."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Marks = tuple[int, ...]
Scored = tuple[Marks, Marks]

LARGEST_AMOUNT = 10**15


class CountingError(Exception):
    """The election or the rule cannot be counted; the message is a plain sentence."""


@dataclass(frozen=True, eq=False)
class Election:
    """Options, budget and papers of one count; money in minor units (pence, grosze).

    Identical papers are one profile. Profile `i` names the options
    `indices[indptr[i]:indptr[i + 1]]` (positions in `ids`, ascending), was handed in by
    `weights[i]` voters, and where papers give points, `points` runs beside `indices`.
    Profiles are sorted, so that the order of the papers cannot reach a result.
    """

    ids: tuple[str, ...]
    costs: Integers
    budget: int
    unit: int
    indptr: Integers
    indices: Integers
    weights: Integers
    voters: int
    points: Integers | None = None

    @classmethod
    def from_papers(
        cls,
        ids: Sequence[str],
        costs: Sequence[int],
        budget: int,
        papers: Iterable[Sequence[int]],
        *,
        unit: int = 100,
    ) -> Self:
        """Group approval papers; a paper is the positions in `ids` that it names.

        `unit` is the number of minor units in one unit of currency. A blank paper is a voter too.
        """
        return cls.from_tally(
            ids, costs, budget, Counter(tuple(sorted(paper)) for paper in papers), unit=unit
        )

    @classmethod
    def from_tally(
        cls,
        ids: Sequence[str],
        costs: Sequence[int],
        budget: int,
        tally: Mapping[Marks, int],
        *,
        unit: int = 100,
    ) -> Self:
        """The same from papers already grouped: how many voters handed in each.

        The positions on a paper must be ascending.
        """
        return cls._packed(ids, costs, budget, sorted(tally.items()), unit=unit)

    @classmethod
    def from_scores(
        cls,
        ids: Sequence[str],
        costs: Sequence[int],
        budget: int,
        tally: Mapping[Scored, int],
        *,
        unit: int = 100,
    ) -> Self:
        """The same where each paper gives points: keys are (positions, points beside them)."""
        profiles = sorted(tally.items())
        points_beside = list(chain.from_iterable(points for (_, points), _ in profiles))
        papers = [(paper, voters) for (paper, _), voters in profiles]
        beside = np.array(points_beside, dtype=np.int64)
        return cls._packed(ids, costs, budget, papers, unit=unit, points=beside)

    @classmethod
    def _packed(
        cls,
        ids: Sequence[str],
        costs: Sequence[int],
        budget: int,
        profiles: list[tuple[Marks, int]],
        *,
        unit: int,
        points: Integers | None = None,
    ) -> Self:
        _check_options(ids, costs, budget, unit)
        lengths = np.array([len(paper) for paper, _ in profiles], dtype=np.int64)
        indptr = np.zeros(len(profiles) + 1, dtype=np.int64)
        np.cumsum(lengths, out=indptr[1:])
        named = chain.from_iterable(paper for paper, _ in profiles)
        weights = np.array([voters for _, voters in profiles], dtype=np.int64)
        election = cls(
            ids=tuple(ids),
            costs=np.array(costs, dtype=np.int64),
            budget=budget,
            unit=unit,
            indptr=indptr,
            indices=np.fromiter(named, dtype=np.int64, count=int(indptr[-1])),
            weights=weights,
            voters=int(weights.sum()),
            points=points,
        )
        election.check_papers()
        return election

    def check_papers(self) -> None:
        """Raises CountingError for a paper that names an option twice or one not on the list."""
        if self.points is not None and len(self.points) != len(self.indices):
            raise CountingError("A paper names options and points in different numbers.")
        if len(self.weights) and self.weights.min() < 1:
            raise CountingError("A profile must stand for at least one voter.")
        if not len(self.indices):
            return
        if self.indices.min() < 0 or self.indices.max() >= len(self.ids):
            raise CountingError("A paper names an option that is not on the list.")
        starts = np.zeros(len(self.indices) + 1, dtype=bool)
        starts[self.indptr] = True
        if not (starts[1:-1] | (np.diff(self.indices) > 0)).all():
            raise CountingError("A paper names an option twice, or not in the order of the list.")

    def votes(self) -> Integers:
        """How many voters named each option."""
        return self._summed(np.ones(len(self.indices), dtype=np.int64))

    def scores(self) -> Integers:
        """The points each option was given; on papers without points, its votes."""
        return self.votes() if self.points is None else self._summed(self.points)

    def totals(self) -> Integers:
        """The points that each profile gives together; on papers without points, how many it names."""
        given = np.ones(len(self.indices), dtype=np.int64) if self.points is None else self.points
        sums = np.zeros(len(given) + 1, dtype=np.int64)
        np.cumsum(given, out=sums[1:])
        totals: Integers = sums[self.indptr[1:]] - sums[self.indptr[:-1]]
        return totals

    def support(self, votes: int, score: int) -> dict[str, int]:
        """What an explanation says of the papers for one option; `points` only where papers give points."""
        facts = {"votes": votes, "score": score}
        return facts if self.points is None else {**facts, "points": score}

    def _summed(self, values: Integers) -> Integers:
        each = np.repeat(self.weights, np.diff(self.indptr)) * values
        # bincount adds in float64, which is exact for whole numbers below 2 to the 53rd.
        summed = np.bincount(self.indices, weights=each, minlength=len(self.ids))
        return summed.astype(np.int64)

    def digest(self) -> str:
        """SHA-256 of the whole input in canonical form (docs/counting.md says how to repeat it)."""
        head = {
            "ids": self.ids,
            "budget": self.budget,
            "unit": self.unit,
            "voters": self.voters,
            "points": self.points is not None,
        }
        found = hashlib.sha256(json.dumps(head, ensure_ascii=False, sort_keys=True).encode())
        for array in (self.costs, self.indptr, self.indices, self.weights, self.points):
            if array is not None:
                found.update(array.astype("<i8").tobytes())
        return found.hexdigest()


def _check_options(ids: Sequence[str], costs: Sequence[int], budget: int, unit: int) -> None:
    if len(ids) != len(costs):
        raise CountingError(f"There are {len(ids)} options but {len(costs)} costs.")
    if len(set(ids)) != len(ids):
        raise CountingError("Two options have the same id.")
    if not 0 <= budget <= LARGEST_AMOUNT:
        raise CountingError("The budget must be nothing or more, and at most 10^15 minor units.")
    if unit < 1:
        raise CountingError("A unit of currency must hold at least one minor unit.")
    for name, cost in zip(ids, costs, strict=True):
        if not 0 < cost <= LARGEST_AMOUNT:
            raise CountingError(f"The cost of option {name} must be above nothing.")
