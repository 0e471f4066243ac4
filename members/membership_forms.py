"""The forms of a member's own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from look.widgets import Radios
from members.membership_words import Standing
from members.models import Membership


class SureForm(forms.Form):
    """One tick before something that cannot be undone."""

    sure = forms.BooleanField(
        error_messages={"required": gettext_lazy("Tick the box if you are sure")}
    )

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sure"].label = label


class VotingClassForm(forms.Form):
    """One of the classes somebody is in; `standing` knows their names."""

    membership = forms.ChoiceField(
        label=gettext_lazy("In which group do you vote?"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose the group you vote in")},
    )

    def __init__(
        self, *args: Any, lines: list[Membership], standing: Standing, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {str(one.pk): one for one in lines}
        field = self.fields["membership"]
        field.choices = [  # type: ignore[attr-defined]
            (str(one.pk), standing.name_of(one.class_code)) for one in lines
        ]
        field.initial = next((str(one.pk) for one in lines if one.votes_here), "")

    def chosen(self) -> Membership:
        return self.lines[self.cleaned_data["membership"]]


class DelegateForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Their full name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter their full name")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Their email address"),
        help_text=gettext_lazy("They sign in with it to vote."),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter their email address"),
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
