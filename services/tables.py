"""The tables of services and of their budget lines."""

from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.translation import gettext as _

from look import words
from look.tables import Column, Table
from services.models import BudgetLine, Service


def services_table(page: Page[Service]) -> Table:
    return Table(
        caption=_("Services"),
        columns=[
            Column(_("Service")),
            Column(_("Residents’ part")),
            Column(_("Money"), numeric=True),
        ],
        rows=[
            [_link(one), _part(one), words.pounds(one.pence)]  # type: ignore[attr-defined]
            for one in page
        ],
    )


def lines_table(page: Page[BudgetLine]) -> Table:
    return Table(
        caption=_("Budget lines"),
        columns=[
            Column(_("Line")),
            Column(_("Year")),
            Column(_("Residents’ part")),
            Column(_("Money"), numeric=True),
        ],
        rows=[[one.title, one.years, _part(one), words.pounds(one.amount_pence)] for one in page],
    )


def left_out_table(lines: list[BudgetLine]) -> Table:
    return Table(
        caption=_("Left out, and why"),
        columns=[
            Column(_("Line")),
            Column(_("Service")),
            Column(_("Reason")),
            Column(_("Money"), numeric=True),
        ],
        rows=[
            [
                one.title,
                _link(one.service),
                one.out_reason or one.service.out_reason,
                words.pounds(one.amount_pence),
            ]
            for one in lines
        ],
    )


def _part(one: Service | BudgetLine) -> str:
    """The level, or that it is left out with its reason."""
    if one.on_table:
        return one.get_level_display()
    return _("Left out. %(reason)s") % {"reason": one.out_reason}


def _link(one: Service) -> str:
    return format_html('<a class="govuk-link" href="{}">{}</a>', one.get_absolute_url(), one)
