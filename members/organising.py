"""Setting an organisation up here, and changing what it says about itself in public."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from members.errors import MemberError
from members.models import Organisation, Person
from members.organisation_policies import KEEP
from record import entries

PUBLIC_FACTS = (
    "name",
    "legal_form",
    "org_id",
    "summary",
    "address",
    "contact_name",
    "contact_phone",
    "contact_email",
    "open_to_members",
    "published",
)
LONGEST_SLUG = 70
TAKEN = {"new"}  # addresses of pages beside the organisations


@transaction.atomic
def make_organisation(
    *, by: Person, facts: dict[str, Any], demonstration: bool = False
) -> Organisation:
    """Set an organisation up, its register kept by whoever made it. Raises MemberError.

    Every result of a `demonstration` says that nobody real voted.
    """
    organisation = Organisation(
        slug=_free_slug(facts["name"]), demonstration=demonstration, **_public(facts)
    )
    _save(organisation)
    assign_perm(KEEP, by, organisation)
    _record(by, "members.organisation-made", organisation)
    return organisation


@transaction.atomic
def change_facts(*, organisation: Organisation, by: Person, facts: dict[str, Any]) -> None:
    """Change what everybody reads about an organisation; its address here stays. Raises MemberError."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = {name: getattr(organisation, name) for name in PUBLIC_FACTS}
    for name, value in _public(facts).items():
        setattr(organisation, name, value)
    if before != {name: getattr(organisation, name) for name in PUBLIC_FACTS}:
        _save(organisation)
        _record(by, "members.organisation-changed", organisation)


def _public(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in PUBLIC_FACTS if name in facts}


def _save(organisation: Organisation) -> None:
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as twice:
        raise MemberError(_("Another organisation has this identifier already.")) from twice


def _free_slug(name: str) -> str:
    """From the name, with a number where that is taken."""
    wanted = slugify(name)[:LONGEST_SLUG].strip("-") or "organisation"
    taken = TAKEN | set(
        Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _record(by: Person, action: str, organisation: Organisation) -> None:
    entries.write(actor=by.as_actor("secretary"), action=action, subject=organisation.as_subject())
