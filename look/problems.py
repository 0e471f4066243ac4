"""The errors of forms as the summary at the head of a page lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet, Field
from django.forms.boundfield import BoundField
from django.forms.widgets import ChoiceWidget, Select
from django.utils.translation import gettext as _

# Django's own sentence, which in a summary does not say of which field.
_UNNAMED = Field.default_error_messages["required"]


@dataclass(frozen=True)
class Problem:
    """One error and the id of the input to go to ("" where it belongs to none)."""

    text: str
    target: str = ""


def of(*forms: Any) -> list[Problem]:
    """Every error of these forms and formsets (None is passed over), in the order of the page."""
    return [problem for form in forms for problem in _of_one(form)]


def _of_one(form: Any) -> Iterator[Problem]:
    if isinstance(form, BaseFormSet):
        yield from (Problem(str(text)) for text in form.non_form_errors())
        yield from of(*form.forms)
    elif isinstance(form, BaseForm) and form.is_bound:
        yield from (Problem(str(text)) for text in form.non_field_errors())
        for field in form:
            yield from (Problem(text, first_input_id(field)) for text in texts(field))


def texts(field: BoundField) -> list[str]:
    """The errors of a field as they are read: an empty one is named where its form has no sentence of its own."""
    return [_named(field, str(text)) for text in field.errors]


def _named(field: BoundField, text: str) -> str:
    usual = getattr(type(field.field), "default_error_messages", {}).get("required")
    if text != _UNNAMED and text == usual:  # "Enter the date": of several, which one
        return _("%(error)s (%(label)s)") % {"error": text, "label": field.label}
    if text != _UNNAMED:
        return text
    if isinstance(field.field.widget, ChoiceWidget):
        return _("Choose an answer to “%(label)s”") % {"label": field.label}
    return _("Fill in “%(label)s”") % {"label": field.label}


def first_input_id(field: BoundField) -> str:
    """The id of the input that a link to the field's error leads to."""
    if hasattr(field, "first_input_id"):
        return str(field.first_input_id())
    widget = field.field.widget
    several = isinstance(widget, ChoiceWidget) and not isinstance(widget, Select)
    return f"{field.auto_id}_0" if several else field.id_for_label
