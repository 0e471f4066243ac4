"""What docs/counting.md says can be done with it is done."""

import re

from ballots.counting.election import Election
from council.starting.places import ROOT

TEXT = (ROOT / "docs" / "counting.md").read_text()


def test_the_digest_can_be_repeated_from_the_document():
    told = {}
    exec(re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)[1], told)
    ids, costs, papers = ["1", "2", "ä"], [500, 70_000, 100_000_000], [[1, 0], [], [2], [0, 1]]
    assert (
        told["digest"](ids, costs, 90_000, papers)
        == Election.from_papers(ids, costs, 90_000, papers).digest()
    )


def test_every_reason_is_in_the_document():
    source = "".join(
        (ROOT / "ballots" / "counting" / name).read_text()
        for name in ("greedy.py", "shares_explained.py")
    )
    reasons = {
        "fits",
        "last-if-left",
        "does-not-fit",
        "after-the-stop",
        "below-threshold",
        "shares",
        "completion",
        "supporters-money",
        "no-votes",
    }
    assert all(f'"{reason}"' in source and f"`{reason}`" in TEXT for reason in reasons)
