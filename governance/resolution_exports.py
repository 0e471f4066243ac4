"""What is published of a declared resolution, for whoever wants to count again."""

from typing import Any

from django.utils.translation import gettext as _

from ballots.published_lists import LICENCE, declared_facts
from governance.resolution_result import ResolutionResult
from look.tables import Column, Table


def tallies(found: ResolutionResult) -> Table:
    """Votes by class, which are the papers themselves: a paper is one answer. Small classes together where the rule allows."""
    columns = [
        Column(_("Group")),
        Column(_("On the roll"), numeric=True),
        Column(_("For"), numeric=True),
        Column(_("Against"), numeric=True),
        Column(_("Abstained"), numeric=True),
    ]
    rows = [
        [one.name, *(f"{one.facts[name]:,}" for name in ("roll", "for", "against", "abstentions"))]
        for one in found.groups
    ]
    return Table(_("The votes, group by group"), columns, rows)


def is_whole(found: ResolutionResult) -> bool:
    """Whether the published tallies are those that were counted, each class by itself, and every paper is in them."""
    return not found.published.together and not found.outcome.get("blank")


def formula(found: ResolutionResult) -> str:
    """The rule of the sum, in one sentence."""
    rule = found.rule
    if rule["of_all_members"]:
        return _("Divide the votes for by the number of members on the roll.")
    if rule["method"] == "class-weight":
        return _(
            "For each group divide the votes for by those for and against, multiply by what the group counts for, and add up."
        )
    if rule["method"] == "concurrent":
        return _(
            "For each group, and then for all together, divide the votes for by those for and against. Each must pass."
        )
    return _("Add up the votes for and divide by all votes for and against.")


def facts(found: ResolutionResult) -> dict[str, Any]:
    """Words, rule, tallies, outcome and seals as JSON values; figures of small classes only where the rule needs them."""
    resolution, ballot, declaration, count = (
        found.resolution,
        found.ballot,
        found.declaration,
        found.count,
    )
    assert ballot and declaration and count  # noqa: S101, PT018 -- of a declared ballot
    return {
        "licence": LICENCE,
        "organisation": resolution.organisation.name,
        "resolution": {
            "title": resolution.title,
            "slug": resolution.slug,
            "text": resolution.text,
            "record_date": resolution.record_date,
            "indicative": resolution.indicative,
        },
        **declared_facts(ballot, declaration),
        "rule": found.rule,
        "blocks": list(found.published.blocks),
        "groups_put_together": list(found.published.together),
        "outcome": {**found.outcome, "blocks": list(found.published.blocks)},
        "input_digest": count.input_digest,
    }
