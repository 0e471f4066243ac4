from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.models import BudgetRound
from proposals.categories import Category
from proposals.listing import NONE_OF_THEM, Wish
from proposals.submitting import agenda_of

STATES = [
    ("", gettext_lazy("Published")),
    ("ballot", gettext_lazy("On the ballot")),
    ("merged", gettext_lazy("Merged")),
    ("split", gettext_lazy("Split")),
    ("withdrawn", gettext_lazy("Withdrawn")),
    ("hidden", gettext_lazy("Hidden")),
]
SORTS = [
    ("", gettext_lazy("Most supported first")),
    ("newest", gettext_lazy("Newest first")),
    ("comments", gettext_lazy("Most commented first")),
    ("title", gettext_lazy("By name, A to Z")),
]


class ListForm(forms.Form):
    """What to list, and how. What is not understood is left out, so that an old address still shows a page."""

    mark_optional = False

    q = forms.CharField(label=gettext_lazy("Search"), max_length=100, required=False)
    category = forms.ChoiceField(
        label=gettext_lazy("About"),
        choices=[("", gettext_lazy("Everything")), *Category.choices],
        required=False,
    )
    item = forms.ChoiceField(label=gettext_lazy("Priority"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=STATES, required=False)
    sort = forms.ChoiceField(label=gettext_lazy("Order"), choices=SORTS, required=False)

    def __init__(self, *args: Any, budget_round: BudgetRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = agenda_of(budget_round)
        if not items:
            del self.fields["item"]
            return
        self.fields["item"].choices = [  # type: ignore[attr-defined]
            ("", _("Any or none")),
            *((str(one.number), one.title) for one in items),
            (NONE_OF_THEM, _("None of them")),
        ]

    def wish(self) -> Wish:
        if not self.is_bound:
            return Wish()
        self.is_valid()
        return Wish(**{name: self.cleaned_data.get(name, "") for name in Wish._fields})
