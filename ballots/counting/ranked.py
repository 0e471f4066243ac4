"""What is counted: candidates, seats, and ranked papers grouped into weighted profiles."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from ballots.counting.election import CountingError

Preferences = tuple[int, ...]


@dataclass(frozen=True)
class RankedElection:
    """Candidates, seats and papers of one count.

    A paper is the positions in `candidates` (from 0) in the order of preference, with how many
    voters handed it in; one without any preference is invalid. A withdrawn candidate gets nothing:
    papers pass over them.
    """

    candidates: tuple[str, ...]
    seats: int
    papers: tuple[tuple[Preferences, int], ...]
    withdrawn: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self._check_candidates()
        self._check_papers()

    @classmethod
    def from_tally(
        cls,
        candidates: Iterable[str],
        seats: int,
        tally: Mapping[Preferences, int],
        withdrawn: Collection[int] = (),
    ) -> Self:
        """Sort the papers, so that their order cannot reach a result, and strike the withdrawn."""
        papers = _without(tally, frozenset(withdrawn)) if withdrawn else tally
        return cls(
            candidates=tuple(candidates),
            seats=seats,
            papers=tuple([(preferences, papers[preferences]) for preferences in sorted(papers)]),
            withdrawn=tuple(sorted(set(withdrawn))),
        )

    @cached_property
    def valid(self) -> int:
        """Papers with a first preference."""
        return sum(weight for preferences, weight in self.papers if preferences)

    @cached_property
    def invalid(self) -> int:
        """Papers without a preference for anybody who stands."""
        return sum(weight for preferences, weight in self.papers if not preferences)

    def digest(self) -> str:
        """SHA-256 of the whole input in canonical form (docs/counting.md says how to repeat it)."""
        whole = {
            "candidates": self.candidates,
            "seats": self.seats,
            "withdrawn": self.withdrawn,
            "papers": sorted(self.papers),
        }
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def _check_candidates(self) -> None:
        if self.seats < 1:
            raise CountingError("There must be at least one seat.")
        if len(set(self.candidates)) != len(self.candidates):
            raise CountingError("Two candidates have the same name.")
        if any(not 0 <= one < len(self.candidates) for one in self.withdrawn):
            raise CountingError("A withdrawn candidate is not on the list.")

    def _check_papers(self) -> None:
        """All at once, because there may be tens of thousands."""
        papers = [preferences for preferences, _ in self.papers]
        named = set().union(*papers)
        if min((weight for _, weight in self.papers), default=1) < 1:
            raise CountingError("A profile must stand for at least one voter.")
        if not named <= set(range(len(self.candidates))):
            raise CountingError("A paper names a candidate who is not on the list.")
        if sum(map(len, map(set, papers))) != sum(map(len, papers)):
            raise CountingError("A paper names a candidate twice.")
        if not named.isdisjoint(self.withdrawn):
            raise CountingError("A paper names a candidate who has withdrawn.")


def _without(tally: Mapping[Preferences, int], gone: frozenset[int]) -> Counter[Preferences]:
    left: Counter[Preferences] = Counter()
    for preferences, weight in tally.items():
        left[tuple(one for one in preferences if one not in gone)] += weight
    return left
