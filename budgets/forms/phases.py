"""When the phases of a round begin and end, and the last words on it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.life.plan_checks import Span
from budgets.models import PLANNED, Phase
from look.fields import MomentField


class DatesForm(forms.Form):
    """Two moments for each phase that can be planned; both empty where the round has no such phase."""

    def __init__(self, *args: Any, is_public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for phase in PLANNED:
            self.fields[f"{phase}_opens"] = MomentField(
                label=_("%(phase)s: begins") % {"phase": phase.label}, required=False
            )
            self.fields[f"{phase}_closes"] = MomentField(
                label=_("%(phase)s: ends") % {"phase": phase.label}, required=False
            )
        if is_public:
            self.fields["reason"] = forms.CharField(
                label=_("Why the dates change"),
                help_text=_("It is published as you write it."),
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"required": _("Say why the dates change. It is published.")},
            )

    def pairs(self) -> Iterator[tuple[Phase, BoundField, BoundField]]:
        for phase in PLANNED:
            yield phase, self[f"{phase}_opens"], self[f"{phase}_closes"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for phase in PLANNED:
            for one, other in ((("opens"), ("closes")), (("closes"), ("opens"))):
                name, missing = f"{phase}_{one}", f"{phase}_{other}"
                if given.get(name) and not given.get(missing) and missing not in self.errors:
                    self.add_error(missing, _("Enter this date too, or leave both empty."))
        return given

    def spans(self) -> dict[Phase, Span]:
        """Call it when the form is valid."""
        given = self.cleaned_data
        return {
            phase: Span(given[f"{phase}_opens"], given[f"{phase}_closes"])
            for phase in PLANNED
            if given[f"{phase}_opens"]
        }

    @staticmethod
    def initial_of(spans: dict[Phase, Span]) -> dict[str, Any]:
        opens = {f"{phase}_opens": span.opens_at for phase, span in spans.items()}
        return opens | {f"{phase}_closes": span.closes_at for phase, span in spans.items()}

    @staticmethod
    def field_of(phase: str) -> str:
        """The field that a refusal of the planning is about; None of them for "reason"."""
        return f"{phase}_opens" if phase in PLANNED else phase


class ClosingWordsForm(forms.Form):
    closing_words = forms.CharField(
        label=gettext_lazy("How the round ended"),
        help_text=gettext_lazy("Two or three sentences for everybody. They are published."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say how the round ended. It is published.")},
    )
