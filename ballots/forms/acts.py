"""What an officer says when a round is moved: mostly a reason, which is published."""

from django import forms
from django.utils.translation import gettext_lazy

from look.fields import MomentField


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


class EvidenceForm(forms.Form):
    evidence = forms.CharField(
        label=gettext_lazy("Evidence"),
        help_text=gettext_lazy("A reference, a link, or who agreed and when. It is published."),
        max_length=300,
        error_messages={"required": gettext_lazy("Say where the evidence is.")},
    )


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )


class DecisionForm(ReasonForm):
    """About an entry that waits; the buttons of the page are `accept` and `strike`."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Why, without the person's name: it is in the public record."),
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
