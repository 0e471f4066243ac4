from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from funds.forms.fields import Once
from funds.models import Fund, Purpose, Use
from look.fields import PoundsField
from look.widgets import Checkboxes, Radios


class PotForm(forms.Form):
    """What a round's money is for, said once: strings of funds are held against it."""

    purposes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("What may the round’s money be for?"),
        help_text=gettext_lazy("None ticked means anything. It cannot change later."),
        queryset=Purpose.objects.none(),
        widget=Checkboxes,
        required=False,
        to_field_name="code",
    )
    use = forms.ChoiceField(
        label=gettext_lazy("As what may it be spent?"),
        choices=Use.choices,
        initial=Use.EITHER,
        widget=Radios,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["purposes"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
        field.queryset = Purpose.objects.in_use()

    def strings(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"purposes": [one.code for one in given["purposes"]], "use": given["use"]}


class AllotForm(Once):
    fund = forms.ModelChoiceField(
        label=gettext_lazy("From which fund?"),
        queryset=Fund.objects.none(),
        empty_label=gettext_lazy("Choose a fund"),
        error_messages={"required": gettext_lazy("Choose the fund")},
    )
    amount_pence = PoundsField(label=gettext_lazy("How much?"), min_pence=1)
    reason = forms.CharField(
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("Anybody can read it."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what it is for")},
    )

    def __init__(self, *args: Any, funds: QuerySet[Fund], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["fund"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
        field.queryset = funds
