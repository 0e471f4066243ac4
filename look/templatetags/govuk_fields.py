"""What the templates of form fields need; pages load `look` instead."""

from typing import Any

from django import template
from django.forms import CheckboxInput, CheckboxSelectMultiple
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from look import problems
from look.widgets import PartsInput

register = template.Library()

# `required` would let the browser refuse in its own words; our errors come from the server.
_PRINTED_ELSEWHERE = {"class", "maxlength", "required"}


@register.filter
def attributes(widget: dict[str, Any], but_not: str = "") -> SafeString:
    """The widget's attributes as HTML, without those named in `but_not` and those each template prints itself."""
    skipped = _PRINTED_ELSEWHERE | set(but_not.split())
    shown = [
        (k, v)
        for k, v in widget["attrs"].items()
        if k not in skipped and v is not False and v is not None
    ]
    return format_html_join(
        "",
        "{}",
        ([format_html(" {}", k) if v is True else format_html(' {}="{}"', k, v)] for k, v in shown),
    )


@register.filter
def error_texts(field: BoundField) -> list[str]:
    return problems.texts(field)


@register.filter
def attribute(widget: dict[str, Any], name: str) -> Any:
    return widget["attrs"].get(name, "")


@register.filter
def error_class(widget: dict[str, Any], block: str) -> str:
    """ " govuk-input--error" when the field has an error."""
    return f" {block}--error" if widget["attrs"].get("aria-invalid") else ""


@register.filter
def described_by(field: BoundField) -> str:
    return field.aria_describedby or ""


@register.filter
def is_parts(field: BoundField) -> bool:
    """True for several text inputs under one legend: screen readers need role="group" to read its hint."""
    return isinstance(field.field.widget, PartsInput)


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    widget = field.field.widget
    return isinstance(widget, CheckboxInput) and not isinstance(widget, CheckboxSelectMultiple)


@register.filter
def is_optional(field: BoundField) -> bool:
    """True where the label says "(optional)": a filter form switches that off with `mark_optional = False`."""
    return not field.field.required and getattr(field.form, "mark_optional", True)
