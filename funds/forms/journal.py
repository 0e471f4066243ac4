"""Which entries of the ledger to show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from funds.models import Account, AccountKind, Fund, TransactionKind

_PLACES = [
    ("held", _("Held: in the fund, in pots and in projects")),
    *(choice for choice in AccountKind.choices if choice[0] != AccountKind.GIVER),
    (AccountKind.GIVER.value, _("Giver: what came in, with a minus sign")),
]


class JournalForm(forms.Form):
    mark_optional = False

    fund = forms.ModelChoiceField(
        Fund.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("Fund"),
        empty_label=_("All"),
    )
    where = forms.ChoiceField(
        choices=[("", _("Everywhere")), *_PLACES], required=False, label=_("Where the money is")
    )
    kind = forms.ChoiceField(
        choices=[("", _("All")), *TransactionKind.choices], required=False, label=_("Movement")
    )
    account = forms.ModelChoiceField(
        Account.objects.all(), to_field_name="code", required=False, widget=forms.HiddenInput
    )

    def wanted(self) -> dict[str, str]:
        """What is asked for and makes sense; of the rest nothing."""
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        fund, account = given.get("fund"), given.get("account")
        return {
            "fund": fund.slug if fund else "",
            "account": account.code if account else "",
            "where": given.get("where", ""),
            "kind": given.get("kind", ""),
        }
