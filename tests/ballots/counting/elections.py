"""Small elections written as a list of papers, and drawn at random."""

from hypothesis import strategies as st

from ballots.counting.election import Election


def election(costs, papers, budget, unit=1):
    """Options a, b, c … with these costs; a paper is a string such as "ac"."""
    ids = [chr(ord("a") + place) for place in range(len(costs))]
    return Election.from_papers(
        ids, costs, budget, [[ids.index(name) for name in paper] for paper in papers], unit=unit
    )


@st.composite
def drawn(draw, most_options=6, most_papers=14):
    """Costs, papers and budget of a small election, with many ties and exact fits among them."""
    options = draw(st.integers(1, most_options))
    names = "abcdefgh"[:options]
    costs = draw(st.lists(st.integers(1, 30), min_size=options, max_size=options))
    paper = st.sets(st.sampled_from(names)).map(lambda marks: "".join(sorted(marks)))
    papers = draw(st.lists(paper, min_size=1, max_size=most_papers))
    return costs, papers, draw(st.integers(0, 60))
