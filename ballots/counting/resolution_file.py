"""The published result of a resolution (JSON), counted again."""

import hashlib
import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts
from ballots.counting.resolutions import Block, ResolutionRule, count_resolution
from ballots.counting.unreadable import UnreadableFile

RULE = "resolution"
LARGEST = 1_000_000  # bytes: a rule and a few classes


def digest(blocks: Sequence[Block], rule: ResolutionRule) -> str:
    """SHA-256 of rule and blocks in canonical form (docs/counting.md says how to repeat it)."""
    whole = {"rule": rule.as_dict(), "blocks": [vars(block) for block in blocks]}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def counted(path: Path) -> Facts:
    """The outcome of the file's `blocks` by its `rule`, with the digest of both.

    Raises UnreadableFile for what is no such file, CountingError for what cannot be counted.
    """
    facts = _read(path)
    try:
        rule = ResolutionRule.from_dict(facts["rule"])
        blocks = [_block(one) for one in facts["blocks"]]
    except (KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError) as error:
        raise CountingError(f"The file lacks a rule or its groups: {error}.") from error
    outcome = count_resolution(blocks, rule).as_dict()
    return {"file": str(path), **outcome, "input_digest": digest(blocks, rule)}


def _read(path: Path) -> Facts:
    if path.stat().st_size > LARGEST:
        raise UnreadableFile(0, f"The file is larger than {LARGEST:,} bytes.")
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(0, f"This is not JSON: {error}") from error
    if not isinstance(facts, dict):
        raise UnreadableFile(0, "This is not the result of a resolution.")
    return facts


def _block(facts: dict[str, Any]) -> Block:
    return Block(
        code=facts["code"],
        name=facts["name"],
        weight=_fraction(facts.get("weight")),
        roll=facts["roll"],
        votes_for=facts["for"],
        votes_against=facts["against"],
        abstentions=facts["abstentions"],
        value=facts.get("value") or 0,
        cap=_fraction(facts.get("cap")),
    )


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
