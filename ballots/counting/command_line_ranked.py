"""What the command `count` does with `.blt` files."""

import argparse
from pathlib import Path

from ballots.counting import blt
from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts
from ballots.counting.stv import count_stv

# Options that say something of a budget, with what they are where nobody gave them.
OF_BUDGETS = {
    "stop": False,
    "threshold": None,
    "threshold_percent": 0,
    "last_if_left": None,
    "completion": "none",
    "tie_rule": "votes-cost-id",
    "step": 1,
}


def check(options: argparse.Namespace) -> None:
    """Raises CountingError for an option of the other rules."""
    for name, unused in OF_BUDGETS.items():
        if getattr(options, name) != unused:
            raise CountingError(f"{options.rule} counts no budgets: it has no such setting.")


def counted(path: Path, options: argparse.Namespace) -> Facts:
    """The outcome of one file."""
    outcome = count_stv(blt.read(path).election, seed=options.seed).as_dict()
    return {"file": str(path), **outcome}
