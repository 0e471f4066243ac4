"""The form on which a group asks for money."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councillors.asking import Wish
from councillors.sealed import Contact
from funds.models import Purpose
from look.fields import PoundsField
from look.words import pounds

MOST_NAMES = 60


class AskForm(forms.Form):
    """What is public, then who is connected and whom to write to, which is not."""

    group_name = forms.CharField(
        label=_("Name of the group"),
        max_length=140,
        error_messages={"required": _("Enter the name of the group")},
    )
    org_id = forms.CharField(
        label=_("Charity or company number"),
        help_text=_("If it has one, like GB-CHC-1234567 or GB-COH-01234567."),
        max_length=60,
        required=False,
    )
    what_for = forms.CharField(
        label=_("What is the money for, in a few words?"),
        max_length=140,
        error_messages={"required": _("Say in a few words what the money is for")},
    )
    purpose = forms.ModelChoiceField(
        Purpose.objects.none(),
        to_field_name="code",
        label=_("What does that belong to?"),
        empty_label=_("Choose one"),
        error_messages={"required": _("Choose what it belongs to")},
    )
    description = forms.CharField(
        label=_("What will you do with it, and who gains from it?"),
        help_text=_("Anybody can read this. Leave out names of private persons."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what you will do with the money")},
    )
    pence = PoundsField(
        label=_("How much do you ask for?"),
        min_pence=1,
        error_messages={"required": _("Enter how much you ask for")},
    )
    connected = forms.CharField(
        label=_("Who runs the group, or stands to gain from the money?"),
        help_text=_(
            "Trustees, committee members, staff: one name a line. Not published. We compare them with the councillors who decide."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Name the people who run the group, one a line")},
    )
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("Your name, address and number are not published."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name")},
    )
    email = forms.EmailField(
        label=_("Email address"), error_messages={"required": _("Enter your email address")}
    )
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}
        ),
    )

    def __init__(
        self, *args: Any, purposes: list[str], least: int, most: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        allowed = Purpose.objects.in_use()
        if purposes:
            allowed = allowed.filter(code__in=purposes)
        self.fields["purpose"].queryset = allowed  # type: ignore[attr-defined]
        self.fields["pence"].help_text = _("Between %(least)s and %(most)s.") % {
            "least": pounds(least),
            "most": pounds(most),
        }

    def namesake(self) -> str:
        """Only an officer can say so: see EnterForm."""
        return ""

    def clean_connected(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["connected"].splitlines())
        names = tuple(line for line in lines if line)
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(
                _("Name at most %(most)d people. For a larger group, those who run it.")
                % {"most": MOST_NAMES}
            )
        return names

    def wish(self) -> Wish:
        names = ("group_name", "org_id", "what_for", "purpose", "description", "pence")
        return Wish(**{name: self.cleaned_data[name] for name in names})

    def contact(self) -> Contact:
        names = ("name", "email", "phone", "connected")
        return Contact(**{name: self.cleaned_data[name] for name in names})


class EnterForm(AskForm):
    """An officer's, for a group that asked by phone or letter."""

    same_name = forms.CharField(
        label=_("If somebody has the councillor’s name: how do you know that it is somebody else?"),
        help_text=_("Leave it empty otherwise. It is kept for officers and not published."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def namesake(self) -> str:
        return str(self.cleaned_data["same_name"])
