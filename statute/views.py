"""What the rules say today, for anyone to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from look.tables import Column, Table
from look.words import day
from statute.models import Parameter
from statute.parameters import in_force


@require_safe
def parameters(request: HttpRequest) -> HttpResponse:
    """Every parameter in force with where it comes from."""
    table = Table(
        caption=_("Numbers in force"),
        columns=[
            Column(_("What it is for")),
            Column(_("Number")),
            Column(_("Since")),
            Column(_("Where it comes from")),
        ],
        rows=[_row(parameter) for parameter in in_force()],
    )
    return render(request, "statute/parameters.html", {"table": table})


def _row(parameter: Parameter) -> list[str]:
    first = parameter.in_force.lower
    return [
        format_html('<span id="{}">{}</span>', parameter.code, _(parameter.note or parameter.code)),
        f"{parameter.value.normalize():f} {_(parameter.unit)}",
        day(first) if first else "",
        parameter.reference,
    ]
