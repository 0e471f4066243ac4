"""What the page of a resolution shows, before it is decided and after."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ballots.models import BallotState
from ballots.publishing import is_public
from ballots.turnout_tables import cells_table, channel_table, proof_table, share_of_roll
from governance import reason_words, resolution_tables, resolution_words
from governance.counted_by import voting_classes
from governance.electorate import electors
from governance.models import Channel, Method, Resolution, ResolutionRule, ResolutionState, exactly
from governance.questions import small_classes
from governance.resolution_result import ResolutionResult, figures, is_together
from governance.rules_in_words import rule_in_words
from governance.shares_shown import needed
from governance.signing import signatures_of
from look import words
from look.tables import Column, Table
from members.models import shares_of_the_vote
from members.who_decides import fraction_in_words, written_count

DECIDED = {ResolutionState.PASSED, ResolutionState.FAILED}
Row = tuple[Any, ...]


def before(resolution: Resolution) -> dict[str, Any]:
    """Of one that is called and not decided, or was withdrawn."""
    ballot = resolution.ballot
    return {
        **around(resolution),
        "stands": resolution_words.stands(resolution),
        "withdrawn": resolution.state == ResolutionState.WITHDRAWN,
        "can_vote": ballot is not None and ballot.state == BallotState.OPEN,
        "extended": ballot.extended_reason if ballot else "",
        "small": small_classes(ballot) if ballot else [],
        "roll": roll_table(resolution.rule, _sizes(resolution)) if ballot else None,
        "signatures": signed(resolution),
    }


def after(found: ResolutionResult) -> dict[str, Any]:
    """Of one that is decided."""
    resolution = found.resolution
    first, *others = reason_words.sentences(found.outcome, resolution.channel)
    return {
        **around(resolution),
        "result": found,
        "heading": resolution_words.heading(resolution),
        "verdict": first,
        "other_reasons": others,
        "figures": figures(found),
        "why_they_differ": resolution_words.why_they_differ(found),
        "groups": _groups(found),
        "together": found.published.together,
        "small_groups": [(one, resolution_words.small_group(one)) for one in found.small],
        "sum": resolution_tables.sum_table(found) if found.by_group else None,
        "valid_table": resolution_tables.valid_table(found),
        "is_valid": resolution_tables.is_valid(found),
        "turnout": _turnout(found),
        "share_of_roll": share_of_roll(found.ballot, found.declaration)
        if found.ballot and found.declaration
        else "",
        "superseded": found.ballot is not None and found.ballot.state == BallotState.SUPERSEDED,
        "postal": _postal(resolution),
    }


def around(resolution: Resolution) -> dict[str, Any]:
    """What stands on the page at any time."""
    return {
        "organisation": resolution.organisation,
        "resolution": resolution,
        "ballot": resolution.ballot,
        "how": how_decided(resolution),
        "facts": facts(resolution),
        "other_meeting": _other_meeting(resolution),
    }


def how_decided(resolution: Resolution) -> str:
    """The rule in one sentence; of a second meeting, what it must confirm by."""
    rule = resolution.rule
    if resolution.first_id is None or rule.second_meeting_threshold is None:
        return rule_in_words(rule)
    majority = needed(exactly(rule.second_meeting_threshold), enough=False)
    return _(
        "This is the second of two meetings: it confirms the first with %(majority)s of those who vote."
    ) % {"majority": majority}


def facts(resolution: Resolution) -> list[Row]:
    """Rows of a summary list: when, who may vote, by which rule, at which meeting."""
    constitution, organisation = resolution.rule.constitution, resolution.organisation
    rules = reverse("governance:rules_version", args=[organisation.slug, constitution.version])
    rows: list[Row] = [
        (_("When"), _hours(resolution)),
        (_("Who may vote"), _who(resolution)),
        (
            _("Rule"),
            _("%(rule)s, version %(version)d of the rules")
            % {"rule": resolution.rule.name, "version": constitution.version},
            rules,
            _("Read the rules"),
        ),
    ]
    if resolution.meeting is not None:
        title = _("%(title)s, %(when)s") % {
            "title": resolution.meeting.title,
            "when": words.moment(resolution.meeting.held_at),
        }
        meeting = reverse("governance:meeting", args=[organisation.slug, resolution.meeting.slug])
        rows.append((_("Meeting"), title, meeting, _("See the meeting")))
    return rows


def roll_table(rule: ResolutionRule, sizes: Mapping[str, int]) -> Table:
    """Who may vote, class by class, with each class's share of the result where it has one."""
    classes = list(voting_classes(rule))
    shares = shares_of_the_vote(classes) if rule.method == Method.CLASS_WEIGHT else {}
    columns = [Column(_("Group")), Column(_("Members who may vote"), numeric=True)]
    if shares:
        columns.append(Column(_("Counts for")))
    rows = [
        [
            one.name,
            written_count(one, sizes.get(one.code, 0)),
            *([fraction_in_words(shares[one.code])] if shares else []),
        ]
        for one in classes
    ]
    return Table(_("Who votes"), columns, rows, narrow=True, caption_hidden=True)


