"""The command `count`: results of `.pb` and `.blt` files as one JSON object a line. Needs no settings."""

import argparse
import json
import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from ballots.counting import command_line_ranked, pabulib, resolution_file, stv
from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts
from ballots.counting.rules import COMPLETIONS, RULES, Rule, count
from ballots.counting.unreadable import UnreadableFile

SUMMARY = (
    "Count the votes of Pabulib files (budgets, amounts in currency), BLT files (ranked papers, "
    "--rule scottish-stv) or published resolutions (--rule resolution); prints one JSON object a line."
)


class Stream(Protocol):
    """Where lines go: a process's own stream, or the wrapper a Django command is given."""

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command, shared by manage.py and by this module run on its own."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument(
        "--rule", choices=(*RULES, stv.RULE, resolution_file.RULE), default="greedy"
    )
    parser.add_argument("--stop-at-first-that-does-not-fit", action="store_true", dest="stop")
    parser.add_argument(
        "--threshold",
        type=int,
        metavar="N",
        help="leave out projects with a lower score (greedy rules: the file's own by default)",
    )
    parser.add_argument(
        "--threshold-percent",
        type=int,
        default=0,
        metavar="N",
        help="leave out projects that fewer than this part of all voters named",
    )
    parser.add_argument(
        "--last-if-left",
        type=_part,
        metavar="PART",
        help="fund the first that does not fit if this part of its cost is left, and stop",
    )
    parser.add_argument("--completion", choices=COMPLETIONS, default="none")
    parser.add_argument("--tie-rule", default="votes-cost-id", metavar="NAME")
    parser.add_argument("--step", type=int, default=1, help="currency units add1 raises a voter by")
    parser.add_argument(
        "--seed",
        default="",
        metavar="TEXT",
        help="what the lot is drawn from where ranked candidates tie at every stage",
    )
    parser.add_argument("--format", choices=("json",), default="json")


def _part(text: str) -> Fraction:
    try:
        return Fraction(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number such as 0.8") from error


def run(options: argparse.Namespace, out: Stream, err: Stream) -> int:
    """Count each file; the exit status is 1 if one of them could not be counted.

    A file that cannot be read or counted is one line on `err`; the others are still counted.
    """
    try:
        check(options)
    except CountingError as error:
        err.write(f"{error}\n")
        return 2
    failed = False
    for path in options.files:
        try:
            out.write(json.dumps(counted(path, options), ensure_ascii=False) + "\n")
            out.flush()
        except OSError as error:
            failed = True
            err.write(f"{path}: {error.strerror or error}\n")
        except (CountingError, UnreadableFile) as error:
            failed = True
            err.write(f"{path}: {error}\n")
    return int(failed)


def check(options: argparse.Namespace) -> None:
    """Raises CountingError for options that make no sense together."""
    if options.rule in {stv.RULE, resolution_file.RULE}:
        command_line_ranked.check(options)
    else:
        rule_for(options, 0)


def rule_for(options: argparse.Namespace, threshold_of_file: int) -> Rule:
    """The rule the options ask for; a file's own threshold belongs to the greedy rules."""
    own = 0 if options.rule == "equal-shares" else threshold_of_file
    return Rule(
        rule=options.rule,
        completion=options.completion,
        stop_at_first_that_does_not_fit=options.stop,
        threshold=own if options.threshold is None else options.threshold,
        threshold_percent=options.threshold_percent,
        last_if_left=options.last_if_left,
        tie_rule=options.tie_rule,
        step=options.step,
    )


def counted(path: Path, options: argparse.Namespace) -> Facts:
    """The outcome of one file, amounts in units of currency."""
    if options.rule == stv.RULE:
        return command_line_ranked.counted(path, options)
    if options.rule == resolution_file.RULE:
        return resolution_file.counted(path)
    if path.suffix.lower() == ".blt":
        raise CountingError(f"Ranked papers are counted with --rule {stv.RULE}.")
    meta, election, _ = pabulib.read(path)
    outcome = count(election, rule_for(options, meta.threshold))
    return {"file": str(path), **outcome.in_currency(), "notes": list(meta.notes)}


def main(arguments: Sequence[str]) -> int:
    """Run with these arguments and the process's own streams; returns the exit status."""
    parser = argparse.ArgumentParser(prog="manage.py count", description=SUMMARY)
    add_arguments(parser)
    return run(parser.parse_args(arguments), sys.stdout, sys.stderr)
