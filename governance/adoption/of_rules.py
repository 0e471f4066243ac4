"""What resolution rules must be before a version is adopted: the law's majorities are floors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from governance.adoption.law import figure
from governance.adoption.obstacle import Obstacle
from governance.adoption.version import Version
from governance.models import Method, ResolutionRule, Statutory
from governance.shares_in_words import at_least, more_than
from members.models import LegalForm

HALF = 5000


@dataclass(frozen=True)
class Floor:
    """What the 2014 Act asks of one kind of resolution, in hundredths of a percent; 0 where it asks nothing."""

    section: str
    threshold: int
    turnout: int = 0
    second: int = 0
    of_all: bool = False


def floor(kind: str, on: date) -> Floor:
    """The Act's own majority for "amalgamation", "conversion" or "dissolution" on a day."""
    if kind == Statutory.AMALGAMATION:
        return Floor(
            _("section 111"),
            _figure("amalgamation-percent", on),
            second=_figure("amalgamation-second-percent", on),
        )
    if kind == Statutory.CONVERSION:
        return Floor(
            _("section 113"),
            _figure("conversion-percent", on),
            _figure("conversion-turnout-percent", on),
            _figure("conversion-second-percent", on),
        )
    return Floor(_("section 119"), _figure("dissolution-percent", on), of_all=True)


def of_rules(version: Version) -> Iterator[Obstacle]:
    if not any(rule.changes_rules for rule in version.rules):
        yield Obstacle(
            _("No resolution changes the rules: say which kind does, and by what majority."),
            "rules",
        )
    if version.organisation.is_society:
        yield from _missing(version)
    for rule in version.rules:
        sentences = (*_sense(version, rule), *_minimum(version, rule))
        for sentence in sentences:
            named = _("“%(name)s”: ") % {"name": rule.name}
            yield Obstacle(named + sentence, "rules", rule.code)


def _missing(version: Version) -> Iterator[Obstacle]:
    there = {rule.statutory for rule in version.rules}
    for kind in Statutory:
        if kind and kind not in there:
            yield Obstacle(
                _("The rules do not say how this is decided: %(kind)s.") % {"kind": kind.label},
                "rules",
            )


def _sense(version: Version, rule: ResolutionRule) -> Iterator[str]:
    if rule.threshold < HALF:
        yield _("fewer than half could pass it, which is no majority: ask for half or more.")
    if rule.method == Method.CONCURRENT and rule.class_threshold is None:
        yield _("every class must agree, but the majority within each class is not given.")
    form = version.organisation.legal_form
    if rule.method == Method.DUAL and form != LegalForm.BUSINESS_IMPROVEMENT_DISTRICT:
        yield _("only a business improvement district counts by rateable value.")
    if rule.of_all_members and rule.method != Method.HEAD_COUNT:
        yield _("a part of all members is counted by head, not by class.")
    if rule.statutory and not version.organisation.is_society:
        yield _("this majority is a registered society’s: choose “No statutory minimum”.")


def _minimum(version: Version, rule: ResolutionRule) -> Iterator[str]:
    if not rule.statutory or not version.organisation.is_society:
        return
    least = floor(rule.statutory, version.on)
    law = {"law": least.section}
    if not _counts_heads(rule, least):
        yield (
            _("the Act (%(law)s) counts members by head: a weight could pass it without them.")
            % law
        )
    if rule.threshold < least.threshold:
        yield _("the Act (%(law)s) asks for %(part)s: it cannot be less.") % {
            **law,
            "part": at_least(least.threshold),
        }
    if least.of_all and not rule.of_all_members:
        yield _("the Act (%(law)s) asks for that part of all members, not of those who vote.") % law
    if rule.turnout_floor < least.turnout:
        yield _("the Act (%(law)s) asks that %(part)s of the members vote: it cannot be less.") % {
            **law,
            "part": at_least(least.turnout),
        }
    if least.second and (rule.second_meeting_threshold or 0) < least.second:
        yield _("the Act (%(law)s) asks for %(part)s at a second meeting: it cannot be less.") % {
            **law,
            "part": more_than(least.second),
        }


def _counts_heads(rule: ResolutionRule, least: Floor) -> bool:
    """Where every class must agree by the Act's majority, so do all members together."""
    if rule.method == Method.CONCURRENT:
        return (rule.class_threshold or 0) >= least.threshold
    return rule.method == Method.HEAD_COUNT


def _figure(code: str, on: date) -> int:
    return int(figure(f"society-{code}", on) * 100)
