"""What an officer says when an election, its vote or a seat is moved: mostly a reason, which is published."""

from django import forms
from django.utils.translation import gettext_lazy

from governance.models import VacatedBecause
from look.fields import DayField, MomentField
from look.widgets import Radios


class NothingToSay(forms.Form):
    """The button is the answer."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It is published as you write it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Give a reason. It is published.")},
    )


class ExtendForm(ReasonForm):
    closes_at = MomentField(label=gettext_lazy("New closing time"))
    field_order = ["closes_at", "reason"]


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


class EntryForm(forms.Form):
    """About an entry that waits; the buttons of the page are `accept` and `strike`."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Why, without the person’s name: it is in the public record."),
        max_length=300,
        error_messages={"required": gettext_lazy("Give a reason.")},
    )


class DeclareForm(forms.Form):
    statement = forms.CharField(
        label=gettext_lazy("Statement"),
        help_text=gettext_lazy(
            "It stands above the result. Leave it empty if there is nothing to add."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    checked = forms.BooleanField(
        label=gettext_lazy("I have looked at the outcome and declare it as returning officer"),
        error_messages={"required": gettext_lazy("Tick the box to declare the result.")},
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
