"""An officer puts a postcode that straddles a boundary in the ward where its people live."""

from django.db import transaction
from django.utils.translation import gettext as _

from places import belonging
from places.models import Postcode, Ward
from record import entries


class OverrideRefused(Exception):
    """The postcode stays where it was. `message` is a translated sentence for the officer."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@transaction.atomic
def override(*, postcode: Postcode, ward: Ward, reason: str, by: entries.Actor) -> Postcode:
    """Put the postcode in `ward` until lifted, whatever the next imported file says. Raises OverrideRefused."""
    row = _locked(postcode)
    row.override_reason = _reason(reason)
    if row.ward == ward:
        raise OverrideRefused(
            _("%(postcode)s is in %(ward)s already.") % {"postcode": row, "ward": ward.name}
        )
    row.ward = ward
    row.save(update_fields=["ward", "override_reason"])
    belonging.settle()
    _record("places.postcode-overridden", row, row.override_reason, by)
    return row


@transaction.atomic
def lift(*, postcode: Postcode, reason: str, by: entries.Actor) -> Postcode:
    """Put the postcode back where the imported file has it. Raises OverrideRefused."""
    row = _locked(postcode)
    if not row.override_reason:
        raise OverrideRefused(
            _("%(postcode)s is where the national list has it.") % {"postcode": row}
        )
    said = _reason(reason)
    row.ward, row.override_reason = row.source_ward, ""
    row.save(update_fields=["ward", "override_reason"])
    belonging.settle()
    _record("places.override-lifted", row, said, by)
    return row


def _locked(postcode: Postcode) -> Postcode:
    rows = Postcode.objects.select_for_update(of=("self",)).select_related("ward", "source_ward")
    return rows.get(pk=postcode.pk)


def _reason(reason: str) -> str:
    said = " ".join(reason.split())
    if not said:
        raise OverrideRefused(_("Give a reason. It is published."))
    return said


def _record(action: str, row: Postcode, reason: str, by: entries.Actor) -> None:
    ward = row.ward.name if row.ward else _("no ward of this council")
    entries.write(
        actor=by, action=action, subject=row.as_subject(), payload={"ward": ward, "reason": reason}
    )
