"""The full cost of a proposal, in each way that it can be done."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from look.fields import PoundsField
from proposals.costing import Costs
from proposals.models import Variant


class CostsForm(forms.Form):
    """One variant, in pounds as typed."""

    mark_optional = False
    name = forms.CharField(
        label=gettext_lazy("Name of the variant"),
        help_text=gettext_lazy("Such as: small, large. Leave it empty where there is one."),
        max_length=60,
        required=False,
    )
    capital_pence = PoundsField(label=gettext_lazy("Spent once (capital)"), required=False)
    yearly_pence = PoundsField(label=gettext_lazy("Spent each year (running)"), required=False)
    years = forms.IntegerField(
        label=gettext_lazy("For how many years"),
        min_value=0,
        max_value=50,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
    )
    overheads_pence = PoundsField(
        label=gettext_lazy("Overheads"),
        help_text=gettext_lazy("Management, premises and contingency, for all years together."),
        required=False,
    )
    accepted = forms.BooleanField(
        label=gettext_lazy("It can go on the ballot"), required=False, initial=True
    )

    def costs(self) -> Costs:
        given = self.cleaned_data
        sums = ("capital_pence", "yearly_pence", "years", "overheads_pence")
        return Costs(
            name=given["name"],
            accepted=given["accepted"],
            **{name: given[name] or 0 for name in sums},
        )


CostsFormSet = forms.formset_factory(CostsForm, extra=0, min_num=3, max_num=6)


def costs_initial(variants: Iterable[Variant]) -> list[dict[str, Any]]:
    names = ["name", "capital_pence", "yearly_pence", "years", "overheads_pence", "accepted"]
    return [{name: getattr(one, name) for name in names} for one in variants]
