"""Why a resolution passed or failed: codes with figures, for the one sentence of a page."""

from collections.abc import Iterator
from fractions import Fraction

from ballots.counting import proportions
from ballots.counting.outcome import Facts
from ballots.counting.resolution_blocks import BlockOutcome
from ballots.counting.resolution_rule import ResolutionRule


def met(share: Fraction | None, threshold: Fraction, *, at_least: bool) -> bool:
    """Whether a share reaches, or passes, the threshold."""
    return share is not None and (share >= threshold if at_least else share > threshold)


def against_threshold(code: str, share: Fraction | None, rule: ResolutionRule) -> Facts | None:
    """The reason `code` with by how much the threshold was missed; none where it was met."""
    if met(share, rule.threshold, at_least=rule.at_least):
        return None
    if share is None:
        return {"code": "nothing-counted", "measure": code.removesuffix("-missed")}
    return {"code": code, **figures(share, rule.threshold, at_least=rule.at_least)}


def figures(share: Fraction, threshold: Fraction, *, at_least: bool) -> Facts:
    """A share beside the threshold it is measured against."""
    return {
        "share": proportions.written(share, threshold),
        "needed": proportions.written(threshold),
        "at_least": at_least,
        "short_by": proportions.written(max(threshold - share, Fraction(0))),
    }


def quorum(present: int, needed: int) -> Facts | None:
    """The reason `quorum-missed`, in heads."""
    if present >= needed:
        return None
    return {
        "code": "quorum-missed",
        "present": present,
        "needed": needed,
        "short_by": needed - present,
    }


def turnout(voted: int, roll: int, rule: ResolutionRule) -> Facts | None:
    """The reason `turnout-floor-missed`; nobody on the roll is no turnout."""
    share = Fraction(voted, roll) if roll else Fraction(0)
    if share >= rule.turnout_floor:
        return None
    return {
        "code": "turnout-floor-missed",
        "voted": voted,
        "roll": roll,
        **figures(share, rule.turnout_floor, at_least=True),
    }


def of_classes(
    outcomes: list[BlockOutcome], present: list[int], rule: ResolutionRule
) -> Iterator[Facts]:
    """Classes below their quorum, then those that did not meet the threshold for each class."""
    for one, there in zip(outcomes, present, strict=True):
        missed = quorum(there, one.quorum_needed)
        if missed:
            yield {**missed, "code": "class-quorum-missed", **_named(one)}
    for one in outcomes:
        if one.met is False:
            yield _against(one, rule)


def _against(one: BlockOutcome, rule: ResolutionRule) -> Facts:
    threshold, at_least = rule.for_each_class or (rule.threshold, rule.at_least)
    if one.share is None:
        return {"code": "class-empty", **_named(one)}
    return {
        "code": "class-against",
        **_named(one),
        "for": one.block.votes_for,
        "against": one.block.votes_against,
        **figures(one.share, threshold, at_least=at_least),
    }


def _named(one: BlockOutcome) -> Facts:
    return {"class": one.block.code, "name": one.block.name}
