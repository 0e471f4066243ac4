"""The organisation that somebody means who applies for it: one we know, or one that is written down now."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from members.errors import NotEligible
from members.models import LegalForm, Organisation


def member_organisation(*, name: str, org_id: str, legal_form: str, address: str) -> Organisation:
    """By its identifier, else by its name; where it is neither, a new one that no page shows.

    Raises NotEligible where the identifier belongs to an organisation of another name: a slip of the pen
    would make a stranger a member.
    """
    if org_id and (found := Organisation.objects.filter(org_id=org_id).first()):
        if found.name.casefold() != name.casefold():
            raise NotEligible(
                _("%(org_id)s is the identifier of %(name)s. Correct the identifier or the name.")
                % {"org_id": org_id, "name": found.name},
                "org_id",
            )
        return found
    known = Organisation.objects.filter(name__iexact=name, org_id__in=["", org_id]).first()
    return known or Organisation.objects.create(
        slug=_free_slug(name),
        name=name,
        org_id=org_id,
        legal_form=legal_form or LegalForm.UNINCORPORATED,
        address=address,
        open_to_members=False,
    )


def _free_slug(name: str) -> str:
    stem = slugify(name)[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
