"""The forms of the registers: a line, its end, shares, an office."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.fields import DayField, PoundsField
from look.widgets import DayInput, Radios
from members.classes import today
from members.models import CeasedBecause, Organisation, ShareMove
from places.spelling import read

WHICH = [
    ("current", gettext_lazy("Members now")),
    ("ceased", gettext_lazy("Former members")),
    ("all", gettext_lazy("All")),
]


class SearchForm(forms.Form):
    """Which lines to show."""

    q = forms.CharField(
        label=gettext_lazy("Name, number, address, postcode or email"),
        required=False,
        max_length=140,
    )
    group = forms.ChoiceField(label=gettext_lazy("Class"))
    which = forms.ChoiceField(label=gettext_lazy("Which"), choices=WHICH)

    def __init__(self, data: Any, classes: dict[str, str]) -> None:
        asked = {name: data.get(name, "") for name in ("q", "group", "which")}
        usual = {"q": "", "group": "all", "which": "current"}
        super().__init__({name: asked[name] or usual[name] for name in usual})
        every = [("all", gettext_lazy("All classes")), *classes.items()]
        self.fields["group"].choices = every  # type: ignore[attr-defined]


class LineForm(forms.Form):
    """The fields of a line that can be corrected."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=140)
    address = forms.CharField(label=gettext_lazy("Postal address"), max_length=300)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=10, required=False)
    date_of_birth = DayField(label=gettext_lazy("Date of birth"), required=False, widget=DayInput())
    email = forms.EmailField(
        label=gettext_lazy("Electronic address"),
        help_text=gettext_lazy("Only one that the member has given for this."),
        required=False,
    )
    email_purposes = forms.CharField(
        label=gettext_lazy("What it may be used for"), max_length=200, required=False
    )
    reference = forms.CharField(
        label=gettext_lazy("Tenancy, employment or service reference"),
        max_length=80,
        required=False,
    )
    guardian_name = forms.CharField(
        label=gettext_lazy("Parent or guardian"), max_length=120, required=False
    )
    guardian_email = forms.EmailField(label=gettext_lazy("Their email address"), required=False)

    def __init__(self, *args: Any, is_organisation: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_organisation:
            for name in ("date_of_birth", "guardian_name", "guardian_email"):
                del self.fields[name]

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"].strip()
        code = read(typed)
        if typed and not code:
            raise forms.ValidationError(_("Enter a whole postcode, like BK3 7QX."))
        return code


class EndForm(forms.Form):
    because = forms.ChoiceField(
        label=gettext_lazy("Why"), choices=CeasedBecause.choices, widget=Radios
    )
    on = DayField(label=gettext_lazy("Last day"), initial=today)


class SharesForm(forms.Form):
    """Shares by number, loans by amount."""

    move = forms.ChoiceField(label=gettext_lazy("What happened"), choices=ShareMove, widget=Radios)
    shares = forms.IntegerField(
        label=gettext_lazy("Number of shares"),
        help_text=gettext_lazy("For shares issued or withdrawn."),
        min_value=1,
        max_value=100_000_000,
        required=False,
    )
    amount_pence = PoundsField(
        label=gettext_lazy("Amount"),
        help_text=gettext_lazy("For a loan or deposit. Shares have the price of the class."),
        min_pence=1,
        max_pence=10**12,
        required=False,
    )
    on = DayField(label=gettext_lazy("Day"), initial=today)
    reason = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        wanted = "shares" if given.get("move") in {"issued", "withdrawn"} else "amount_pence"
        if given.get("move") and not given.get(wanted) and wanted not in self.errors:
            said = _("Enter the number of shares") if wanted == "shares" else _("Enter the amount")
            self.add_error(wanted, said)
        return given


class OfficeForm(forms.Form):
    """Who holds which office since when; with a register number their name may stay empty."""

    title = forms.CharField(
        label=gettext_lazy("Office"), help_text=gettext_lazy("For example: Chair"), max_length=80
    )
    number = forms.IntegerField(
        label=gettext_lazy("Number in the register of members"),
        help_text=gettext_lazy("If they are a member. Name and address come from there."),
        min_value=1,
        max_value=2_000_000_000,
        required=False,
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=140, required=False)
    address = forms.CharField(label=gettext_lazy("Postal address"), max_length=300, required=False)
    email = forms.EmailField(label=gettext_lazy("Electronic address"), required=False)
    entered_on = DayField(label=gettext_lazy("In office since"), initial=today)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["membership"] = member = self._member(given.pop("number", None))
        for name in ("name", "address", "email"):
            if member is not None and not given.get(name):
                given[name] = getattr(member, name)
        if not given.get("name") and not self.errors:
            self.add_error("name", _("Enter a name, or the number of a member"))
        return given

    def _member(self, number: int | None) -> Any:
        if number is None:
            return None
        member = self.organisation.memberships.filter(number=number).first()
        if member is None:
            self.add_error("number", _("There is no member with this number"))
        return member


class EndOfficeForm(forms.Form):
    on = DayField(label=gettext_lazy("Last day in office"), initial=today)
