"""What anyone may read of services: what is on the table, and where the money of each goes."""

from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from look import words
from look.public_pages import download
from look.tables import Column, Table
from services import breakdown_page, exports, on_table
from services.basis_words import weight_words, weight_written
from services.disaggregating import steps_again
from services.models import BudgetLine, Disaggregation, Service
from services.models.service import LEVEL_WORDS, Level
from services.steps import line_table

PER_PAGE = 50


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """What is on the table in one year, by default the latest."""
    years = on_table.years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else next(iter(years), None)
    context: dict[str, Any] = {"years": years, "year": year}
    if year is not None:
        page = Paginator(on_table.services(year), PER_PAGE).get_page(request.GET.get("page"))
        out = list(on_table.left_out(year)[:PER_PAGE])
        context |= {
            "found": on_table.of_year(year),
            "page": page,
            "table": _services_table(page),
            "left_out": _left_out_table(out) if out else None,
        }
    return render(request, "services/services.html", context)


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Service, slug=slug)
    page = Paginator(found.lines.all(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "service": found,
        "level_words": LEVEL_WORDS[Level(found.level)],
        "page": page,
        "table": _lines_table(page),
        "disaggregations": found.disaggregations.all()[:PER_PAGE],
    }
    return render(request, "services/service.html", context)


@require_safe
def disaggregation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    made = _made(slug, pk)
    page = Paginator(made.lines.all(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"made": made, "page": page, **breakdown_page.of(made, page)}
    return render(request, "services/disaggregation.html", context)


@require_safe
def line(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """How one line was shared out, step by step, worked out again from what was kept."""
    made = _made(slug, pk)
    found = get_object_or_404(made.lines, number=number)
    names = {area["code"]: area["name"] for area in made.inputs["areas"]}
    context = {
        "made": made,
        "line": found,
        "basis": breakdown_page.how(found, made),
        "table": line_table(
            steps_again(made)[number], names, weight_words(found), partial(weight_written, found)
        ),
    }
    return render(request, "services/line.html", context)


@require_safe
def disaggregation_csv(_request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    made = _made(slug, pk)
    pieces = exports.of_disaggregation(made)
    return download(f"{slug}-{made.year}-by-area.csv", "text/csv", pieces, exports.LICENCE)


def _made(slug: str, pk: int) -> Disaggregation:
    return get_object_or_404(
        Disaggregation.objects.select_related("service"), pk=pk, service__slug=slug
    )


def _services_table(page: Page[Service]) -> Table:
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


def _lines_table(page: Page[BudgetLine]) -> Table:
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


def _left_out_table(lines: list[BudgetLine]) -> Table:
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
