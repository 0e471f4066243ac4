from django import forms
from django.utils.translation import gettext_lazy

from governance.forms.fields import AgeField, LinesField, longer
from governance.models import Body

LONGEST_POWER = 200


class BodyForm(forms.ModelForm):  # type: ignore[type-arg]  # only the stubs make it generic
    """A body and its powers, one a line."""

    minimum_age = AgeField(
        label=gettext_lazy("Youngest age of its members"),
        help_text=gettext_lazy("16 or more for a society’s committee."),
    )
    powers = LinesField(
        label=gettext_lazy("Powers"),
        help_text=gettext_lazy("What it decides, one power a line: Approves the strategy."),
        longest=LONGEST_POWER,
        required=False,
    )

    class Meta:
        model = Body
        fields = ["name", "summary", "powers", "is_committee", "minimum_age"]
        labels = {
            "name": gettext_lazy("Name"),
            "summary": gettext_lazy("What it is, in a sentence"),
            "is_committee": gettext_lazy("It is the committee: its members are the officers"),
        }
        widgets = {"summary": longer(2)}
