"""Which figures of which class a decided resolution shows: all that its rule needs, and no more of a small class.

Where the rule counts each class by itself, the classes' figures are the sum itself, and the members of a small one were
warned before they voted. Where every vote counts the same, the figures of small classes are put together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from ballots.turnout import hide_small

Facts = dict[str, Any]
TOGETHER = "together"
_OF_A_CLASS = ("class_quorum_number", "class_quorum_percent")


@dataclass(frozen=True)
class Published:
    """`blocks` as the count has them; `small` are the codes of shown classes below the floor, `together` the names of those put together."""

    blocks: tuple[Facts, ...]
    needed: bool
    small: frozenset[str] = frozenset()
    together: tuple[str, ...] = ()


def published_blocks(outcome: Facts, floor: int) -> Published:
    """`floor` is the number of people below which a cell could tell how somebody voted."""
    blocks = outcome["blocks"]
    voters = {one["code"]: _taking_part(one) for one in blocks}
    if classes_needed(outcome):
        small = frozenset(code for code, people in voters.items() if 0 < people < floor)
        return Published(tuple(blocks), needed=True, small=small)
    return _put_together(blocks, voters, floor)


def classes_needed(outcome: Facts) -> bool:
    """Whether the rule asks something of a class by itself."""
    rule = outcome["rule"]
    return (
        rule["method"] in {"class-weight", "concurrent"}
        or rule["class_threshold"] is not None
        or any(Fraction(rule[name]) for name in _OF_A_CLASS)
        or any(one["cap"] is not None for one in outcome["blocks"])
    )


def _put_together(blocks: Sequence[Facts], voters: dict[str, int], floor: int) -> Published:
    hidden = {
        code
        for code, people in hide_small([(c, n) for c, n in voters.items() if n], floor).items()
        if people is None
    }
    if not hidden:
        return Published(tuple(blocks), needed=False)
    shown = [one for one in blocks if one["code"] not in hidden]
    merged = [one for one in blocks if one["code"] in hidden]
    names = tuple(one["name"] for one in merged)
    return Published((*shown, _sum(merged)), needed=False, together=names)


def _taking_part(block: Facts) -> int:
    return int(block["for"] + block["against"] + block["abstentions"])


def _sum(blocks: Sequence[Facts]) -> Facts:
    """One block that counts as these do together, by any rule that looks at no class by itself."""
    added = {
        name: sum(one[name] for one in blocks) for name in ("roll", "for", "against", "abstentions")
    }
    return {
        "code": TOGETHER,
        "name": _("Small groups together"),
        "value": blocks[0]["value"],
        **added,
    }
