"""The papers of a `.blt` file: `weight first second … 0`, checked and grouped as they are read."""

from collections import defaultdict
from collections.abc import Iterable

from ballots.counting.blt_lines import BltError, Line, number, shown, whole_numbers
from ballots.counting.ranked import Preferences

END = b"0"


class Papers:
    """Takes the lines after the header up to the line `0`; holds distinct papers, no line."""

    def __init__(self, candidates: int) -> None:
        self.tally: defaultdict[Preferences, int] = defaultdict(int)
        self.withdrawn: set[int] = set()
        self._places = {str(one + 1).encode(): one for one in range(candidates)}
        self._weights: dict[bytes, int] = {}

    def take_all(self, lines: Iterable[Line]) -> None:
        """Read on to the line `0`; a line that is not plain at first sight is read word by word."""
        tally, weights, place = self.tally, self._weights, self._places.__getitem__
        for line in lines:
            words = line[1].split()
            weight = weights.get(words[0])
            if weight and words[-1] == END:
                try:
                    paper = tuple(map(place, words[1:-1]))
                except KeyError:
                    paper = ()
                if paper and len(set(paper)) == len(paper):
                    tally[paper] += weight
                    continue
            if self._take(line):
                return
        raise BltError(0, "The file ends before the line 0 that ends the papers.")

    def _take(self, line: Line) -> bool:
        """Whether the line was the `0` that ends the papers."""
        words = whole_numbers(line)
        if words == [END]:
            return True
        if words[0].startswith(b"-"):
            self._withdraw(words, line)
        else:
            self._count(words, line)
        return False

    def _withdraw(self, words: list[bytes], line: Line) -> None:
        """`-3`: the third candidate has withdrawn."""
        if self.tally:
            raise BltError(
                line.number,
                f"The weight {shown(words[0])} is not a whole number above nothing;"
                " withdrawn candidates stand before the papers.",
            )
        for word in words:
            if not word.startswith(b"-"):
                raise BltError(
                    line.number,
                    f"The weight {shown(words[0])} is below nothing; a withdrawn candidate, such as -3,"
                    " stands alone on a line.",
                )
            self.withdrawn.add(self._candidate(word[1:], line))

    def _count(self, words: list[bytes], line: Line) -> None:
        weight = number(words[0])
        if not weight:
            raise BltError(line.number, _bad_weight(words[0]))
        if len(words) == 1:
            reason = f"A weight stands alone: papers without a preference are written {weight} 0."
            raise BltError(line.number, reason)
        self._weights[words[0]] = weight
        self.tally[self._preferences(words[1:], line)] += weight

    def _preferences(self, words: list[bytes], line: Line) -> Preferences:
        if words[-1] == END:
            words.pop()
        preferences = tuple(self._candidate(word, line) for word in words)
        if len(set(preferences)) != len(preferences):
            raise BltError(line.number, _repeated(preferences))
        return preferences

    def _candidate(self, word: bytes, line: Line) -> int:
        candidate = number(word)
        if candidate is None:
            raise BltError(line.number, _no_candidate(word))
        if candidate == 0:
            reason = "There is a gap in the preferences: a 0 stands before the end of the line."
            raise BltError(line.number, reason)
        if candidate > len(self._places):
            reason = f"There is no candidate {candidate}: there are {len(self._places)}."
            raise BltError(line.number, reason)
        return candidate - 1


def _bad_weight(word: bytes) -> str:
    reason = f"The weight {shown(word)} is not a whole number above nothing"
    if word[:1].isdigit():
        return f"{reason}."
    return f"{reason}, or the line 0 that ends the papers is missing."


def _no_candidate(word: bytes) -> str:
    if word == b"-":
        return "There is a gap in the preferences: '-' leaves one out."
    if b"=" in word:
        return f"{shown(word)} gives two candidates one preference, which this rule cannot count."
    return f"{shown(word)} is not the number of a candidate."


def _repeated(preferences: Preferences) -> str:
    twice = next(one for one in preferences if preferences.count(one) > 1)
    return f"The paper names candidate {twice + 1} twice."
