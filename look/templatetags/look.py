"""Words and components for pages: `{% load look %}`. `/style/` shows each of them."""

from datetime import date, datetime
from typing import Any

from django import template
from django.forms.boundfield import BoundField

from look import problems, words

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
