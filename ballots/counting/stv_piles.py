"""Where every paper lies during a count, and at what value."""

from collections import defaultdict
from collections.abc import Callable, Collection

from ballots.counting.ranked import Preferences, RankedElection
from ballots.counting.stv_outcome import UNIT, Transfer

# Preferences, the place in them of the candidate the paper lies with, and how many such papers.
Bundle = tuple[Preferences, int, int]


class Piles:
    """Papers by candidate and by the value each of them was received at, in units of 0.00001."""

    def __init__(self, election: RankedElection) -> None:
        self.votes = [0] * len(election.candidates)
        self.exhausted = 0
        self.rounding = 0
        self._piles: list[defaultdict[int, list[Bundle]]] = [
            defaultdict(list) for _ in election.candidates
        ]
        for preferences, weight in election.papers:
            if preferences:
                first = preferences[0]
                self._piles[first][UNIT].append((preferences, 0, weight))
                self.votes[first] += UNIT * weight

    def pass_surplus(
        self, giver: int, quota: int, continuing: Collection[int]
    ) -> tuple[Transfer, ...]:
        """Pass on what lies above the quota (units), each paper at a part of its own value.

        Transfer value = surplus x value when received / total of the giver, to five decimals, the
        remainder ignored (rule 48(3)).
        """
        total = self.votes[giver]
        surplus = total - quota
        return self._pass(giver, surplus, continuing, lambda value: surplus * value // total)

    def pass_all(self, giver: int, continuing: Collection[int]) -> tuple[Transfer, ...]:
        """Pass on the papers of an excluded candidate, each at the value it came with (rule 50)."""
        return self._pass(giver, self.votes[giver], continuing, lambda value: value)

    def _pass(
        self,
        giver: int,
        given: int,
        continuing: Collection[int],
        value_now: Callable[[int], int],
    ) -> tuple[Transfer, ...]:
        moved: dict[int | None, tuple[int, int]] = {}
        for value, bundles in self._piles[giver].items():
            now = value_now(value)
            for to, papers in self._move(bundles, now, continuing).items():
                before, votes = moved.get(to, (0, 0))
                moved[to] = (before + papers, votes + papers * now)
        self._piles[giver].clear()
        transfers = tuple(
            Transfer(giver, to, papers, votes) for to, (papers, votes) in _listed(moved)
        )
        self._credit(giver, given, transfers)
        return transfers

    def _move(
        self, bundles: list[Bundle], value: int, continuing: Collection[int]
    ) -> defaultdict[int | None, int]:
        """How many papers went to whom; those without a further preference to nobody."""
        moved: defaultdict[int | None, int] = defaultdict(int)
        for preferences, place, weight in bundles:
            for later in range(place + 1, len(preferences)):
                to = preferences[later]
                if to in continuing:
                    self._piles[to][value].append((preferences, later, weight))
                    moved[to] += weight
                    break
            else:
                moved[None] += weight
        return moved

    def _credit(self, giver: int, given: int, transfers: tuple[Transfer, ...]) -> None:
        self.votes[giver] -= given
        for transfer in transfers:
            if transfer.to is None:
                self.exhausted += transfer.votes
            else:
                self.votes[transfer.to] += transfer.votes
        self.rounding += given - sum(transfer.votes for transfer in transfers)


def _listed(
    moved: dict[int | None, tuple[int, int]],
) -> list[tuple[int | None, tuple[int, int]]]:
    """In the order of the list, nobody last."""
    return sorted(moved.items(), key=lambda one: (one[0] is None, one[0] or 0))