def _hours(resolution: Resolution) -> str:
    ballot = resolution.ballot
    closes = ballot.closes_at if ballot is not None else resolution.closes_at
    return _("From %(opens)s to %(closes)s") % {
        "opens": words.moment(resolution.opens_at),
        "closes": words.moment(closes),
    }


def _who(resolution: Resolution) -> str:
    return _("Whoever was on the register of members on %(day)s") % {
        "day": words.day(resolution.record_date)
    }


def _sizes(resolution: Resolution) -> Mapping[str, int]:
    assert resolution.ballot is not None  # noqa: S101 -- `before` asked
    return resolution.ballot.roll.sizes or resolution.ballot.entries.sizes()


def signed(resolution: Resolution) -> dict[str, Any] | None:
    """How many of how many; how many must."""
    if resolution.channel != Channel.SIGNATURES:
        return None
    members = electors(resolution.rule.constitution, resolution.record_date).count()
    rule = resolution.rule
    return {
        "signed": signatures_of(resolution),
        "members": members,
        "needed": needed(exactly(rule.threshold), enough=rule.at_least),
    }


def _other_meeting(resolution: Resolution) -> Resolution | None:
    """The resolution of the other of two meetings that decide."""
    if resolution.first is not None:
        return resolution.first
    if not resolution.is_first_of_two:
        return None
    found = Resolution.objects.public().select_related("organisation")
    return found.filter(first=resolution).first()


def _groups(found: ResolutionResult) -> list[tuple[Any, str]]:
    if not found.by_group:
        return []
    return [
        (one, resolution_words.group_line(one, with_roll=not is_together(one)))
        for one in found.groups
    ]


def _turnout(found: ResolutionResult) -> list[Table]:
    """How people voted and how they proved who they are; small groups unnamed."""
    if found.declaration is None or found.ballot is None or not is_public(found.ballot):
        return []
    turnout = found.declaration.turnout
    names = {one["code"]: one["name"] for one in found.outcome["blocks"]}
    made = [channel_table(turnout), proof_table(turnout)]
    if (
        len(names) > 1 and not found.published.needed
    ):  # where it is, every group's figures stand above
        made.append(
            cells_table(
                _("By group"), _("Group"), turnout, "by_stratum", lambda code: names.get(code, code)
            )
        )
    return [table for table in made if table.rows]


def _postal(resolution: Resolution) -> Table | None:
    """The figures as they were brought in."""
    if resolution.channel != Channel.POSTAL_COUNT:
        return None
    count = resolution.postal_count
    rows = [
        [_("On the roll"), f"{count.roll:,}", _value(count.roll_value)],
        [_("For"), f"{count.votes_for:,}", _value(count.value_for)],
        [_("Against"), f"{count.votes_against:,}", _value(count.value_against)],
        [_("Rejected"), f"{count.rejected:,}", ""],
    ]
    columns = [
        Column(_("Which")),
        Column(_("Voters"), numeric=True),
        Column(_("Rateable value"), numeric=True),
    ]
    return Table(_("The figures as they were declared"), columns, rows, narrow=True)


def _value(pounds: int) -> str:
    return words.pounds(pounds * 100) if pounds else ""
