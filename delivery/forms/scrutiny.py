from django import forms
from django.utils.translation import gettext_lazy

from delivery.forms.doing import lines
from delivery.models import Outcome
from look.widgets import Radios


class CallInForm(forms.Form):
    members = lines(
        rows=5,
        most=1500,
        label=gettext_lazy("Which councillors ask for it?"),
        help_text=gettext_lazy("One on each line, with their ward: Cllr Amy Lin, Rookery"),
        error_messages={"required": gettext_lazy("Name the councillors who ask for it")},
    )
    reason = lines(
        label=gettext_lazy("Why should the decision be looked at again?"),
        help_text=gettext_lazy("It is published at once."),
        error_messages={"required": gettext_lazy("Say why it should be looked at again")},
    )

    def clean_members(self) -> list[str]:
        return [one for one in self.cleaned_data["members"].splitlines() if one.strip()]


class ResolveForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("What did scrutiny come to?"),
        choices=[
            (Outcome.UPHELD, gettext_lazy("The decision stands: money may move")),
            (Outcome.REFERRED, gettext_lazy("It is referred back and must be decided again")),
        ],
        widget=Radios,
        error_messages={"required": gettext_lazy("Select what scrutiny came to")},
    )
    reason = lines(
        label=gettext_lazy("What did scrutiny find?"),
        help_text=gettext_lazy("It is published."),
        error_messages={"required": gettext_lazy("Say what scrutiny found")},
    )
