from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from agenda.models import AgendaItem
from agenda.naming import Priority


class PriorityForm(forms.Form):
    """What should come first, and why."""

    title = forms.CharField(
        label=gettext_lazy("What should come first?"),
        help_text=gettext_lazy("In a few words, such as: Safer crossings near schools."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say in a few words what should come first.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Why does it matter?"),
        help_text=gettext_lazy("Everybody can read this. Leave names of people out."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say why it matters.")},
    )

    def priority(self) -> Priority:
        return Priority(self.cleaned_data["title"], self.cleaned_data["why"])


class ListForm(forms.Form):
    """Search and order of the list."""

    mark_optional = False
    SORTS = [
        ("support", gettext_lazy("Most supported first")),
        ("newest", gettext_lazy("Newest first")),
        ("title", gettext_lazy("By name, A to Z")),
    ]
    q = forms.CharField(label=gettext_lazy("Search"), max_length=100, required=False)
    sort = forms.ChoiceField(label=gettext_lazy("Order"), choices=SORTS, required=False)


class MergeForm(forms.Form):
    """The number of the priority that stays."""

    into = forms.IntegerField(
        label=gettext_lazy("Number of the priority it goes into"),
        min_value=1,
        error_messages={
            "required": gettext_lazy("Enter the number of the priority that stays."),
            "invalid": gettext_lazy("Enter the number of the priority that stays."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item

    def clean_into(self) -> AgendaItem:
        items = AgendaItem.objects.open().filter(round=self.item.round).exclude(pk=self.item.pk)
        found = items.filter(number=self.cleaned_data["into"]).first()
        if found is None:
            raise forms.ValidationError(gettext_lazy("No other priority has this number."))
        return found
