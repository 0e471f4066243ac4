"""Form fields that read dates, times and money as people write them, with an error for each part."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look import reading, words
from look.widgets import DayInput, MomentInput, PartsInput, PoundsInput

YEAR_DIGITS = 4
# A hundred thousand million pounds: more than any council has, and a hundred thousand such sums together are still a number the database keeps.
MOST_PENCE = 10**13


class PartsBoundField(BoundField):
    """Tells the widget which of its parts are wrong, and where a link to the error leads."""

    def wrong_parts(self) -> tuple[str, ...]:
        for error in self.form.errors.as_data().get(self.name, []):
            return tuple((error.params or {}).get("parts", ())) or tuple(self._all_parts())
        return ()

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> dict[str, Any]:
        inputs = widget or self.field.widget
        if isinstance(inputs, PartsInput):
            inputs.wrong = self.wrong_parts()
        return super().build_widget_attrs(attrs, widget)

    def first_input_id(self) -> str:
        parts = self.wrong_parts() or tuple(self._all_parts())
        return f"{self.auto_id}-{parts[0]}"

    def _all_parts(self) -> Iterable[str]:
        return (part for part, *_rest in self.field.widget.layout)


class DayField(forms.Field):
    """A day in three inputs; the month may be a name. Gives a `date` or None."""

    widget = DayInput
    bound_field_class = PartsBoundField
    default_error_messages = {"required": gettext_lazy("Enter the date")}

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        if not any(value.values()):
            return None
        self._require_parts(value)
        return self._read_day(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial() if callable(initial) else initial
        return {k: v for k, v in self._widget.split(before).items() if v} != {
            k: v for k, v in (data or {}).items() if v
        }

    @property
    def _widget(self) -> DayInput:
        assert isinstance(self.widget, DayInput)  # noqa: S101 -- the class says so; tells the type checker
        return self.widget

    def _require_parts(self, value: dict[str, str]) -> None:
        missing = [
            (part, str(label).lower())
            for part, label, *_rest in self._widget.layout
            if not value.get(part)
        ]
        if missing:
            names = get_text_list([label for _part, label in missing], _("and"))
            self._refuse(
                _("The date must include a %(missing)s") % {"missing": names},
                *[part for part, _l in missing],
            )

    def _read_day(self, value: dict[str, str]) -> date:
        try:
            reading.month(value["month"])
        except ValueError:
            self._refuse(_("The month must be a number or a name, like 3 or March"), "month")
        if len(value["year"]) != YEAR_DIGITS:
            year = self._widget.example.split()[-1]
            self._refuse(_("The year must have 4 numbers, like %(year)s") % {"year": year}, "year")
        try:
            return reading.day(value["day"], value["month"], value["year"])
        except ValueError:
            self._refuse(
                _("The date must be a real date, like %(example)s")
                % {"example": self._widget.example},
                *("day", "month", "year"),
            )

    def _refuse(self, message: str, *parts: str) -> NoReturn:
        raise ValidationError(message, code="-".join(parts), params={"parts": parts})


class MomentField(DayField):
    """A day and a time of day in London. Gives an aware `datetime` or None."""

    widget = MomentInput
    default_error_messages = {"required": gettext_lazy("Enter the date and the time")}

    def to_python(self, value: Any) -> datetime | None:
        day = super().to_python(value)
        if day is None or isinstance(day, datetime):
            return day
        naive = datetime.combine(day, self._read_time(value["time"]))
        moment = timezone.make_aware(naive, timezone.get_current_timezone())
        if timezone.localtime(moment.astimezone(UTC)).replace(tzinfo=None) != naive:
            self._refuse(
                _("The clocks go forward then: choose a time an hour earlier or later"), "time"
            )
        return moment

    def _read_time(self, text: str) -> time:
        try:
            return reading.clock(text)
        except ValueError:
            self._refuse(_("The time must be a real time, like 9pm or 21:00"), "time")


class PoundsField(forms.CharField):
    """A sum of money. Gives whole pence, or None; `min_pence` and `max_pence`, or else `MOST_PENCE`, bound it."""

    widget = PoundsInput
    default_error_messages = {
        "required": gettext_lazy("Enter an amount of money"),
        "invalid": gettext_lazy("The amount must be money, like £1,200 or 1200.50"),
        "negative": gettext_lazy("The amount must be £0 or more"),
    }

    def __init__(self, *, min_pence: int = 0, max_pence: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.min_pence = min_pence
        self.max_pence = MOST_PENCE if max_pence is None else max_pence

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        if isinstance(value, int):
            return value
        text = super().to_python(value)
        if not text:
            return None
        if text.strip().lstrip("£").lstrip().startswith(("-", "−")):
            raise ValidationError(self.error_messages["negative"], code="negative")
        try:
            return reading.pence(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: Any) -> None:
        if value is None:
            super().validate(value)
        elif value < self.min_pence:
            raise ValidationError(
                _("The amount must be %(least)s or more") % {"least": words.pounds(self.min_pence)}
            )
        elif value > self.max_pence:
            raise ValidationError(
                _("The amount must be %(most)s or less") % {"most": words.pounds(self.max_pence)}
            )

    def run_validators(self, value: Any) -> None:
        if value is not None:
            super().run_validators(str(value))

    def prepare_value(self, value: Any) -> Any:
        return words.pounds(value).removeprefix("£") if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True
