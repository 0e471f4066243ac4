"""What the page of a broken down budget shows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from look import words
from look.tables import Column, Table
from services import areas, heads
from services.basis_words import basis_words
from services.models import Disaggregation, DisaggregationLine, DisaggregationShare


def of(made: Disaggregation, lines: Iterable[DisaggregationLine]) -> dict[str, Any]:
    people = areas.from_inputs(made.inputs["areas"])
    estimates = made.lines.exclude(estimate="")
    return {
        "heads": heads.by_area(made.kind, people, by_area(made)),
        "lines": _table(made, lines),
        "estimates": estimates.count(),
        "estimates_pence": estimates.aggregate(sum=Sum("amount_pence", default=0))["sum"],
        "overheads_pence": made.lines.exclude(overhead_class="").aggregate(
            sum=Sum("amount_pence", default=0)
        )["sum"],
    }


def by_area(made: Disaggregation) -> dict[str, int]:
    """What falls to each area, in pence by its code; worked out for what was made before that was kept."""
    if made.by_area:
        return dict(made.by_area)
    shares = DisaggregationShare.objects.filter(line__disaggregation=made).order_by()
    sums = shares.values("area_code").annotate(sum=Sum("pence"))
    return dict(sums.values_list("area_code", "sum"))


def how(line: DisaggregationLine, made: Disaggregation) -> str:
    """By what the line is shared out, as a sentence."""
    names = {area["code"]: area["name"] for area in made.inputs["areas"]}
    return basis_words(line, names.get(line.place, ""), made.population_percent)


def _table(made: Disaggregation, lines: Iterable[DisaggregationLine]) -> Table:
    return Table(
        caption=_("Line by line"),
        columns=[
            Column(_("Line")),
            Column(_("Cost centre")),
            Column(_("How it is shared out")),
            Column(_("Money"), numeric=True),
        ],
        rows=[
            [_link(line, made), line.cost_centre, _how(line, made), words.pounds(line.amount_pence)]
            for line in lines
        ],
    )


def _how(line: DisaggregationLine, made: Disaggregation) -> str:
    if not line.estimate:
        return how(line, made)
    return format_html(
        '{} <strong class="govuk-tag app-tag--now">{}</strong> {}',
        how(line, made),
        _("Close enough"),
        line.estimate,
    )


def _link(line: DisaggregationLine, made: Disaggregation) -> str:
    address = reverse("services:line", args=[made.service.slug, made.pk, line.number])
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, line)
