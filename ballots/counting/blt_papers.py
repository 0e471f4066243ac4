"""The papers of a `.blt` file: `weight first second … 0`, checked and grouped as they are read."""

from collections import defaultdict
from collections.abc import Iterable

from ballots.counting.blt_lines import BltError, Line, shown, whole_number, words
from ballots.counting.ranked import Preferences

END = b"0"


class Papers:
    """Takes the lines after the header up to the line `0`; holds distinct papers, no line."""

    def __init__(self, candidates: int) -> None:
        self.tally: defaultdict[Preferences, int] = defaultdict(int)
        self.withdrawn: set[int] = set()
        self._candidates = candidates
        places = {str(one + 1).encode(): one for one in range(candidates)}
        self._place = places.__getitem__
        self._weights: dict[bytes, int] = {}

    def take_all(self, lines: Iterable[Line]) -> None:
        """Read on to the line `0`; a line that is not plain at first sight is read word by word."""
        for number, text in lines:
            if not self._plain(text.split()) and self._ends(number, words(text)):
                return
        raise BltError(0, "The file ends before the line 0 that ends the papers.")

    def _plain(self, written: list[bytes]) -> bool:
        """Whether the line was a whole paper without fault, with a weight that was met before."""
        weight = self._weights.get(written[0])
        if not weight or written[-1] != END:
            return False
        try:
            paper = tuple(map(self._place, written[1:-1]))
        except KeyError:
            return False
        if not paper or len(set(paper)) != len(paper):
            return False
        self.tally[paper] += weight
        return True

    def _ends(self, line: int, written: list[bytes]) -> bool:
        """Whether the line was the `0` that ends the papers."""
        if written == [END]:
            return True
        if written[0].startswith(b"-"):
            self._withdraw(line, written)
        else:
            self._count(line, written)
        return False

    def _withdraw(self, line: int, written: list[bytes]) -> None:
        """`-3`: the third candidate has withdrawn."""
        weight = shown(written[0])
        if self.tally:
            reason = (
                f"The weight {weight} is below nothing; who has withdrawn stands before the papers."
            )
            raise BltError(line, reason)
        if not all(word.startswith(b"-") for word in written):
            reason = (
                f"The weight {weight} is below nothing; who has withdrawn stands alone on a line."
            )
            raise BltError(line, reason)
        self.withdrawn |= {self._candidate(line, word[1:]) for word in written}

    def _count(self, line: int, written: list[bytes]) -> None:
        weight = whole_number(written[0])
        if not weight:
            raise BltError(line, _bad_weight(written[0]))
        if len(written) == 1:
            reason = f"A weight stands alone: papers without a preference are written {weight} 0."
            raise BltError(line, reason)
        self._weights[written[0]] = weight
        self.tally[self._preferences(line, written[1:])] += weight

    def _preferences(self, line: int, written: list[bytes]) -> Preferences:
        if written[-1] == END:
            written.pop()
        preferences = tuple(self._candidate(line, word) for word in written)
        if len(set(preferences)) != len(preferences):
            raise BltError(line, _repeated(preferences))
        return preferences

    def _candidate(self, line: int, word: bytes) -> int:
        candidate = whole_number(word)
        if candidate is None:
            raise BltError(line, _no_candidate(word))
        if candidate == 0:
            reason = "There is a gap in the preferences: a 0 stands before the end of the line."
            raise BltError(line, reason)
        if candidate > self._candidates:
            raise BltError(
                line, f"There is no candidate {candidate}: there are {self._candidates}."
            )
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
