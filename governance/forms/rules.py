from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from governance.forms.fields import PartField, longer, number_input
from governance.models import Method, ResolutionRule
from look.widgets import Radios


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]  # only the stubs make it generic
    """How one kind of resolution is decided."""

    threshold = PartField(
        label=gettext_lazy("Majority"),
        help_text=gettext_lazy("A percentage, like 50 or 75, or a fraction, like 2/3."),
    )
    class_threshold = PartField(
        label=gettext_lazy("Majority within each class"),
        help_text=gettext_lazy("Only where every class must agree."),
        required=False,
    )
    turnout_floor = PartField(
        label=gettext_lazy("Part of all members who must vote"),
        required=False,
    )
    second_meeting_threshold = PartField(
        label=gettext_lazy("A second meeting confirms it by more than"),
        help_text=gettext_lazy("Only where two meetings decide."),
        required=False,
    )
    quorum_percent = PartField(
        label=gettext_lazy("Quorum as a part of those who may vote"),
        help_text=gettext_lazy("The larger of the two counts."),
        required=False,
    )

    class Meta:
        model = ResolutionRule
        fields = [
            "name",
            "summary",
            "changes_rules",
            "statutory",
            "method",
            "threshold",
            "at_least",
            "of_all_members",
            "class_threshold",
            "empty_class",
            "turnout_floor",
            "quorum_number",
            "quorum_percent",
            "abstentions_count_to_quorum",
            "second_meeting_threshold",
        ]
        labels = {
            "name": gettext_lazy("Name"),
            "summary": gettext_lazy("What it is for"),
            "changes_rules": gettext_lazy("This kind of resolution changes the rules"),
            "statutory": gettext_lazy("Majority that the law asks for"),
            "method": gettext_lazy("How votes are counted"),
            "at_least": gettext_lazy("Exactly that much is enough (“at least”, not “more than”)"),
            "of_all_members": gettext_lazy("Of all members, not only of those who vote"),
            "empty_class": gettext_lazy("Where nobody of a class votes"),
            "quorum_number": gettext_lazy("Quorum as a number of members"),
            "abstentions_count_to_quorum": gettext_lazy("Abstentions count to the quorum"),
        }
        widgets = {
            "summary": longer(2),
            "statutory": Radios(),
            "method": Radios(),
            "empty_class": Radios(),
            "quorum_number": number_input(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quorum_number"].required = False
        # One of them is always chosen: no radio button for none.
        self.fields["method"].choices = Method.choices  # type: ignore[attr-defined]

    def clean_turnout_floor(self) -> int:
        return self.cleaned_data["turnout_floor"] or 0

    def clean_quorum_percent(self) -> int:
        return self.cleaned_data["quorum_percent"] or 0

    def clean_quorum_number(self) -> int:
        return self.cleaned_data["quorum_number"] or 0
