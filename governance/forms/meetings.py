"""What an officer says of a meeting before it and after."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.convening import MeetingFacts
from governance.forms.fields import longer, number_input
from governance.models import Meeting
from look.fields import MomentField
from members.models import Constitution


class MeetingForm(forms.Form):
    """A draft of a meeting; `facts` is what the verb takes."""

    title = forms.CharField(
        label=gettext_lazy("What the meeting is called"),
        max_length=140,
        error_messages={"required": gettext_lazy("Say what the meeting is called.")},
    )
    body_code = forms.ChoiceField(label=gettext_lazy("Whose meeting"), required=False)
    held_at = MomentField(label=gettext_lazy("When it begins"))
    place = forms.CharField(
        label=gettext_lazy("Where"),
        help_text=gettext_lazy("The address, or how to join it online."),
        max_length=200,
        error_messages={"required": gettext_lazy("Say where the meeting is.")},
    )
    votes_online = forms.BooleanField(label=gettext_lazy("Members may vote online"), required=False)
    online_rule = forms.CharField(
        label=gettext_lazy("The rule that allows voting online"),
        help_text=gettext_lazy("Its number and words. It stands on the meeting’s page."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, constitution: Constitution | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = constitution.bodies.values_list("code", "name") if constitution else ()
        self.fields["body_code"].choices = [("", _("All members")), *bodies]  # type: ignore[attr-defined]

    def facts(self) -> MeetingFacts:
        return MeetingFacts(**self.cleaned_data)


def initial_of(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in MeetingForm.base_fields}


class HoldForm(forms.Form):
    attendance = forms.IntegerField(
        label=gettext_lazy("How many came"),
        min_value=0,
        max_value=1_000_000,
        widget=number_input(),
        error_messages={"required": gettext_lazy("Enter how many came.")},
    )
    minutes = forms.CharField(
        label=gettext_lazy("Minutes"),
        max_length=50_000,
        widget=longer(16),
        error_messages={"required": gettext_lazy("Write what was decided.")},
    )
