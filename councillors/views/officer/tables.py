"""The tables of the officers' pages."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from councillors.models import GRANTED, Allocation, Councillor, GrantRequest, MatchOffer
from councillors.sums import Sums
from councillors.tables import state_tag
from councillors.years import named
from look.tables import Column, Table
from look.words import day, moment, pounds


def of_desk(rows: Iterable[GrantRequest]) -> Table:
    return Table(
        caption=_("Requests, the latest first"),
        columns=[
            Column(_("Request")),
            Column(_("Of whom")),
            Column(_("Asked"), numeric=True),
            Column(_("Granted"), numeric=True),
            Column(_("State")),
        ],
        rows=[
            [
                _link("request", one.pk, str(one)),
                one.allocation.councillor.name if one.allocation else str(one.pool),
                pounds(one.pence),
                _granted(one),
                state_tag(one),
            ]
            for one in rows
        ],
    )


def of_seats(rows: Iterable[Councillor], *, may_end: bool) -> Table:
    """With what this officer can do; an office is ended by who keeps budgets."""
    return Table(
        caption=_("Councillors"),
        columns=[
            Column(_("Councillor")),
            Column(_("Ward")),
            Column(_("First day")),
            Column(_("Last day")),
            Column(_("What you can do")),
        ],
        rows=[
            [
                one.name,
                one.ward.name,
                day(one.office.lower),
                "" if one.last_day is None else day(one.last_day),
                _acts(one, may_end=may_end),
            ]
            for one in rows
        ],
    )


def of_budgets(rows: Iterable[Sums], due: set[int]) -> Table:
    return Table(
        caption=_("Budgets"),
        columns=[
            Column(_("Councillor")),
            Column(_("Year")),
            Column(_("Budget"), numeric=True),
            Column(_("Granted"), numeric=True),
            Column(_("Left"), numeric=True),
            Column(_("State")),
        ],
        rows=[
            [
                one.allocation.councillor.name,
                named(one.allocation.year),
                pounds(one.amount),
                pounds(one.spent),
                pounds(one.left),
                _state(one.allocation, is_due=one.allocation.pk in due),
            ]
            for one in rows
        ],
    )


def of_offers(rows: Iterable[MatchOffer], taken: dict[int, int]) -> Table:
    return Table(
        caption=_("Match offers"),
        columns=[
            Column(_("Offer")),
            Column(_("Partner")),
            Column(_("Until")),
            Column(_("At most"), numeric=True),
            Column(_("Taken"), numeric=True),
            Column(_("What you can do")),
        ],
        rows=[
            [
                format_html('<a class="govuk-link" href="{}">{}</a>', one.get_absolute_url(), one),
                one.organisation.name,
                moment(one.until),
                pounds(one.cap_pence),
                pounds(taken.get(one.pk, 0)),
                _link("end-offer", one.pk, _("End it"), one.title)
                if one.state == "open"
                else one.ended_reason,
            ]
            for one in rows
        ],
    )


def _granted(one: GrantRequest) -> str:
    given = one.granted_pence if one.state in GRANTED else None
    return "" if given is None else pounds(given)


def _state(one: Allocation, *, is_due: bool) -> str | SafeString:
    if is_due:
        return _link("return", one.pk, _("Return what is left"), one.councillor.name)
    if one.state == "open":
        return _("Until %(day)s") % {"day": day(one.decide_by)}
    return str(one.get_state_display())


def _link(view: str, pk: int, text: str, hidden: str = "") -> SafeString:
    more = format_html('<span class="govuk-visually-hidden">: {}</span>', hidden) if hidden else ""
    address = reverse(f"councillors_officer:{view}", args=[pk])
    return format_html('<a class="govuk-link" href="{}">{}{}</a>', address, text, more)


def _acts(one: Councillor, *, may_end: bool) -> SafeString:
    enter = _link("enter", one.pk, _("Enter a request"), one.name)
    if not may_end:
        return enter
    end = _link("end-seat", one.pk, _("End the office"), one.name)
    return format_html("<span>{}<br>{}</span>", enter, end)
