"""What docs/counting.md says can be done with it is done."""

import re
from collections import Counter
from fractions import Fraction

import pytest

from ballots.counting.election import Election
from ballots.counting.resolutions import Block, ResolutionRule
from ballots.counting.stv import RankedElection
from ballots.tallies import resolution
from council.starting.places import ROOT

TEXT = (ROOT / "docs" / "counting.md").read_text()


def programs():
    told = {}
    for program in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(program, told)
    return told


def test_the_digest_can_be_repeated_from_the_document():
    told = programs()
    ids, costs, papers = ["1", "2", "ä"], [500, 70_000, 100_000_000], [[1, 0], [], [2], [0, 1]]
    assert (
        told["digest"](ids, costs, 90_000, papers)
        == Election.from_papers(ids, costs, 90_000, papers).digest()
    )


def test_every_reason_is_in_the_document():
    source = "".join(
        (ROOT / "ballots" / "counting" / name).read_text()
        for name in ("greedy.py", "floors.py", "shares_explained.py")
    )
    reasons = {
        "fits",
        "last-if-left",
        "does-not-fit",
        "after-the-stop",
        "below-threshold",
        "below-share",
        "shares",
        "completion",
        "supporters-money",
        "no-votes",
    }
    assert all(f'"{reason}"' in source and f"`{reason}`" in TEXT for reason in reasons)


def test_the_digest_of_papers_with_points_can_be_repeated_from_the_document():
    ids, costs = ["1", "2", "3"], [60_000, 5_000, 40_000]
    papers = [{2: 3, 0: 1}, {0: 4}, {0: 1, 2: 3}, {}]
    tally = Counter((tuple(sorted(p)), tuple(p[mark] for mark in sorted(p))) for p in papers)
    election = Election.from_scores(ids, costs, 90_000, tally)
    assert programs()["points_digest"](ids, costs, 90_000, papers) == election.digest()


def test_the_digest_of_ranked_papers_can_be_repeated_from_the_document():
    candidates, papers = ["Ann", "Bö"], [[1, 0], [], [1], [1, 0]]
    tally = Counter(map(tuple, papers))
    for withdrawn in ([], [0]):
        election = RankedElection.from_tally(candidates, 2, tally, withdrawn)
        left = [[one for one in paper if one not in withdrawn] for paper in papers]
        assert programs()["ranked_digest"](candidates, 2, left, withdrawn) == election.digest()


def test_the_digest_of_a_resolution_can_be_repeated_from_the_document():
    rule = ResolutionRule(method="class-weight", threshold=Fraction(1, 2), at_least=False)
    blocks = [Block("staff", "Staff", Fraction(1, 3), 9, 4, 2, 1)]
    assert programs()["resolution_digest"](rule, blocks) == resolution.digest(blocks, rule)


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (
            ["stv_outcome.py", "stv_ties.py", "stv.py"],
            {
                "first-preferences",
                "surplus",
                "exclusion",
                "order-of-election",
                "earlier-stage",
                "lot",
            },
        ),
        (
            ["resolutions.py", "resolution_reasons.py"],
            {
                "passed",
                "threshold-missed",
                "value-missed",
                "quorum-missed",
                "turnout-floor-missed",
                "class-quorum-missed",
                "class-against",
                "class-empty",
                "nothing-counted",
            },
        ),
    ],
)
def test_every_code_of_a_stage_and_a_resolution_is_in_the_document(files, codes):
    source = "".join((ROOT / "ballots" / "counting" / name).read_text() for name in files)
    assert all(f'"{code}"' in source and f"`{code}`" in TEXT for code in codes)
