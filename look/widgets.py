"""Inputs that Django does not have, in GOV.UK markup (their templates are in templates/govuk/widgets)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from look import words

# Of each part: its name, label, width in characters, whether it takes numbers only.
Layout = tuple[tuple[str, Any, int, bool], ...]


class PartsInput(forms.Widget):
    """Some small inputs under one legend; the value is a dict by part name."""

    template_name = "govuk/widgets/parts.html"
    use_fieldset = True
    layout: Layout = ()
    autocomplete: Mapping[str, str] = {}
    # The parts with an error; set by the bound field of the form that was sent.
    wrong: tuple[str, ...] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {part: (data.get(f"{name}-{part}") or "").strip() for part, *_rest in self.layout}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part, *_rest in self.layout)

    def split(self, value: Any) -> dict[str, str]:
        raise NotImplementedError

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        texts = value if isinstance(value, dict) else self.split(value)
        base = context["widget"]["attrs"].get("id", f"id_{name}")
        context["widget"]["parts"] = [
            {
                "id": f"{base}-{part}",
                "name": f"{name}-{part}",
                "label": label,
                "width": width,
                "numeric": numeric,
                "value": texts.get(part, ""),
                "autocomplete": self.autocomplete.get(part, ""),
                "wrong": part in self.wrong,
            }
            for part, label, width, numeric in self.layout
        ]
        return context


class DayInput(PartsInput):
    """Day, month and year. `birthday=True` lets the browser fill in a date of birth."""

    # The month takes a name too, so that its keyboard is not numbers only.
    layout: Layout = (
        ("day", _("Day"), 2, True),
        ("month", _("Month"), 3, False),
        ("year", _("Year"), 4, True),
    )

    def __init__(self, attrs: dict[str, Any] | None = None, *, birthday: bool = False) -> None:
        super().__init__(attrs)
        self.example = "27 3 1964" if birthday else "27 3 2027"
        if birthday:
            self.autocomplete = {"day": "bday-day", "month": "bday-month", "year": "bday-year"}

    def split(self, value: date | None) -> dict[str, str]:
        if not isinstance(value, date):
            return {}
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}


class MomentInput(DayInput):
    """Day, month, year and time of day, in London."""

    layout: Layout = (*DayInput.layout, ("time", _("Time"), 5, False))

    def split(self, value: date | None) -> dict[str, str]:
        if not isinstance(value, datetime):
            return super().split(value)
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return {**super().split(local), "time": words.clock(local)}


class PoundsInput(forms.TextInput):
    template_name = "govuk/widgets/pounds.html"


class _Hinted(forms.widgets.ChoiceWidget):
    """Choices with a hint under each: `hints` by value."""

    hints: Mapping[str, Any] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}


class Radios(_Hinted, forms.RadioSelect):
    """Radio buttons, each with a hint where `hints` has one for its value."""

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}


class Checkboxes(_Hinted, forms.CheckboxSelectMultiple):
    """Checkboxes, each with a hint where `hints` has one for its value."""

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}
