from django import forms

from delivery.models import Power
from look.widgets import Radios


class PowerForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Power
        fields = ("name", "maker", "citation", "open_to_call_in", "retired")
        widgets = {"maker": Radios}
