"""The tables of a decided resolution: how the result adds up, and whether the vote was valid."""

from fractions import Fraction

from django.utils.translation import gettext as _

from governance.models import Channel
from governance.resolution_result import Group, ResolutionResult
from governance.shares_in_words import percent
from governance.shares_shown import fraction, in_full, needed, shown
from look.tables import Column, Table
from members.who_decides import fraction_in_words

_NONE = "–"


def sum_table(found: ResolutionResult) -> Table:
    """Group by group, as votes add up to the result; by head-count the votes alone."""
    if found.weighted:
        return _weighted(found)
    columns = [
        Column(_("Group")),
        Column(_("For"), numeric=True),
        Column(_("Against"), numeric=True),
        Column(_("In favour"), numeric=True),
    ]
    rows = [[*_votes(one), _share(one)] for one in found.groups]
    total = [
        *_all_votes(found),
        in_full(found.head_share) if found.head_share is not None else _NONE,
    ]
    return Table(_("The votes in numbers"), columns, [*rows, total], total=True)


def _weighted(found: ResolutionResult) -> Table:
    share = found.share
    caption = _("How the result adds up")
    if share is not None:
        caption = _("How the %(share)s adds up") % {"share": shown(share, found.threshold)}
    columns = [
        Column(_("Group")),
        Column(_("For"), numeric=True),
        Column(_("Against"), numeric=True),
        Column(_("In favour"), numeric=True),
        Column(_("Counts for")),
        Column(_("Adds"), numeric=True),
    ]
    rows = [[*_votes(one), _share(one), _strength(one), _adds(one)] for one in found.groups]
    total = [*_all_votes(found), "", "", _NONE if share is None else in_full(share)]
    return Table(caption, columns, [*rows, total], total=True)


def valid_table(found: ResolutionResult) -> Table | None:
    """What had to be reached for the vote to be valid, and what was; None where the rules ask for nothing."""
    rows = [*_whole(found), *_turnout(found), *_of_groups(found)]
    if not rows:
        return None
    columns = [
        Column(_("Rule")),
        Column(_("Needed"), numeric=True),
        Column(_("Reached"), numeric=True),
    ]
    return Table(_("Was the vote valid?"), columns, rows, narrow=True, caption_hidden=True)


def is_valid(found: ResolutionResult) -> bool:
    invalid = {"quorum-missed", "turnout-floor-missed", "class-quorum-missed"}
    return not any(reason["code"] in invalid for reason in found.outcome["reasons"])


def _whole(found: ResolutionResult) -> list[list[str]]:
    quorum = found.outcome["quorum"]
    if not quorum["needed"] or found.resolution.channel == Channel.SIGNATURES:
        return []
    return [[_("Members who took part"), f"{quorum['needed']:,}", f"{quorum['present']:,}"]]


def _turnout(found: ResolutionResult) -> list[list[str]]:
    floor = Fraction(found.rule["turnout_floor"])
    if not floor:
        return []
    reached = fraction(found.outcome["turnout"]) or Fraction(0)
    return [
        [_("Members who voted for or against"), needed(floor, enough=True), shown(reached, floor)]
    ]


def _of_groups(found: ResolutionResult) -> list[list[str]]:
    counted = found.rule["abstentions_count_to_quorum"]
    return [
        [
            _("%(group)s who took part") % {"group": one.name},
            f"{one.facts['quorum_needed']:,}",
            f"{one.voted + (one.facts['abstentions'] if counted else 0):,}",
        ]
        for one in found.groups
        if one.facts.get("quorum_needed")
    ]


def _votes(group: Group) -> list[str]:
    return [group.name, f"{group.votes_for:,}", f"{group.votes_against:,}"]


def _all_votes(found: ResolutionResult) -> list[str]:
    return [_("All"), f"{found.heads['for']:,}", f"{found.heads['against']:,}"]


def _share(group: Group) -> str:
    return _NONE if group.share is None else in_full(group.share)


def _strength(group: Group) -> str:
    if group.facts.get("lapsed"):
        return _("left out: nobody voted")
    strength = group.strength or Fraction(0)
    words = fraction_in_words(strength) if strength else percent(0)
    return (
        _("%(part)s, held to its limit") % {"part": words} if group.facts.get("capped") else words
    )


def _adds(group: Group) -> str:
    return in_full(fraction(group.facts.get("contribution")) or Fraction(0))
