"""Small ranked elections written as papers, and drawn at random."""

from collections import Counter

from hypothesis import strategies as st

from ballots.counting.stv import RankedElection

NAMES = "ABCDEFGH"


def ranked(seats, papers, candidates="ABC", withdrawn=""):
    """Candidates A, B, C …; a paper is a string such as "BA", or several of them as "3 BA"."""
    tally = Counter()
    for written in papers:
        weight, _, names = written.rpartition(" ")
        tally[tuple(candidates.index(name) for name in names)] += int(weight or 1)
    gone = [candidates.index(name) for name in withdrawn]
    return RankedElection.from_tally(tuple(candidates), seats, tally, gone)


@st.composite
def drawn(draw, most_candidates=6, most_papers=30):
    """Candidates, seats and papers of a small election, blank papers and many ties among them."""
    names = NAMES[: draw(st.integers(1, most_candidates))]
    paper = st.permutations(names).flatmap(
        lambda order: st.integers(0, len(order)).map(lambda length: "".join(order[:length]))
    )
    papers = draw(st.lists(st.tuples(st.integers(1, 7), paper), max_size=most_papers))
    return names, draw(st.integers(1, 4)), [f"{weight} {names}" for weight, names in papers]
