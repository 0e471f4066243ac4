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
from services.models import Basis, Disaggregation, DisaggregationLine, DisaggregationShare


def of(made: Disaggregation, lines: Iterable[DisaggregationLine]) -> dict[str, Any]:
    shares = DisaggregationShare.objects.filter(line__disaggregation=made).order_by()
    pence = dict(
        shares.values("area_code").annotate(sum=Sum("pence")).values_list("area_code", "sum")
    )
    people = areas.from_inputs(made.inputs["areas"])
    estimates = made.lines.exclude(estimate="")
    return {
        "heads": heads.by_area(made.kind, people, pence),
        "lines": _table(made, lines),
        "estimates": estimates.count(),
        "estimates_pence": estimates.aggregate(sum=Sum("amount_pence", default=0))["sum"],
        "overheads_pence": made.lines.exclude(overhead_class="").aggregate(
            sum=Sum("amount_pence", default=0)
        )["sum"],
    }


def basis_words(line: DisaggregationLine, made: Disaggregation) -> str:
    """By what the line is shared out, as a sentence."""
    if line.basis == Basis.PLACE:
        names = {area["code"]: area["name"] for area in made.inputs["areas"]}
        return _("Spent in %(place)s.") % {"place": names[line.place]}
    if line.basis == Basis.DIRECT:
        return _over(line)
    if line.basis == Basis.MIX:
        percent = made.population_percent
        return _("%(people)s%% by people, %(users)s%% by users.") % {
            "people": percent,
            "users": 100 - percent,
        }
    return _("By users.") if line.basis == Basis.USERS else _("By people.")


def weight_words(line: DisaggregationLine) -> str:
    """What a weight is, as the heading of its column."""
    return {
        Basis.PLACE: _("Spent here"),
        Basis.POPULATION: _("People"),
        Basis.USERS: _("Users"),
        Basis.MIX: _("Mixed part of one"),
        Basis.DIRECT: _("Direct costs (pence)"),
    }[Basis(line.basis)]


def _over(line: DisaggregationLine) -> str:
    if line.over:
        return _("Overhead (%(name)s), over the direct costs of %(centres)s.") % {
            "name": line.overhead_class,
            "centres": ", ".join(line.over),
        }
    return _("Overhead (%(name)s), over all direct costs.") % {"name": line.overhead_class}


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
        return basis_words(line, made)
    return format_html(
        '{} <strong class="govuk-tag app-tag--now">{}</strong> {}',
        basis_words(line, made),
        _("Close enough"),
        line.estimate,
    )


def _link(line: DisaggregationLine, made: Disaggregation) -> str:
    address = reverse("services:line", args=[made.service.slug, made.pk, line.number])
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, line)
