from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ballots.forms.receipt import ReceiptForm
from budgets.models import BudgetRound


class CheckReceiptForm(ReceiptForm):
    """A receipt as typed, and the vote it is of."""

    round = forms.ChoiceField(
        label=gettext_lazy("Which vote?"),
        error_messages={
            "required": gettext_lazy("Choose the vote"),
            "invalid_choice": gettext_lazy("Choose the vote from the list"),
        },
    )

    field_order = ["round", "receipt"]

    def __init__(self, *args: Any, rounds: Sequence[BudgetRound], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rounds = {one.slug: one for one in rounds}
        choices = [(slug, one.title) for slug, one in self._rounds.items()]
        self.fields["round"].choices = choices  # type: ignore[attr-defined]

    def clean_round(self) -> BudgetRound:
        return self._rounds[self.cleaned_data["round"]]
