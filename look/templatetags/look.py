"""Words and components for pages: `{% load look %}`. `/style/` shows each of them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext as _

from look import bars, pictures, problems, words
from look.choropleth import Choropleth
from look.drawing import Sketch
from look.flows import Flows
from look.grown_bars import GrownBars
from look.pairs import Pairs
from look.share_bars import ShareBar
from look.steps import Step, Task
from look.tables import Table

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def pounds(pence: int | None) -> str:
    """{{ cost_pence|pounds }}: £14,200, and £56.29 only where there are pence."""
    return "" if pence is None else words.pounds(int(pence))


@register.filter
def moment(value: datetime | None) -> str:
    """9pm on Sunday 6 December 2026."""
    return words.moment(value) if value else ""


@register.filter
def day(value: date | None) -> str:
    """6 December 2026."""
    return words.day(value) if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """Sunday 6 December 2026."""
    return words.weekday(value) if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """Sunday 6 December: only where the page has said the year."""
    return words.short_day(value) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """10:58am, 9pm, noon."""
    return words.clock(value) if value else ""


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """{% error_summary form other_form %}: the problems of all of them, each a link to its field."""
    return {"problems": problems.of(*forms)}


@register.filter
def has_errors(form: Any) -> bool:
    return bool(problems.of(form))


@register.inclusion_tag("govuk/field.html")
def field(
    bound: BoundField, size: str = "s", heading: bool = False, classes: str = ""
) -> dict[str, Any]:
    """{% field form.code size="m" heading=True classes="app-code" %}: one field, its label as the page's h1 or not."""
    return {"field": bound, "size": size, "heading": heading, "classes": classes}


@register.filter
def drawing(name: str) -> str:
    """{{ project.drawing|drawing }}: the address of that drawing; a street where there is none."""
    return pictures.drawing(name)


@register.filter
def seen_percent(part: int, whole: int) -> int:
    """{{ reached|seen_percent:cost }}: rounded down, so that what is short by a pound never reads 100."""
    return part * 100 // whole if whole else 0


@register.inclusion_tag("look/money_bar.html")
def money_bar(
    costs: Iterable[int], whole: int, label: str = "", tall: bool = False, numbered: bool = True
) -> dict[str, Any]:
    """{% money_bar costs pot_pence label="What it shows" tall=True %}: parts of a pot, in pence."""
    costs = list(costs)
    said = label or _("%(spent)s of %(whole)s") % {
        "spent": words.pounds(sum(costs)),
        "whole": words.pounds(whole),
    }
    return {"bar": bars.money_bar(costs, whole), "label": said, "tall": tall, "numbered": numbered}


@register.inclusion_tag("look/money_key.html")
def money_key(
    rows: Iterable[tuple[str, int]], left: int | None = None, one_column: bool = False
) -> dict[str, Any]:
    """{% money_key rows left=left_pence %}: the numbered key under a money bar, rows of (name, pence)."""
    return {"rows": list(rows), "left": left, "one_column": one_column}


@register.inclusion_tag("look/meter.html")
def meter(part: int, whole: int, label: str = "") -> dict[str, Any]:
    """{% meter reached_pence cost_pence %}: a share of a whole; write its words beside it."""
    seen = seen_percent(part, whole)
    said = label or _("%(percent)s%% reached") % {"percent": seen}
    return {"width": bars.percent(min(part / whole * 100, 100) if whole else 0), "label": said}


@register.inclusion_tag("look/bars.html")
def bar_chart(
    items: Sequence[tuple[str, float, str]], label: str, most: float | None = None
) -> dict[str, Any]:
    """{% bar_chart items "What it shows" %}: items of (label, size, value as written)."""
    return {"chart": bars.rows(items, most), "label": label}


@register.inclusion_tag("look/columns.html")
def column_chart(items: Sequence[tuple[str, float, str]], label: str) -> dict[str, Any]:
    """{% column_chart items "What it shows" %}: upright bars, such as people who voted each day."""
    return {"columns": bars.columns(items), "label": label}


