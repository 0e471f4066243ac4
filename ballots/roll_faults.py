"""What can be wrong with a row of a register for a ballot, beside what can be wrong with any."""

from django.utils.translation import gettext_lazy as _

from members import register_faults
from members.register_faults import Fault

SENTENCES = {
    **register_faults.SENTENCES,
    "too-young": _("born on %(detail)s, this person is too young on the day that counts."),
    "unknown-postcode": _("we do not know the postcode %(detail)s."),
    "outside-area": _("%(detail)s is outside the area of this vote."),
    "other-ward": _("the file says another ward, but the postcode is in %(detail)s."),
    "on-roll": _("this person is on the roll already."),
}


def worded(line: int, code: str, detail: str) -> Fault:
    return register_faults.worded(line, code, detail, SENTENCES)
