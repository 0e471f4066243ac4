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
    number, share = rule.quorum_number, rule.quorum_percent
    people = ngettext("%(number)d member", "%(number)d members", number) % {"number": number}
    if number and share:
        return _(
            "%(people)s or %(share)s of those who may vote must take part, whichever is more"
        ) % {
            "people": people,
            "share": percent(share),
        }
    if number:
        return _("%(people)s must take part") % {"people": people}
    if share:
        return _("%(share)s of those who may vote must take part") % {"share": percent(share)}
    return ""


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
    """Where the majority within each class is not given yet, it is that of all."""
    within = rule.threshold if rule.class_threshold is None else rule.class_threshold
    return _(
        "Every class must agree: it passes with %(within)s of each class and %(majority)s of all who vote"
    ) % {**asked, "within": majority(within, at_least_that=rule.at_least)}


def _conditions(rule: ResolutionRule) -> Iterator[str]:
    if rule.turnout_floor:
        yield _("%(part)s of all members must vote") % {"part": at_least(rule.turnout_floor)}
    if rule.second_meeting_threshold is not None:
        yield _second_meeting(rule)
    if quorum := quorum_in_words(rule):
        yield quorum + _abstentions(rule)
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
