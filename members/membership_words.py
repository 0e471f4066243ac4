"""A membership in words: its class by the rules in force, since when, what it holds."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look import words
from members.classes import today
from members.holdings import Holding, holding
from members.models import Constitution, Membership, StakeholderClass


@dataclass(frozen=True)
class Standing:
    """The class of a membership today; `stakeholder_class` is None where the rules no longer have it."""

    stakeholder_class: StakeholderClass | None
    names: dict[str, str]

    def name_of(self, class_code: str) -> str:
        return self.names.get(class_code, class_code)


def standing(membership: Membership) -> Standing:
    """One statement for the class, one for the rules."""
    day = membership.ceased_on or today()
    constitution = Constitution.objects.in_force(membership.organisation, day)
    found = constitution.classes.all() if constitution else ()
    classes = {code: one for one in found for code in one.codes}
    names = {code: one.name for code, one in classes.items()}
    return Standing(classes.get(membership.class_code), names)


def facts(membership: Membership) -> list[tuple[str, str]]:
    """Rows of (what, as it stands on the register)."""
    rows = [
        (_("Number on the register"), str(membership.number)),
        (_("Name"), membership.name),
        (_("Member since"), words.day(membership.entered_on)),
        (_("Until"), _until(membership)),
        (_("Address"), "\n".join(filter(None, [membership.address, membership.written_postcode]))),
        (_("Email address"), _email(membership)),
        (_("Parent or guardian"), membership.guardian_name),
        (_("Votes through"), _delegate(membership)),
        (_("Holds"), held_in_words(holding(membership))),
    ]
    return [(what, said) for what, said in rows if said]


def held_in_words(held: Holding) -> str:
    """ "5 shares, £5 paid", and loans beside them; "No shares"."""
    if not held.shares and not held.loans_pence:
        return _("No shares")
    said = ngettext(
        "%(number)s share, %(paid)s paid", "%(number)s shares, %(paid)s paid", held.shares
    ) % {"number": f"{held.shares:,}", "paid": words.pounds(held.paid_pence)}
    if held.loans_pence:
        said += "\n" + _("%(sum)s lent to the organisation") % {
            "sum": words.pounds(held.loans_pence)
        }
    return said


def _until(membership: Membership) -> str:
    if membership.ceased_on is None:
        return ""
    return _("%(day)s: %(why)s") % {
        "day": words.day(membership.ceased_on),
        "why": membership.get_ceased_because_display(),
    }


def _email(membership: Membership) -> str:
    if not membership.email or not membership.email_purposes:
        return membership.email
    used = _("Used for %(purposes)s") % {"purposes": membership.email_purposes}
    return f"{membership.email}\n{used}"


def _delegate(membership: Membership) -> str:
    if membership.member_organisation_id is None or membership.ceased_on:
        return ""
    return str(membership.delegate) if membership.delegate else _("Nobody yet")
