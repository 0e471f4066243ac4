from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from proposals.models import Proposal, ProposalState


class MergeForm(forms.Form):
    """The number of the proposal that stays."""

    into = forms.IntegerField(
        label=gettext_lazy("Number of the proposal it goes into"),
        min_value=1,
        error_messages={
            "required": gettext_lazy("Enter the number of the proposal that stays."),
            "invalid": gettext_lazy("Enter the number of the proposal that stays."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal

    def clean_into(self) -> Proposal:
        others = Proposal.objects.filter(
            round=self.proposal.round, state=ProposalState.PUBLISHED
        ).exclude(pk=self.proposal.pk)
        found = others.filter(number=self.cleaned_data["into"]).first()
        if found is None:
            raise forms.ValidationError(
                gettext_lazy("No other published proposal has this number.")
            )
        return found


class PartForm(forms.Form):
    """One of the proposals that a split one becomes; the third and later may stay empty."""

    mark_optional = False
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120, required=False)
    what = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


PartFormSet = forms.formset_factory(PartForm, extra=4, max_num=4)
