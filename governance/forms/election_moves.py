"""What an officer says when an election or a seat is moved: mostly a reason, which is published."""

from django import forms
from django.utils.translation import gettext_lazy

from ballots.forms.acts import ReasonForm
from governance.models import VacatedBecause
from look.fields import DayField, MomentField
from look.widgets import Radios


class PostponeForm(ReasonForm):
    nominations_close_at = MomentField(label=gettext_lazy("Nominations close"))
    opens_at = MomentField(label=gettext_lazy("Voting opens"))
    closes_at = MomentField(label=gettext_lazy("Voting closes"))
    field_order = ["nominations_close_at", "opens_at", "closes_at", "reason"]


class DecisionForm(forms.Form):
    """On a nomination: the buttons of the page are `accept` and `reject`, which alone needs the reason."""

    reason = forms.CharField(
        label=gettext_lazy("Reason, if it is not valid"),
        help_text=gettext_lazy("It is published with the name."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AppointForm(forms.Form):
    """Who the organisation that appoints has named."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As it stands in the register of officers. It is public."),
        max_length=140,
        error_messages={"required": gettext_lazy("Enter the name of who is appointed.")},
    )
    began_on = DayField(label=gettext_lazy("From"))


class CoOptForm(forms.Form):
    """Which member fills a casual vacancy, by their number in the register."""

    number = forms.IntegerField(
        label=gettext_lazy("Number in the register of members"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        min_value=1,
        error_messages={
            "required": gettext_lazy("Enter the member’s number."),
            "invalid": gettext_lazy("The number must be a whole number, like 417."),
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Who sits for it, where the member is an organisation"),
        help_text=gettext_lazy("You have seen that they are old enough for the seat."),
        max_length=140,
        required=False,
    )
    began_on = DayField(label=gettext_lazy("From"))


class VacateForm(forms.Form):
    on = DayField(label=gettext_lazy("From which day the seat is vacant"))
    because = forms.ChoiceField(
        label=gettext_lazy("Why"),
        choices=VacatedBecause.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose why the seat is vacated.")},
    )
