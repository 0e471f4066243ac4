"""What is said of a resolution around its figures: the heading, why two figures differ, who may vote, what comes next."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import BallotState
from governance.models import Channel, Resolution, ResolutionState
from governance.resolution_result import Group, ResolutionResult
from look.words import moment
from members.who_decides import fraction_in_words
from statute import clock


def heading(resolution: Resolution) -> str:
    """ "Saturday opening: not passed"; what decides nothing in law is said to be in favour or not."""
    words = {
        (ResolutionState.PASSED, False): _("%(title)s: passed"),
        (ResolutionState.FAILED, False): _("%(title)s: not passed"),
        (ResolutionState.PASSED, True): _("%(title)s: most were in favour"),
        (ResolutionState.FAILED, True): _("%(title)s: not enough were in favour"),
        (ResolutionState.WITHDRAWN, resolution.indicative): _("%(title)s: withdrawn"),
    }
    state = ResolutionState(resolution.state)
    return words.get((state, resolution.indicative), "%(title)s") % {"title": resolution.title}


def why_they_differ(found: ResolutionResult) -> str:
    """One sentence on the two figures; empty where there is one figure or nothing to compare."""
    if not found.weighted or found.share is None or found.head_share is None:
        return ""
    if found.share == found.head_share:
        return _(
            "Both come to the same: the groups voted alike, or in step with what each counts for."
        )
    return " ".join([_the_largest(found), _who_said_what(found)]).strip()


def _the_largest(found: ResolutionResult) -> str:
    largest = max(found.groups, key=lambda one: one.voted)
    return _(
        "The two differ because %(voters)s of the %(all)s who voted were in the group %(name)s, which counts for %(part)s."
    ) % {
        "voters": f"{largest.voted:,}",
        "all": f"{found.voted:,}",
        "name": largest.name,
        "part": fraction_in_words(largest.strength) if largest.strength else _("nothing"),
    }


def _who_said_what(found: ResolutionResult) -> str:
    half = [one for one in found.groups if one.share is not None]
    sides = [
        (
            _("In favour there: %(names)s."),
            [one for one in half if one.votes_for > one.votes_against],
        ),
        (_("Against: %(names)s."), [one for one in half if one.votes_for < one.votes_against]),
        (
            _("Evenly split: %(names)s."),
            [one for one in half if one.votes_for == one.votes_against],
        ),
    ]
    return " ".join(words % {"names": _names(groups)} for words, groups in sides if groups)


def _names(groups: list[Group]) -> str:
    return get_text_list([one.name for one in groups], _("and"))


def group_line(group: Group, *, with_roll: bool) -> str:
    """ "412 for, 138 against. 550 of 1,842 members voted." Of a small class no more than its rule needs."""
    votes = _("%(for)s for, %(against)s against.") % {
        "for": f"{group.votes_for:,}",
        "against": f"{group.votes_against:,}",
    }
    if not with_roll or group.small:
        return votes
    return f"{votes} " + ngettext(
        "%(voted)s of %(roll)s member voted.",
        "%(voted)s of %(roll)s members voted.",
        group.facts["roll"],
    ) % {"voted": f"{group.voted:,}", "roll": f"{group.facts['roll']:,}"}


def small_group(group: Group) -> str:
    """Why the figures of a class stand there from which one may tell how somebody voted."""
    voters = group.voted + group.facts["abstentions"]
    return ngettext(
        "Only %(voters)d person in it voted, so people may be able to tell how they did. They were told before they voted. The rules count each group by itself, so its votes are part of the sum and we cannot leave them out.",
        "Only %(voters)d people in it voted, so people may be able to tell how they did. They were told before they voted. The rules count each group by itself, so its votes are part of the sum and we cannot leave them out.",
        voters,
    ) % {"voters": voters}


def stands(resolution: Resolution) -> str:
    """Where it is before it is decided, and what a member can do."""
    if resolution.channel == Channel.SIGNATURES:
        return _signing(resolution)
    if resolution.channel == Channel.POSTAL_COUNT:
        return _(
            "Votes are cast by post. The returning officer of that count declares its figures, and they will stand here."
        )
    if resolution.ballot is None:
        return ""
    return _of_ballot(resolution)


def _signing(resolution: Resolution) -> str:
    now, said = (
        clock.now(),
        {"opens": moment(resolution.opens_at), "closes": moment(resolution.closes_at)},
    )
    if now < resolution.opens_at:
        return _("Members can sign from %(opens)s to %(closes)s.") % said
    if now < resolution.closes_at:
        return (
            _("Members can sign until %(closes)s, and take their signature back until then.") % said
        )
    return _("The time for signing ended at %(closes)s. The signatures are being checked.") % said


def _of_ballot(resolution: Resolution) -> str:
    ballot = resolution.ballot
    assert ballot is not None  # noqa: S101 -- `stands` asked
    said = {
        "opens": moment(ballot.opens_at),
        "closes": moment(ballot.closes_at),
        "why": ballot.suspended_reason,
    }
    words = {
        BallotState.SCHEDULED: _("Voting opens at %(opens)s and closes at %(closes)s."),
        BallotState.OPEN: _("You can vote until %(closes)s."),
        BallotState.SUSPENDED: _("Voting is suspended: %(why)s"),
    }
    checking = _(
        "Voting closed at %(closes)s. The votes are being checked and counted. The result will stand here once it is declared."
    )
    return words.get(BallotState(ballot.state), checking) % said
