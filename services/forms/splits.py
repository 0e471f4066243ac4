from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from look.fields import MOST_PENCE, PoundsField
from look.widgets import Radios
from services.forms.percents import PERCENT_ERRORS, WEIGHT_ERRORS
from services.models import AreaKind
from services.split_working import Formula
from services.splitting import SplitFacts

DECILES = range(1, 11)
_FIRST = [200 - 10 * decile for decile in DECILES]


class SplitForm(forms.Form):
    """A pot, the areas, and the formula: how much goes by people, and what a person of each decile counts for."""

    title = forms.CharField(
        label=_("What the money is for"),
        max_length=140,
        help_text=_("For example: Ward budgets 2027/28."),
    )
    pot = PoundsField(label=_("How much there is to share out"), min_pence=1, max_pence=MOST_PENCE)
    kind = forms.ChoiceField(label=_("Share it between"), choices=AreaKind.choices, widget=Radios)
    population_percent = forms.IntegerField(
        label=_("How many per cent go by population alone"),
        min_value=0,
        max_value=100,
        error_messages=PERCENT_ERRORS,
        help_text=_(
            "The rest goes by deprivation. 100 is by population alone, 0 by deprivation alone."
        ),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = self.weights_as_typed(_FIRST)
        for decile in DECILES:
            self.fields[f"decile_{decile}"] = forms.DecimalField(
                label=_("Decile %(decile)d") % {"decile": decile},
                min_value=0,
                max_value=100,
                decimal_places=2,
                error_messages=WEIGHT_ERRORS,
                initial=first[f"decile_{decile}"],
                widget=forms.TextInput(
                    attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}
                ),
            )

    @property
    def facts_fields(self) -> list[Any]:
        return [self[name] for name in ("title", "pot", "kind", "population_percent")]

    @property
    def decile_fields(self) -> list[Any]:
        return [self[f"decile_{decile}"] for decile in DECILES]

    @staticmethod
    def weights_as_typed(hundredths: Sequence[int]) -> dict[str, str]:
        return {
            f"decile_{decile}": f"{one // 100}.{one % 100:02d}"
            for decile, one in enumerate(hundredths, 1)
        }

    def facts(self) -> SplitFacts:
        """Call it when the form is valid."""
        given = self.cleaned_data
        weights = [Decimal(given[f"decile_{decile}"]) for decile in DECILES]
        formula = Formula(
            given["population_percent"], tuple(int(weight * 100) for weight in weights)
        )
        return SplitFacts(given["title"], given["kind"], given["pot"], formula)
