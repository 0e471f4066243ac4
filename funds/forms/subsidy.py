"""Forms of subsidy control."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from funds.forms import fields
from funds.subsidy_test import QUESTIONS
from look.fields import DayField
from look.widgets import Radios

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class EnterpriseForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the enterprise"),
        max_length=140,
        error_messages={"required": _("Enter the name")},
    )
    org_id = forms.CharField(
        label=_("Identifier by org-id.guide"),
        help_text=_(
            "A company: GB-COH-01234567. A charity: GB-CHC-1234567. A society: GB-MPR-7712R. A group that is registered nowhere has none, and can have no subsidy."
        ),
        max_length=60,
        required=False,
    )


class AwardForm(forms.Form):
    """The amount, then the test of section 2 question by question."""

    amount_pence = fields.amount(_("How much help is it?"))
    what_for = forms.CharField(
        label=_("What for?"),
        help_text=_("Anybody can read this."),
        max_length=300,
        error_messages={"required": _("Say what the help is for")},
    )

    in_kind = forms.BooleanField(
        label=_("It is not money, but a lease, equipment or time worth that much"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, question in QUESTIONS.items():
            self.fields[code] = forms.ChoiceField(label=question, choices=YES_NO, widget=Radios)
        self.fields["reason"] = forms.CharField(
            label=_("Reason for your answers"),
            help_text=_("It is kept with the award. Name the evidence you looked at."),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=2000,
            error_messages={"required": _("Give the reason for your answers")},
        )

    def answers(self) -> dict[str, bool]:
        return {code: self.cleaned_data[code] == "yes" for code in QUESTIONS}


class DeclareForm(forms.Form):
    authority = forms.CharField(
        label=_("Which public body gave it?"),
        max_length=140,
        error_messages={"required": _("Say which public body gave it")},
    )
    amount_pence = fields.amount()
    on = DayField(label=_("When was it given?"))


class GiveForm(forms.Form):
    on = fields.past_day(_("When was it given?"))


class DatabaseForm(forms.Form):
    reference = forms.CharField(
        label=_("Reference in the subsidy database"),
        help_text=_("As the database shows it, like SC10234."),
        max_length=60,
        error_messages={"required": _("Enter the reference")},
    )


class WithdrawForm(forms.Form):
    reason = fields.reason(_("Why?"))
