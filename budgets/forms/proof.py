"""Who a voter of a round declares to be, before a code is e-mailed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import Ballot
from budgets.connections import CONNECTIONS
from look.fields import DayField
from look.widgets import DayInput, Radios
from places import spelling

NO_FIXED_ADDRESS = "no-fixed-address"


class DetailsForm(forms.Form):
    """Who somebody declares to be. `ballot` says which connections may vote."""

    connection = forms.ChoiceField(
        label=gettext_lazy("Why can you vote here?"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose why you can vote here")},
    )
    name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter your full name")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    born = DayField(
        label=gettext_lazy("Date of birth"),
        help_text=gettext_lazy("For example, 27 3 1964"),
        widget=DayInput(birthday=True),
        error_messages={"required": gettext_lazy("Enter your date of birth")},
    )
    address = forms.CharField(
        label=gettext_lazy("House or flat number and street"),
        max_length=300,
        error_messages={"required": gettext_lazy("Enter your house or flat number and street")},
        widget=forms.TextInput(attrs={"autocomplete": "street-address", "spellcheck": "false"}),
    )
    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        max_length=60,
        error_messages={"required": gettext_lazy("Enter a full postcode, for example BK3 7QX")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "postal-code",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        ),
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy(
            "We send your code and your receipt here, and write if your vote is affected. Nothing else."
        ),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter your email address"),
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [(code, label) for code, label in _MINE if code in ballot.who_may_vote]
        self.only_connection = open_to[0][0] if len(open_to) == 1 else ""
        if self.only_connection:
            del self.fields["connection"]
        else:
            self._offer(open_to)

    def _offer(self, connections: list[tuple[str, Any]]) -> None:
        self.fields["connection"].choices = connections  # type: ignore[attr-defined]
        self.fields["address"].help_text = _("Where you live, work or study here")
        if NO_FIXED_ADDRESS in dict(connections):
            self.fields["address"].required = self.fields["postcode"].required = False

    def clean_born(self) -> date:
        born: date = self.cleaned_data["born"]
        if born > date.today():  # noqa: DTZ011 -- a day is enough to tell a slip of the pen
            raise forms.ValidationError(_("Your date of birth must be in the past."))
        return born

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        if not typed:
            return ""
        compact = spelling.read(typed)
        if not compact:
            raise forms.ValidationError(_("Enter a full postcode, for example BK3 7QX"))
        return spelling.spaced(compact)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        given.setdefault("connection", self.only_connection)
        if given.get("connection") == NO_FIXED_ADDRESS:
            return {**given, "address": "", "postcode": ""}
        for name in ("address", "postcode"):
            if name not in self.errors and not given.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return given


_OWN_WORDS = {
    "lives": gettext_lazy("I live here"),
    "works": gettext_lazy("I work here"),
    "studies": gettext_lazy("I study here"),
    NO_FIXED_ADDRESS: gettext_lazy("I am here, without a usual address"),
}
_MINE = [(code, _OWN_WORDS[code]) for code, _label in CONNECTIONS]