@register.inclusion_tag("look/flows.html")
def flows(drawing: Flows, label: str) -> dict[str, Any]:
    """{% flows drawing "How votes moved; the table below has the figures" %} (see look.flows)."""
    return {"drawing": drawing, "label": label}


@register.inclusion_tag("look/grown_bars.html")
def grown_bars(chart: GrownBars, label: str) -> dict[str, Any]:
    """{% grown_bars chart "Votes at stage 2" %} (see look.grown_bars)."""
    return {"chart": chart, "label": label}


@register.inclusion_tag("look/pairs.html")
def pair_chart(chart: Pairs, label: str) -> dict[str, Any]:
    """{% pair_chart chart "Planned and paid by month" %} (see look.pairs)."""
    return {"chart": chart, "label": label}


@register.inclusion_tag("look/share_bar.html")
def share_bar(bar: ShareBar, label: str) -> dict[str, Any]:
    """{% share_bar bar "44.0% in favour" %}: a share with the line it had to pass (see look.share_bars)."""
    return {"bar": bar, "label": label}


@register.inclusion_tag("look/map.html")
def map_of(sketch: Sketch, label: str) -> dict[str, Any]:
    """{% map_of sketch "Map of Larkmead; the list beside it says the same" %} (see look.drawing.sketch)."""
    return {"sketch": sketch, "label": label}


@register.inclusion_tag("look/choropleth.html")
def choropleth(drawing: Choropleth, label: str) -> dict[str, Any]:
    """{% choropleth drawing "Pounds a head by ward; the table has the figures" %} (see look.choropleth)."""
    return {"drawing": drawing, "label": label}


@register.inclusion_tag("look/table.html")
def table(table: Table) -> dict[str, Any]:
    """{% table made_table %} (see look.tables.Table)."""
    return {"table": table}


@register.inclusion_tag("look/timeline.html")
def timeline(steps: Sequence[Step]) -> dict[str, Any]:
    """{% timeline steps %}: one under the other (see look.steps.Step)."""
    return {"steps": steps, "on_one_line": False}


@register.inclusion_tag("look/timeline.html")
def phases(steps: Sequence[Step]) -> dict[str, Any]:
    """{% phases steps %}: on one line where the window is wide."""
    return {"steps": steps, "on_one_line": True}


@register.inclusion_tag("look/task_list.html")
def task_list(tasks: Sequence[Task]) -> dict[str, Any]:
    """{% task_list tasks %} (see look.steps.Task)."""
    return {"tasks": tasks}


@register.inclusion_tag("look/summary_list.html")
def summary_list(rows: Iterable[tuple[Any, ...]], numbers: bool = False) -> dict[str, Any]:
    """{% summary_list rows %}: (key, value) or (key, value, link, words of the link)."""
    return {"rows": list(rows), "numbers": numbers}


@register.inclusion_tag("look/facts.html")
def facts(rows: Iterable[tuple[Any, Any, Any]], two: bool = False) -> dict[str, Any]:
    """{% facts rows %}: large figures side by side, rows of (what, figure, note)."""
    return {"rows": list(rows), "two": two}


@register.simple_tag
def tag(text: str, kind: str = "") -> "SafeString":
    """{% tag "Late" "late" %}; kinds: done, now, late, no."""
    return format_html(
        '<strong class="govuk-tag{}">{}</strong>', f" app-tag--{kind}" if kind else "", text
    )


@register.inclusion_tag("look/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page[Any]) -> dict[str, Any]:
    """{% pagination page_obj %}: keeps the rest of the query string."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    around = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "query": query.urlencode(), "numbers": list(around)}


@register.inclusion_tag("look/progress.html")
def progress(title: str, done: int, whole: int, sentence: str = "") -> dict[str, Any]:
    """{% progress "Making 9,912 letters" 6145 9912 "About 20 seconds left." %}; see look/refresh.html for the head."""
    return {
        "title": title,
        "width": bars.percent(100 * done / whole if whole else 0),
        "label": _("%(percent)s%% done") % {"percent": seen_percent(done, whole)},
        "sentence": sentence,
        "is_done": done >= whole,
    }
