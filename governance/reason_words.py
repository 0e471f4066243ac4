"""Each reason for which a resolution passed or failed, as a sentence with its figures (docs/counting.md lists the codes)."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import Channel
from governance.shares_shown import fraction, line_name, needed, shown
from members.who_decides import fraction_in_words

Facts = dict[str, Any]


def sentences(outcome: Facts, channel: str = Channel.BALLOT) -> list[str]:
    """One for each reason, in the order of the count."""
    found = [_WORDS[reason["code"]](reason, outcome, channel) for reason in outcome["reasons"]]
    return [f"{one[:1].upper()}{one[1:]}" for one in found]


def _passed(reason: Facts, outcome: Facts, channel: str) -> str:
    share = fraction(reason.get("share"))
    if share is None:
        return _("It passed.")
    value = fraction(reason.get("value_share")) or fraction(outcome.get("value_share"))
    if value is not None:
        return _both(reason, share, value)
    if outcome["rule"]["method"] == "concurrent":
        return _every_group(reason, share)
    return f"{_in_favour(reason, outcome, channel)} {_it_needed(reason)}"


def _threshold_missed(reason: Facts, outcome: Facts, channel: str) -> str:
    found = _in_favour(reason, outcome, channel)
    if Fraction(reason["short_by"]["exact"]) == 0:
        return _("%(found)s That is exactly what it had to pass: it needed %(needed)s.") % {
            "found": found,
            "needed": _needed(reason),
        }
    return f"{found} {_it_needed(reason)}"


def _value_missed(reason: Facts, _outcome: Facts, _channel: str) -> str:
    return _("Of the rateable value that voted, %(share)s was in favour. It needed %(needed)s.") % {
        "share": _share(reason),
        "needed": _needed(reason),
    }


def _quorum_missed(reason: Facts, _outcome: Facts, _channel: str) -> str:
    return ngettext(
        "Only %(present)d member took part, and at least %(needed)d had to for the vote to be valid.",
        "Only %(present)d members took part, and at least %(needed)d had to for the vote to be valid.",
        reason["present"],
    ) % {"present": reason["present"], "needed": reason["needed"]}


def _turnout_missed(reason: Facts, _outcome: Facts, _channel: str) -> str:
    return _(
        "Only %(voted)s of the %(roll)s members voted for or against, which is %(share)s. It needed %(needed)s."
    ) % {
        "voted": f"{reason['voted']:,}",
        "roll": f"{reason['roll']:,}",
        "share": _share(reason),
        "needed": _needed(reason),
    }


def _class_quorum_missed(reason: Facts, _outcome: Facts, _channel: str) -> str:
    return ngettext(
        "Only %(present)d member of the group %(name)s took part, and at least %(needed)d had to.",
        "Only %(present)d members of the group %(name)s took part, and at least %(needed)d had to.",
        reason["present"],
    ) % {"present": reason["present"], "needed": reason["needed"], "name": reason["name"]}


def _class_against(reason: Facts, _outcome: Facts, _channel: str) -> str:
    return _(
        "Every group had to agree, and %(name)s did not: %(share)s was in favour there (%(for)s for, %(against)s against). It needed %(needed)s."
    ) % {
        "name": reason["name"],
        "share": _share(reason),
        "for": f"{reason['for']:,}",
        "against": f"{reason['against']:,}",
        "needed": _needed(reason),
    }


def _class_empty(reason: Facts, _outcome: Facts, _channel: str) -> str:
    return _(
        "Nobody in the group %(name)s voted for or against, and by the rules that counts against it."
    ) % {"name": reason["name"]}


def _nothing_counted(reason: Facts, _outcome: Facts, _channel: str) -> str:
    if reason["measure"] == "value":
        return _(
            "Nobody with a rateable value voted for or against, so there was nothing to count."
        )
    return _("No vote that counts was cast for or against.")


_WORDS: dict[str, Callable[[Facts, Facts, str], str]] = {
    "passed": _passed,
    "threshold-missed": _threshold_missed,
    "value-missed": _value_missed,
    "quorum-missed": _quorum_missed,
    "turnout-floor-missed": _turnout_missed,
    "class-quorum-missed": _class_quorum_missed,
    "class-against": _class_against,
    "class-empty": _class_empty,
    "nothing-counted": _nothing_counted,
}


def _in_favour(reason: Facts, outcome: Facts, channel: str) -> str:
    """What the share is a share of, by the rule."""
    said = {"share": _share(reason)}
    if channel == Channel.SIGNATURES:
        return _("%(share)s of all members signed.") % said
    if outcome["rule"]["of_all_members"]:
        return _("%(share)s of all members voted for it.") % said
    if outcome["rule"]["method"] == "class-weight":
        return _by_weight(outcome, said)
    return _("%(share)s of those who voted were in favour.") % said


def _by_weight(outcome: Facts, said: dict[str, str]) -> str:
    strengths = {
        Fraction(one["strength"]["exact"]) for one in outcome["blocks"] if not one["lapsed"]
    }
    if len(strengths) == 1:
        each = {**said, "part": fraction_in_words(strengths.pop())}
        return _("With each group counting for %(part)s, %(share)s was in favour.") % each
    return _("With each group counting for its fixed share, %(share)s was in favour.") % said


def _both(reason: Facts, share: Fraction, value: Fraction) -> str:
    return _(
        "%(share)s of those who voted and %(value)s of their rateable value were in favour. It needed %(needed)s of both."
    ) % {
        "share": shown(share, fraction(reason["needed"])),
        "value": shown(value, fraction(reason["needed"])),
        "needed": _needed(reason),
    }


def _every_group(reason: Facts, share: Fraction) -> str:
    return _(
        "Every group agreed, and %(share)s of all who voted were in favour. It needed every group, and %(needed)s of all."
    ) % {"share": shown(share, fraction(reason["needed"])), "needed": _needed(reason)}


def _it_needed(reason: Facts) -> str:
    return _("It needed %(needed)s.") % {"needed": _needed(reason)}


def _needed(reason: Facts) -> str:
    return needed(Fraction(reason["needed"]["exact"]), enough=reason["at_least"])


def _share(reason: Facts) -> str:
    beside = Fraction(reason["needed"]["exact"])
    share = Fraction(reason["share"]["exact"])
    return line_name(share) if share == beside else shown(share, beside)
