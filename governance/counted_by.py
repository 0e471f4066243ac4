"""From a constitution's rule and classes to what the count needs: fractions and blocks."""

from collections.abc import Sequence
from fractions import Fraction

from ballots.counting import resolutions as counting
from ballots.drafting import BlockTerms
from governance.models import EmptyClass, Method, Resolution, ResolutionRule, exactly
from members.models import StakeholderClass


def rule_of(resolution: Resolution) -> counting.ResolutionRule:
    """The rule a resolution is counted by: that of the second meeting where it confirms a first."""
    rule = resolution.rule
    second = resolution.first_id is not None and rule.second_meeting_threshold is not None
    return counting.ResolutionRule(
        method=Method(rule.method).value,  # type: ignore[arg-type]
        threshold=exactly(rule.second_meeting_threshold or 0 if second else rule.threshold),
        at_least=rule.at_least and not second,
        quorum_number=rule.quorum_number,
        quorum_percent=exactly(rule.quorum_percent),
        turnout_floor=Fraction(0) if second else exactly(rule.turnout_floor),
        abstentions_count_to_quorum=rule.abstentions_count_to_quorum,
        empty_block=EmptyClass(rule.empty_class).value,  # type: ignore[arg-type]
        class_threshold=None if rule.class_threshold is None else exactly(rule.class_threshold),
        class_at_least=rule.class_at_least,
        class_quorum_number=rule.class_quorum_number,
        class_quorum_percent=exactly(rule.class_quorum_percent),
        of_all_members=rule.of_all_members,
    )


def voting_classes(rule: ResolutionRule) -> Sequence[StakeholderClass]:
    return list(rule.constitution.classes.filter(votes=True))


def blocks_of(rule: ResolutionRule) -> list[BlockTerms]:
    """The voting classes, each with its share of the whole and the most it may be of it."""
    classes = voting_classes(rule)
    total = sum(one.weight for one in classes)
    return [
        BlockTerms(
            code=one.code,
            name=one.name,
            weight=Fraction(one.weight, total) if one.weight else None,
            cap=None if one.cap_percent is None else Fraction(one.cap_percent, 100),
        )
        for one in classes
    ]
