"""Beginning a draft, and adopting one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.examples import EXAMPLES
from look.fields import DayField
from look.widgets import Radios
from members.models import Constitution

IN_FORCE = "in-force"


class StartForm(forms.Form):
    """What a draft begins from: the version in force or an example."""

    source = forms.ChoiceField(
        label=gettext_lazy("Begin from"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose what the draft begins from.")},
    )

    def __init__(self, *args: Any, latest: Constitution | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        choices = [(code, str(one.title)) for code, one in EXAMPLES.items()]
        if latest is not None:
            label = _("Version %(number)s, word for word") % {"number": latest.version}
            choices.insert(0, (IN_FORCE, label))
        field.choices = choices  # type: ignore[attr-defined]
        field.widget.hints = {code: one.summary for code, one in EXAMPLES.items()}


class AdoptForm(forms.Form):
    """The day and the decision."""

    on = DayField(
        label=gettext_lazy("In force from"),
        error_messages={"required": gettext_lazy("Enter the day from which it is in force")},
    )
    adopted_by = forms.CharField(
        label=gettext_lazy("Which decision adopts it"),
        help_text=gettext_lazy(
            "The resolution or minute, and for a society the registrar’s acknowledgement. It is published."
        ),
        max_length=300,
        error_messages={"required": gettext_lazy("Say which decision adopts this version.")},
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I have read the preview, and this is what was decided"),
        error_messages={"required": gettext_lazy("Tick the box to adopt this version.")},
    )
