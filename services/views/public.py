"""What anyone may read of services: what is on the table, and where the money of each goes."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from look.public_pages import download
from services import again, breakdown_page, exports, on_table, tables
from services.basis_words import weight_words, weight_written
from services.models import Disaggregation, Service
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
            "table": tables.services_table(page),
            "left_out": tables.left_out_table(out) if out else None,
            "shown": len(out),
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
        "table": tables.lines_table(page),
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
            again.steps_again(made, found),
            names,
            weight_words(found),
            partial(weight_written, found),
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
