"""Fields that constitutions need: parts of a whole, and sentences one a line."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.models import exactly

WHOLE = 10_000
_FRACTION = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")


class PartField(forms.CharField):
    """A part of a whole as people write it: "75", "75%", "66.67" or "2/3". Gives hundredths of a percent, or None."""

    default_error_messages = {
        "required": gettext_lazy("Enter a percentage, like 75, or a fraction, like 2/3"),
        "invalid": gettext_lazy("Write a percentage, like 75 or 12.5, or a fraction, like 2/3"),
        "too_large": gettext_lazy("It cannot be more than the whole: 100%"),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-5"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        if value is None or isinstance(value, int):
            return value
        text = str(value).strip().removesuffix("%").strip()
        if not text:
            return None
        found = self._fraction(text) * WHOLE
        if not 0 <= found <= WHOLE:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return round(found)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        if exactly(value) == Fraction(2, 3):
            return "2/3"
        return f"{(Decimal(value) / 100).normalize():f}"

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Its bounds are those of `to_python`: a text's length says nothing of a number."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _fraction(self, text: str) -> Fraction:
        written = _FRACTION.fullmatch(text)
        try:
            if written:
                return Fraction(int(written[1]), int(written[2]))
            return Fraction(Decimal(text)) / 100
        except (InvalidOperation, ZeroDivisionError, ValueError, OverflowError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class LinesField(forms.CharField):
    """Sentences, one a line; empty lines and doubles fall away. Gives a list; `longest` bounds each."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 8}))
        super().__init__(**kwargs)
        self.longest = longest

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        lines = (" ".join(line.split()) for line in (value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def run_validators(self, value: Any) -> None:
        for line in value:
            if len(line) > self.longest:
                raise ValidationError(
                    _("Keep each line to %(longest)d characters. This one is longer: %(line)s…")
                    % {"longest": self.longest, "line": line[:40]}
                )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class AgeField(forms.IntegerField):
    """Whole years, or None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", number_input())
        super().__init__(min_value=0, max_value=120, required=False, **kwargs)


def number_input() -> forms.TextInput:
    """Not type="number", whose wheel and letters lead people astray."""
    return forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})


def longer(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
