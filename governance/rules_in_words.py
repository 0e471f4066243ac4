"""How each kind of resolution is decided, as a sentence with its figures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import EmptyClass, Method, ResolutionRule, Statutory
from governance.shares_in_words import at_least, more_than, percent
from statute import parameters


def rule_in_words(rule: ResolutionRule) -> str:
    """One sentence: "It passes with at least two-thirds of the members who vote, each with one vote; more than half must confirm it at a second meeting." """
    return "; ".join([_passes(rule), *_conditions(rule)]) + "."


def majority(hundredths: int, *, at_least_that: bool) -> str:
    """ "at least 75%", "more than half"."""
    return at_least(hundredths) if at_least_that else more_than(hundredths)


def quorum_in_words(rule: ResolutionRule) -> str:
    """ "20 members or 5% of those who may vote must take part, whichever is more"; empty where none is asked for."""
    share = percent(rule.quorum_percent) if rule.quorum_percent else ""
    of_all = _("%(share)s of those who may vote") % {"share": share} if share else ""
    return _must_take_part(_people(rule.quorum_number), of_all)


def class_quorum_in_words(rule: ResolutionRule) -> str:
    """ "of each class 5 members must take part"; empty where none is asked for."""
    share = percent(rule.class_quorum_percent) if rule.class_quorum_percent else ""
    quorum = _must_take_part(_people(rule.class_quorum_number), share)
    return _("of each class %(quorum)s") % {"quorum": quorum} if quorum else ""


def _must_take_part(people: str, share: str) -> str:
    asked = {"people": people, "share": share}
    if people and share:
        return _("%(people)s or %(share)s must take part, whichever is more") % asked
    if people or share:
        return _("%(either)s must take part") % {"either": people or share}
    return ""


def _people(number: int) -> str:
    words = ngettext("%(number)d member", "%(number)d members", number)
    return words % {"number": number} if number else ""


def _passes(rule: ResolutionRule) -> str:
    asked = {"majority": majority(rule.threshold, at_least_that=rule.at_least)}
    if rule.statutory == Statutory.DISSOLUTION:
        return _("It passes when %(majority)s of all members sign it") % asked
    if rule.of_all_members:
        return _("It passes with %(majority)s of all members, whether they vote or not") % asked
    if rule.method == Method.CLASS_WEIGHT:
        return (
            _(
                "Each class has its fixed share of the vote, however many it has, and it passes with %(majority)s of the shares"
            )
            % asked
        )
    if rule.method == Method.CONCURRENT:
        return _concurrent(rule, asked)
    if rule.method == Method.DUAL:
        return (
            _(
                "It passes with %(majority)s of those who vote and %(majority)s of their rateable value, both"
            )
            % asked
        )
    return _("It passes with %(majority)s of the members who vote, each with one vote") % asked


def _concurrent(rule: ResolutionRule, asked: dict[str, str]) -> str:
    return _(
        "Every class must agree: it passes with %(within)s of each class and %(majority)s of all who vote"
    ) % {**asked, "within": _within_each_class(rule)}


def _within_each_class(rule: ResolutionRule) -> str:
    """Where the majority within each class is not given, it is that of all."""
    if rule.class_threshold is None:
        return majority(rule.threshold, at_least_that=rule.at_least)
    return majority(rule.class_threshold, at_least_that=rule.class_at_least)


def _conditions(rule: ResolutionRule) -> Iterator[str]:
    if rule.class_threshold is not None and rule.method != Method.CONCURRENT:
        yield _("%(within)s of each class must agree too") % {"within": _within_each_class(rule)}
    if rule.turnout_floor:
        yield _("%(part)s of all members must vote") % {"part": at_least(rule.turnout_floor)}
    if rule.second_meeting_threshold is not None:
        yield _second_meeting(rule)
    if quorum := quorum_in_words(rule):
        yield quorum + _abstentions(rule)
    if of_classes := class_quorum_in_words(rule):
        yield of_classes + ("" if quorum else _abstentions(rule))
    if rule.method in {Method.CLASS_WEIGHT, Method.CONCURRENT}:
        yield _empty_class(rule)


def _second_meeting(rule: ResolutionRule) -> str:
    confirmed = {"part": more_than(rule.second_meeting_threshold or 0)}
    if rule.statutory != Statutory.CONVERSION:
        return _("%(part)s of those who vote must confirm it at a second meeting") % confirmed
    # As the law has it today: the figures of another day stand with the meeting that was held then.
    months = int(parameters.value("society-second-meeting-latest-months"))
    span = ngettext("%(months)d month", "%(months)d months", months) % {"months": months}
    return _(
        "%(part)s of those who vote must confirm it at a second meeting, %(days)s days to %(span)s later"
    ) % {
        **confirmed,
        "days": int(parameters.value("society-second-meeting-earliest-days")),
        "span": span,
    }


def _abstentions(rule: ResolutionRule) -> str:
    if rule.abstentions_count_to_quorum:
        return _(", abstentions counted in")
    return _(", abstentions not counted in")


def _empty_class(rule: ResolutionRule) -> str:
    if rule.empty_class == EmptyClass.AGAINST:
        return _("a class in which nobody votes counts against it")
    return _("a class in which nobody votes is left out, and the others share its part")
