"""What a page about one version shows: every part in plain words."""

from typing import Any

from django.utils.translation import gettext as _

from governance import classes_in_words as words
from governance.adoption import Version, read
from governance.comparing import differences
from governance.models import Body
from governance.rules_in_words import rule_in_words
from look.tables import Column, Table
from look.words import day
from members.models import Constitution, StakeholderClass, shares_of_the_vote


def version_in_words(version: Version) -> dict[str, Any]:
    """For templates/rules/version.html."""
    return {
        "version": version,
        "weights": _weights(version),
        "classes": [(one, _class_facts(version, one)) for one in version.classes],
        "bodies": [(body, _body_facts(version, body)) for body in version.bodies],
        "rules": [(rule, rule_in_words(rule)) for rule in version.rules],
    }


def changes_since(before: Constitution | None, version: Version) -> list[str] | None:
    """The differences from an earlier version; None where there is none to compare with."""
    if before is None:
        return None
    return differences(read(before, version.on), version)


def span_in_words(constitution: Constitution) -> str:
    """ "From 1 May 2025, until 3 June 2026": the day on which the next version begins."""
    if constitution.in_force is None:
        return _("A draft, not in force")
    since, until = constitution.in_force.lower, constitution.in_force.upper
    if until is None:
        return _("From %(since)s") % {"since": day(since)}
    return _("From %(since)s, until %(until)s") % {"since": day(since), "until": day(until)}


def _weights(version: Version) -> Table:
    shares = shares_of_the_vote(version.classes)
    return Table(
        caption=_("What each class has of a vote by classes"),
        columns=[
            Column(_("Class")),
            Column(_("Weight"), numeric=True),
            Column(_("Part of the vote")),
        ],
        rows=[
            [one.name, one.weight if one.votes else "–", words.vote_in_words(one, shares)]
            for one in version.classes
        ],
        caption_size="s",
    )


def _class_facts(version: Version, one: StakeholderClass) -> list[tuple[str, str]]:
    facts = [
        (_("Open to"), words.who_in_words(one)),
        (_("Age"), words.ages_in_words(one)),
        (_("What you give"), words.needs_in_words(one)),
        (_("Wards"), ", ".join(version.ward_names(one.area_codes))),
        (_("Shares"), words.shares_in_words(one)),
    ]
    return [(label, said) for label, said in facts if said]


def _body_facts(version: Version, body: Body) -> dict[str, Any]:
    seats = version.seats_of(body)
    return {
        "total": sum(seat.seats for seat in seats),
        "seats": [(seat.name, version.seats_in_words(seat)) for seat in seats],
    }
