"""A decided resolution as its page tells it: figures, groups, the sum, and whether the vote was valid."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from ballots.models import Ballot, Count, Declaration
from governance.models import Channel, Resolution
from governance.published_blocks import TOGETHER, Published, published_blocks
from governance.shares_shown import fraction, line_name, shown
from look.share_bars import ShareBar
from members.who_decides import fraction_in_words
from statute import parameters

_COLOURS = 6


@dataclass(frozen=True)
class Figure:
    """A large number with its bar: what it is, the number, what it is a share of."""

    title: str
    number: str
    label: str
    bar: ShareBar


@dataclass(frozen=True)
class Group:
    """One class in the result. `share` is None where nobody voted for or against; `small` says that its votes can be told."""

    facts: dict[str, Any]
    number: int
    line: Fraction
    small: bool

    @property
    def name(self) -> str:
        return str(self.facts["name"])

    @property
    def votes_for(self) -> int:
        return int(self.facts["for"])

    @property
    def votes_against(self) -> int:
        return int(self.facts["against"])

    @property
    def voted(self) -> int:
        return self.votes_for + self.votes_against

    @property
    def share(self) -> Fraction | None:
        """Of those who voted for or against, whatever the rule measures."""
        return Fraction(self.votes_for, self.voted) if self.voted else None

    @property
    def strength(self) -> Fraction | None:
        return fraction(self.facts.get("strength"))

    @property
    def in_favour(self) -> str:
        return "" if self.share is None else shown(self.share, self.line)

    @property
    def bar(self) -> ShareBar:
        colour = (self.number - 1) % _COLOURS + 1
        return ShareBar(self.share or Fraction(0), self.line, line_name(self.line), colour)


@dataclass(frozen=True)
class ResolutionResult:
    """`floor` is the size below which a group's votes can be told. `declaration` and `count` are those of a ballot."""

    resolution: Resolution
    outcome: dict[str, Any]
    floor: int
    ballot: Ballot | None = None
    declaration: Declaration | None = None
    count: Count | None = None

    @property
    def passed(self) -> bool:
        return bool(self.outcome["passed"])

    @property
    def rule(self) -> dict[str, Any]:
        return dict(self.outcome["rule"])

    @property
    def heads(self) -> dict[str, Any]:
        return dict(self.outcome["head_count"])

    @property
    def threshold(self) -> Fraction:
        return Fraction(self.rule["threshold"])

    @property
    def share(self) -> Fraction | None:
        return fraction(self.outcome["share"])

    @property
    def value_share(self) -> Fraction | None:
        return fraction(self.outcome["value_share"])

    @property
    def head_share(self) -> Fraction | None:
        return fraction(self.heads["share"])

    @property
    def voted(self) -> int:
        return int(self.heads["for"] + self.heads["against"])

    @cached_property
    def published(self) -> Published:
        return published_blocks(self.outcome, self.floor)

    @cached_property
    def group_line(self) -> Fraction:
        """What a group is held against: its own threshold, or that of all."""
        own = self.rule["class_threshold"]
        return self.threshold if own is None else Fraction(own)

    @cached_property
    def groups(self) -> list[Group]:
        return [
            Group(facts, number, self.group_line, facts["code"] in self.published.small)
            for number, facts in enumerate(self.published.blocks, 1)
        ]

    @property
    def by_group(self) -> bool:
        """Whether there is more than one group to tell apart; signatures and brought-in counts come as sums."""
        return self.resolution.channel == Channel.BALLOT and len(self.groups) > 1

    @property
    def weighted(self) -> bool:
        """Whether what counts may differ from the head-count of the same votes."""
        return self.rule["method"] == "class-weight" or any(
            one["capped"] for one in self.outcome["blocks"]
        )

    @property
    def small(self) -> list[Group]:
        return [one for one in self.groups if one.small]


def read(resolution: Resolution) -> ResolutionResult:
    """Of a decided resolution; two statements for a ballot's declaration and count."""
    floor = int(parameters.value("small-cell", resolution.record_date))
    ballot = resolution.ballot
    if resolution.outcome is None:
        raise ValueError(f"Resolution {resolution.pk} is not decided")
    if ballot is None:
        return ResolutionResult(resolution, resolution.outcome, floor)
    return ResolutionResult(
        resolution,
        resolution.outcome,
        floor,
        ballot,
        Declaration.objects.get(ballot=ballot),
        ballot.counts.get(main=True),
    )


def figures(found: ResolutionResult) -> Sequence[Figure]:
    """What counts first, the plain head-count beside it."""
    if found.value_share is not None:
        return [_heads(found, _("Those who voted")), _value(found)]
    if found.rule["of_all_members"]:
        return _of_all(found)
    if not found.weighted:
        return (
            [_heads(found, _("The result: a head-count"))] if found.head_share is not None else []
        )
    return [one for one in (_weighted(found), _plain(found)) if one]


def _of_all(found: ResolutionResult) -> list[Figure]:
    signed = found.resolution.channel == Channel.SIGNATURES
    label = (
        _("of all members signed: %(for)s of %(all)s")
        if signed
        else _("of all members voted for it: %(for)s of %(all)s")
    )
    counts = _figure(
        found,
        _("The result that counts"),
        found.share or Fraction(0),
        label % {"for": f"{found.heads['for']:,}", "all": f"{found.heads['roll']:,}"},
    )
    return (
        [counts]
        if signed or found.head_share is None
        else [counts, _heads(found, _("The head-count"))]
    )


def _weighted(found: ResolutionResult) -> Figure | None:
    if found.share is None:
        return None
    strengths = {one.strength for one in found.groups if one.strength}
    label = _("in favour, each group counting for its fixed share")
    if found.rule["method"] != "class-weight":
        label = _("in favour, with no group counting for more than the rules allow")
    elif len(strengths) == 1:
        part = fraction_in_words(strengths.pop() or Fraction(1))
        label = _("in favour, each group counting for %(part)s") % {"part": part}
    return _figure(found, _("The result that counts"), found.share, label)


def _plain(found: ResolutionResult) -> Figure | None:
    return None if found.head_share is None else _heads(found, _("The head-count"))


def _heads(found: ResolutionResult, title: str) -> Figure:
    label = _("in favour: %(for)s of the %(all)s who voted") % {
        "for": f"{found.heads['for']:,}",
        "all": f"{found.voted:,}",
    }
    return _figure(found, title, found.head_share or Fraction(0), label)


def _value(found: ResolutionResult) -> Figure:
    label = _("in favour, of the rateable value that voted")
    return _figure(found, _("Their rateable value"), found.value_share or Fraction(0), label)


def _figure(found: ResolutionResult, title: str, share: Fraction, label: str) -> Figure:
    line = found.threshold
    return Figure(title, shown(share, line), label, ShareBar(share, line, line_name(line)))


def is_together(group: Group) -> bool:
    return bool(group.facts["code"] == TOGETHER)
