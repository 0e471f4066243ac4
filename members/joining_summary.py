"""What somebody gave, as the page shows it before they send it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from look import words
from members.joining import Joining, Who
from members.joining_fields import NEEDED
from members.models import LegalForm


def summary(way: Joining, given: dict[str, Any]) -> list[tuple[str, str]]:
    """Rows of (what, answer); an answer left empty has none."""
    one = way.stakeholder_class
    rows = [
        (_("Group"), one.name),
        (_("Name"), given["name"]),
        (_("Identifier"), given.get("org_id", "")),
        (_("Kind of organisation"), _legal_form(given)),
        (_("Date of birth"), _day(given.get("born"))),
        (_("Address"), f"{given['address']}\n{given['postcode']}"),
        *((str(NEEDED[need].label), given.get(need, "")) for need in NEEDED),
        (_("Shares"), _shares(given.get("shares"), one.share_price_pence)),
        (_("Parent or guardian"), _guardian(way, given)),
        (_("Who acts for it"), _acting(given)),
    ]
    return [(what, answer) for what, answer in rows if answer]


def _day(born: date | None) -> str:
    return words.day(born) if born else ""


def _legal_form(given: dict[str, Any]) -> str:
    chosen = given.get("legal_form")
    return str(LegalForm(chosen).label) if chosen else ""


def _shares(number: int | None, price: int | None) -> str:
    if not number or not price:
        return ""
    return _("%(number)s for %(sum)s") % {
        "number": f"{number:,}",
        "sum": words.pounds(number * price),
    }


def _guardian(way: Joining, given: dict[str, Any]) -> str:
    if way.who == Who.CHILD:
        return _("%(name)s: you, and you agree") % {"name": given["guardian_name"]}
    named = [given.get("guardian_name", ""), given.get("guardian_email", "")]
    return "\n".join(filter(None, named))


def _acting(given: dict[str, Any]) -> str:
    named = [given.get("acting_name", ""), given.get("acting_role", "")]
    return ", ".join(filter(None, named))
