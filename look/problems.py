"""The errors of forms as the summary at the head of a page lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField
from django.forms.widgets import ChoiceWidget, Select


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
            yield from (Problem(str(text), first_input_id(field)) for text in field.errors)


def first_input_id(field: BoundField) -> str:
    """The id of the input that a link to the field's error leads to."""
    if hasattr(field, "first_input_id"):
        return str(field.first_input_id())
    widget = field.field.widget
    several = isinstance(widget, ChoiceWidget) and not isinstance(widget, Select)
    return f"{field.auto_id}_0" if several else field.id_for_label
