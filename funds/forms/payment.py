"""Forms about payments."""

from typing import Any

from django import forms
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from funds.forms import fields
from funds.forms.grounds import GroundFields
from funds.models import Account
from look.words import pounds


class PaymentForm(GroundFields):
    """A request. No bank details: they stay in the bank's own system."""

    field_order = ["account", "ground", "award"]

    account = forms.ModelChoiceField(
        Account.objects.none(),
        to_field_name="code",
        empty_label=_("Choose a project"),
        label=_("Which project’s money?"),
        help_text=_("With what is committed to it and not paid yet."),
        error_messages={"required": _("Choose a project")},
    )
    payee_name = forms.CharField(
        label=_("Who is to be paid?"),
        max_length=140,
        error_messages={"required": _("Enter who is to be paid")},
    )
    payee_private = forms.BooleanField(
        label=_("A private person, whose name is not published"), required=False
    )
    payee_reference = forms.CharField(
        label=_("Reference"),
        help_text=_("An invoice or supplier number. No bank details."),
        max_length=60,
        required=False,
    )
    amount_pence = fields.amount()
    what_for = fields.reason(
        _("What for?"), _("Anybody can read this. Leave out names of private persons.")
    )

    def __init__(self, *args: Any, accounts: QuerySet[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = accounts.annotate(held=Sum("entries__amount_pence")).filter(held__gt=0)
        project = self.fields["account"]
        project.queryset = held  # type: ignore[attr-defined]
        project.label_from_instance = lambda one: f"{one.title} ({pounds(one.held)})"  # type: ignore[attr-defined]


class PayForm(forms.Form):
    happened_on = fields.past_day(_("When did the bank pay?"))


class RefundForm(fields.Once):
    amount_pence = fields.amount(_("How much came back?"))
    reason = fields.reason(_("Why?"))


class QueueForm(forms.Form):
    """Which payments to show."""

    mark_optional = False

    state = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("Waiting for approval or to be paid")),
            ("paid", _("Paid")),
            ("ended", _("Refused or cancelled")),
        ],
    )
