"""What changed between two versions, as a list of plain sentences."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from governance import classes_in_words
from governance.adoption import Version
from governance.models import Body
from governance.powers_moved import powers_moved
from governance.rules_in_words import rule_in_words
from members.models import StakeholderClass, shares_of_the_vote

Said = dict[str, str]


def differences(before: Version, after: Version) -> list[str]:
    """The later version against the earlier, in the order of its parts; nothing where they say the same."""
    names = _former_names(before, after)
    return [
        *_reasons(before, after),
        *_of_parts(_classes(before, names), _classes(after, names), _("class")),
        *_of_parts(_bodies(before), _bodies(after), _("body")),
        *powers_moved(before.bodies, after.bodies),
        *_of_parts(_seats(before), _seats(after), _("seats")),
        *_of_parts(_rules(before), _rules(after), _("resolution")),
    ]


def _reasons(before: Version, after: Version) -> Iterator[str]:
    if before.constitution.title != after.constitution.title:
        yield _change(
            _("The rules"), _("Title"), before.constitution.title, after.constitution.title
        )
    if before.constitution.why_these_weights != after.constitution.why_these_weights:
        yield _("The reasons for the weights are written anew.")


def _of_parts(
    before: Mapping[Any, tuple[str, Said]], after: Mapping[Any, tuple[str, Said]], kind: str
) -> Iterator[str]:
    for key, (name, said) in after.items():
        if key not in before:
            facts = "; ".join(f"{label}: {value}" for label, value in said.items() if value)
            yield _("New %(kind)s: %(name)s. %(facts)s") % {
                "kind": kind,
                "name": name,
                "facts": facts,
            }
            continue
        old_name, old = before[key]
        if old_name != name:
            yield _("%(kind)s renamed: %(old)s is now %(new)s") % {
                "kind": kind.capitalize(),
                "old": old_name,
                "new": name,
            }
        for label, value in said.items():
            if old[label] != value:
                yield _change(name, label, old[label], value)
    for key, (name, _said) in before.items():
        if key not in after:
            yield _("No longer there: %(name)s (%(kind)s)") % {"kind": kind, "name": name}


def _change(name: str, label: str, old: str, new: str) -> str:
    facts = {"name": name, "label": label, "old": old or _("nothing"), "new": new or _("nothing")}
    return _("%(name)s. %(label)s: was %(old)s, is now %(new)s") % facts


def _former_names(*versions: Version) -> dict[str, str]:
    """What the classes that others took in were called last; nothing is looked up where none was."""
    codes = {code for version in versions for one in version.classes for code in one.formerly}
    if not codes:
        return {}
    called = StakeholderClass.objects.filter(
        constitution__organisation__in={version.organisation.pk for version in versions},
        code__in=codes,
    )
    return dict(called.order_by("constitution__version").values_list("code", "name"))


def _classes(version: Version, names: Mapping[str, str]) -> dict[str, tuple[str, Said]]:
    shares = shares_of_the_vote(version.classes)
    said: dict[str, Callable[[StakeholderClass], str]] = {
        _("Who can join"): lambda one: one.summary,
        _("Open to"): classes_in_words.who_in_words,
        _("Part of a vote by classes"): lambda one: classes_in_words.vote_in_words(one, shares),
        _("Ages"): classes_in_words.ages_in_words,
        _("What to give"): classes_in_words.needs_in_words,
        _("Wards"): lambda one: ", ".join(version.ward_names(one.area_codes)),
        _("Shares"): classes_in_words.shares_in_words,
        _("Takes in the members of"): lambda one: ", ".join(
            names.get(code, code) for code in one.formerly
        ),
    }
    return {
        one.code: (one.name, {k: say(one) for k, say in said.items()}) for one in version.classes
    }


def _bodies(version: Version) -> dict[str, tuple[str, Said]]:
    return {one.code: (one.name, _body(one)) for one in version.bodies}


def _body(one: Body) -> Said:
    return {
        _("What it is"): one.summary,
        _("Youngest age"): str(one.minimum_age or ""),
        _("Committee"): _("yes") if one.is_committee else _("no"),
    }


def _seats(version: Version) -> dict[tuple[str, str], tuple[str, Said]]:
    return {
        (seat.body.code, seat.code): (
            f"{seat.body.name}, {seat.name}",
            {_("Filled"): version.seats_in_words(seat)},
        )
        for seat in version.seats
    }


def _rules(version: Version) -> dict[str, tuple[str, Said]]:
    return {
        rule.code: (
            rule.name,
            {
                _("What it is for"): rule.summary,
                _("How it is decided"): rule_in_words(rule),
                _("Changes the rules"): _("yes") if rule.changes_rules else _("no"),
                _("Law’s minimum"): rule.get_statutory_display(),
            },
        )
        for rule in version.rules
    }
