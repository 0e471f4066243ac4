"""What can be wrong with a row of a file of members, beside what can be wrong with any register's."""

from django.utils.translation import gettext_lazy as _

from members import register_faults
from members.register_faults import Fault

SENTENCES = {
    **register_faults.SENTENCES,
    "no-class": _("the class is missing."),
    "unknown-class": _("“%(detail)s” is no class of the rules in force."),
    "organisations-only": _("the class “%(detail)s” takes organisations only."),
    "no-birth-date": _("the date of birth is missing, and the class “%(detail)s” has an age."),
    "under-age": _("born on %(detail)s, this person is too young for the class."),
    "over-age": _("born on %(detail)s, this person is too old for the class."),
    "no-guardian": _(
        "a person born on %(detail)s needs a parent’s or guardian’s name and e-mail address."
    ),
    "bad-email": _("“%(detail)s” is not an e-mail address."),
    "bad-entry-date": _(
        "“%(detail)s” is not a day up to today on which somebody became a member. Write it as 31/12/2020 or 2020-12-31."
    ),
    "long-cell": _("a cell is longer than 80 letters."),
    "bad-shares": _("“%(detail)s” is not a number of shares that this class lets a member hold."),
    "outside-area": _("%(detail)s is outside the area of the class."),
    "on-register": _("this person is a member in that class already."),
}


def worded(line: int, code: str, detail: str) -> Fault:
    return register_faults.worded(line, code, detail, SENTENCES)
