"""What a member says when they sign or send a proxy."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.widgets import Radios
from members.models import Membership


class SignForm(forms.Form):
    """With which membership, where there are several, and that the words were read."""

    membership = forms.TypedChoiceField(
        label=gettext_lazy("Who signs"),
        coerce=int,
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose for whom you sign.")},
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I have read the words above and sign them"),
        error_messages={"required": gettext_lazy("Tick the box to sign.")},
    )

    def __init__(self, *args: Any, lines: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (one.pk, _("%(name)s, member %(number)d") % {"name": one.name, "number": one.number})
            for one in lines
        ]
        self.fields["membership"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["membership"].initial = choices[0][0]


class ProxyForm(forms.Form):
    """Who goes in one's place, by the address they sign in with."""

    email = forms.EmailField(
        label=gettext_lazy("Their email address"),
        help_text=gettext_lazy("The one they sign in with here. They must be a member too."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Enter the email address of your proxy.")},
    )
