"""Forms about funds: opening one, moving its money, closing it, and the list of purposes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from funds.forms import fields
from funds.forms.accounts import Serves
from funds.models import Account, AccountKind, Fund, Source
from funds.posting import today
from funds.strings import allows
from look.fields import DayField
from look.widgets import Checkboxes, Radios


class FundForm(Serves):
    """A fund with its strings. They freeze with the first pound."""

    field_order = ["name", "source", "giver", "about", "wards", "purposes", "use", "spend_by"]

    name = forms.CharField(
        label=_("Name of the fund"),
        max_length=120,
        error_messages={"required": _("Give the fund a name")},
    )
    source = forms.ChoiceField(
        label=_("Where does the money come from?"),
        choices=Source.choices,
        widget=Radios,
        error_messages={"required": _("Choose where the money comes from")},
    )
    giver = forms.CharField(
        label=_("Who gives it?"),
        help_text=_("For example: Full Council, budget of 4 March 2026. Anybody can read this."),
        max_length=140,
        error_messages={"required": _("Say who gives the money")},
    )
    about = forms.CharField(
        label=_("What the fund is about"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    wards = forms.MultipleChoiceField(
        label=_("May it be spent in some wards only?"),
        help_text=_("Tick none if it may be spent anywhere in the area."),
        required=False,
        widget=Checkboxes,
    )
    purposes = forms.MultipleChoiceField(
        label=_("May it be spent on some things only?"),
        help_text=_("Tick none if it may be spent on anything."),
        required=False,
        widget=Checkboxes,
    )
    spend_by = DayField(
        label=_("Must it be spent by a day?"),
        help_text=_("Leave it empty if there is none."),
        required=False,
    )


class ReceiveForm(fields.Once):
    amount_pence = fields.amount()
    reason = fields.reason(_("What is it for?"))
    happened_on = fields.past_day(_("When did it arrive?"))


class AllotForm(fields.Once):
    pot = forms.ModelChoiceField(
        Account.objects.none(),
        to_field_name="code",
        empty_label=_("Choose a pot"),
        label=_("Which pot?"),
        help_text=_("Only pots that the strings of this fund allow are here."),
        error_messages={"required": _("Choose a pot")},
    )
    amount_pence = fields.amount()
    reason = fields.reason(_("What is it for?"))

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pots, day = Account.objects.filter(kind=AccountKind.POT), today()
        # What is set aside for a grant is no pot that anything else goes into.
        pots = pots.exclude(code__startswith="grant:")
        allowed = [pot.pk for pot in pots if allows(fund, pot, day)]
        self.fields["pot"].queryset = pots.filter(pk__in=allowed)  # type: ignore[attr-defined]


class BackForm(fields.Once):
    amount_pence = fields.amount()
    reason = fields.reason(_("Why?"))


class ReasonForm(forms.Form):
    reason = fields.reason(_("Why?"))


class ExtendForm(forms.Form):
    spend_by = DayField(label=_("New day to spend it by"))
    reason = fields.reason(_("Who agreed to it, and where does it stand?"))


class PurposeForm(forms.Form):
    name = forms.CharField(
        label=_("Name of a new purpose"),
        max_length=80,
        error_messages={"required": _("Enter a name")},
    )
