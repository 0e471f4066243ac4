"""The list of purposes that funds and accounts choose from."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from funds.errors import FundError
from funds.models import Purpose
from record import entries
from record.entries import Actor


@transaction.atomic
def add_purpose(*, name: str, by: Actor) -> Purpose:
    """Raises FundError where there is one of that name."""
    name = " ".join(name.split())
    code = slugify(name)[:40].strip("-")
    if not code:
        raise FundError(_("Give the purpose a name."), "name")
    purpose, made = Purpose.objects.get_or_create(code=code, defaults={"name": name})
    if not made:
        raise FundError(_("“%(name)s” is in the list already.") % {"name": purpose.name}, "name")
    _record("funds.purpose-added", purpose, by)
    return purpose


@transaction.atomic
def retire_purpose(*, purpose: Purpose, by: Actor, retired: bool = True) -> Purpose:
    """Offer it to nothing new, or offer it again. What names it keeps it."""
    purpose = Purpose.objects.select_for_update().get(pk=purpose.pk)
    if purpose.retired != retired:
        purpose.retired = retired
        purpose.save(update_fields=["retired"])
        _record("funds.purpose-retired" if retired else "funds.purpose-restored", purpose, by)
    return purpose


def _record(action: str, purpose: Purpose, by: Actor) -> None:
    entries.write(actor=by, action=action, subject=purpose.as_subject())
