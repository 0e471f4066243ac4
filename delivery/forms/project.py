"""What is asked of a project's delivery."""

from django import forms
from django.utils.translation import gettext_lazy

from delivery.forms.doing import lines
from delivery.models import Runner
from delivery.paying_out import Bill
from funds.forms.grounds import GroundFields
from look.fields import DayField, PoundsField
from look.photo_field import PhotoField
from look.widgets import Radios


class Sure(forms.Form):
    """Nothing to say: the button is the answer."""


class RunnerForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Who carries it out?"),
        choices=Runner.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Select who carries it out")},
    )
    runner = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=140,
        error_messages={"required": gettext_lazy("Enter the name")},
    )


class StopForm(forms.Form):
    reason = lines(
        label=gettext_lazy("Why is it stopped?"),
        help_text=gettext_lazy("It is published, and stays on the page of what was learned."),
        error_messages={"required": gettext_lazy("Say why it is stopped")},
    )


class MilestoneForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What is to be reached?"),
        max_length=140,
        error_messages={"required": gettext_lazy("Say what is to be reached")},
    )
    planned_on = DayField(label=gettext_lazy("By which day?"))
    planned_pence = PoundsField(
        label=gettext_lazy("How much is to be spent on it?"), required=False
    )

    def clean_planned_pence(self) -> int:
        return self.cleaned_data["planned_pence"] or 0


class MoveForm(forms.Form):
    to = DayField(label=gettext_lazy("By which day now?"))
    reason = lines(
        rows=3,
        label=gettext_lazy("Why does the day change?"),
        help_text=gettext_lazy("It is published. The first promise stays on show."),
        error_messages={"required": gettext_lazy("Say why the day changes")},
    )


class ReachForm(forms.Form):
    on = DayField(label=gettext_lazy("On which day was it reached?"))


class UpdateForm(forms.Form):
    words = lines(
        label=gettext_lazy("What happened?"),
        error_messages={"required": gettext_lazy("Write what happened")},
    )


class PhotoForm(forms.Form):
    picture = PhotoField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("A JPEG, PNG or WebP of at least 720 by 405 pixels."),
        error_messages={"required": gettext_lazy("Choose a picture")},
    )
    alt = forms.CharField(
        label=gettext_lazy("What does it show, for whoever cannot see it?"),
        max_length=240,
        error_messages={"required": gettext_lazy("Say what the picture shows")},
    )
    taken_on = DayField(label=gettext_lazy("When was it taken?"))


class BillForm(GroundFields):
    field_order = ["payee", "private", "ground", "award"]

    payee = forms.CharField(
        label=gettext_lazy("Who is to be paid?"),
        max_length=140,
        error_messages={"required": gettext_lazy("Enter who is to be paid")},
    )
    private = forms.BooleanField(
        label=gettext_lazy("This is a private person: keep the name off public pages"),
        required=False,
    )
    amount_pence = PoundsField(label=gettext_lazy("How much?"), min_pence=1)
    what_for = forms.CharField(
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("Anybody can read it."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what it is for")},
    )
    reference = forms.CharField(
        label=gettext_lazy("Number of the invoice"), max_length=60, required=False
    )

    def bill(self) -> Bill:
        return Bill(**self.cleaned_data)


class ProblemForm(forms.Form):
    words = lines(
        rows=5,
        most=2000,
        label=gettext_lazy("What is wrong, and where?"),
        help_text=gettext_lazy(
            "Do not write anybody’s name. An officer reads it before it is shown, and answers on this page."
        ),
        error_messages={"required": gettext_lazy("Write what is wrong")},
    )


class AnswerForm(forms.Form):
    words = lines(
        label=gettext_lazy("Our answer"),
        help_text=gettext_lazy("The problem and the answer are published beside each other."),
        error_messages={"required": gettext_lazy("Write the answer")},
    )


class HideForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it not shown?"),
        help_text=gettext_lazy("Whoever reported it reads this under their reference."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why it is not shown")},
    )
