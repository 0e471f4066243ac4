"""The registers of section 30 of the Co-operative and Community Benefit Societies Act 2014 as rows, to print or take away.

`duplicate` is the register without holdings and electronic addresses, which may be shown where the other may not.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from look.words import day, pounds
from members.models import Membership, Office


def member_headings(*, duplicate: bool) -> list[str]:
    who = [_("Number"), _("Name"), _("Postal address")]
    held = [
        _("Electronic address"),
        _("What it may be used for"),
        _("Shares"),
        _("Amount paid"),
        _("Loans and deposits"),
    ]
    return [*who, *([] if duplicate else held), _("Date entered"), _("Date ceased")]


def member_row(line: Membership, *, duplicate: bool) -> list[str]:
    """A line `with_holdings`, in the order of `member_headings`."""
    address = ", ".join(filter(None, [line.address, line.written_postcode]))
    held = [
        line.email,
        line.email_purposes if line.email else "",
        str(_held(line, "shares_held")),
        pounds(_held(line, "paid_pence")),
        pounds(_held(line, "property_pence")),
    ]
    ceased = day(line.ceased_on) if line.ceased_on else ""
    who = [str(line.number), line.name, address]
    return [*who, *([] if duplicate else held), day(line.entered_on), ceased]


def member_rows(lines: Iterable[Membership], *, duplicate: bool) -> Iterator[list[str]]:
    return (member_row(line, duplicate=duplicate) for line in lines)


def officer_headings() -> list[str]:
    return [_("Name"), _("Office"), _("Postal address"), _("Date entered"), _("Date ceased")]


def officer_row(office: Office) -> list[str]:
    ceased = day(office.ceased_on) if office.ceased_on else ""
    return [office.name, office.title, office.address, day(office.entered_on), ceased]


def _held(line: Membership, name: str) -> int:
    return int(getattr(line, name))
