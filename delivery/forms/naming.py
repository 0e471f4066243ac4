"""Whom an officer names to sign a decision."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from councillors.models import Councillor
from delivery.forms.doing import lines


class _Choice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.ward.name}"


class CouncillorForm(forms.Form):
    councillor = _Choice(
        label=gettext_lazy("Which councillor decides?"),
        help_text=gettext_lazy(
            "Councillors in office; under section 236 those whose own ward it is for."
        ),
        queryset=Councillor.objects.none(),
        empty_label=gettext_lazy("Choose a councillor"),
        error_messages={"required": gettext_lazy("Choose the councillor")},
    )
    office = forms.CharField(
        label=gettext_lazy("In which office?"),
        help_text=gettext_lazy(
            "Left empty, it is their ward. For example: cabinet member for parks"
        ),
        max_length=140,
        required=False,
    )
    lead = forms.BooleanField(label=gettext_lazy("This is the lead member"), required=False)

    def __init__(self, *args: Any, councillors: QuerySet[Councillor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["councillor"]
        assert isinstance(field, _Choice)  # noqa: S101 -- declared above
        field.queryset = councillors


class OfficerForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Email address of the officer’s account"),
        error_messages={"required": gettext_lazy("Enter the address of the officer’s account")},
    )
    office = forms.CharField(
        label=gettext_lazy("In which office?"),
        help_text=gettext_lazy("For example: director of neighbourhoods"),
        max_length=140,
        error_messages={"required": gettext_lazy("Enter the office")},
    )


class AbsentForm(forms.Form):
    note = lines(
        rows=2,
        most=1000,
        label=gettext_lazy("Why do they take no part?"),
        help_text=gettext_lazy("It is published. For example: on leave until March"),
        error_messages={"required": gettext_lazy("Say why they take no part")},
    )
