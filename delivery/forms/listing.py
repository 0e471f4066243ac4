from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from delivery.listing import Wish, wards
from places.models import Ward


class _Wards(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class ListingForm(forms.Form):
    """What of the decisions somebody wants to see."""

    mark_optional = False

    ward = _Wards(
        label=gettext_lazy("Ward"),
        queryset=Ward.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("The whole area"),
        error_messages={"invalid_choice": gettext_lazy("Choose a ward of the list")},
    )
    open_to_call_in = forms.BooleanField(
        label=gettext_lazy("Only what may still be called in"), required=False
    )
    departs = forms.BooleanField(
        label=gettext_lazy("Only where it departs from the residents’ result"), required=False
    )

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        field = self.fields["ward"]
        assert isinstance(field, _Wards)  # noqa: S101 -- declared above
        field.queryset = wards()

    def wish(self) -> Wish:
        """Raises KeyError where it was not valid."""
        return Wish(**self.cleaned_data)
