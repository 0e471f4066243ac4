"""The pages on which an election is made. A field bears the name of the fact it gives (`governance.calling.ElectionFacts`)."""

from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.fields import longer
from look.fields import DayField, MomentField
from look.widgets import Checkboxes, Radios
from members import proofs

# What a member on a frozen roll can show; a proxy signs in as themselves, which nobody chooses here.
PROOFS = ("sign-in", "posted-code", "emailed-code")


class WhatPage(forms.Form):
    """Which body, and what the election is called."""

    heading = gettext_lazy("What is elected")

    title = forms.CharField(
        label=gettext_lazy("Name of the election"),
        help_text=gettext_lazy("For example Board election 2027. It stands on every page."),
        max_length=140,
    )
    body_code = forms.ChoiceField(
        label=gettext_lazy("Which body"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose the body.")},
    )
    summary = forms.CharField(
        label=gettext_lazy("A few sentences for members"), widget=longer(4), required=False
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body_code"].choices = bodies  # type: ignore[attr-defined]


class DatesPage(forms.Form):
    """When: nominations, then the vote, then the terms."""

    heading = gettext_lazy("The dates")

    record_date = DayField(
        label=gettext_lazy("Record date"),
        help_text=gettext_lazy(
            "Who is a member on this day can vote and stand, in the class and at the age they have then."
        ),
    )
    nominations_open_at = MomentField(label=gettext_lazy("Nominations open"))
    nominations_close_at = MomentField(label=gettext_lazy("Nominations close"))
    opens_at = MomentField(
        label=gettext_lazy("Voting opens"),
        help_text=gettext_lazy("Leave time to check nominations and to post codes."),
    )
    closes_at = MomentField(label=gettext_lazy("Voting closes"))
    terms_begin_on = DayField(label=gettext_lazy("Terms of the elected begin"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        order = ("nominations_open_at", "nominations_close_at", "opens_at", "closes_at")
        said = {
            "nominations_close_at": _("Nominations must close after they open."),
            "opens_at": _("Voting must not open before nominations close."),
            "closes_at": _("Voting must close after it opens."),
        }
        for before, after in pairwise(order):
            first, second = given.get(before), given.get(after)
            same_is_fine = after == "opens_at"
            if first and second and (second < first or (second == first and not same_is_fine)):
                self.add_error(after, said[after])
        return given


class ProofsPage(forms.Form):
    """How voters prove who they are."""

    heading = gettext_lazy("How members prove who they are")

    accepted_proofs = forms.MultipleChoiceField(
        label=gettext_lazy("A member can vote with any of these"),
        widget=Checkboxes,
        error_messages={"required": gettext_lazy("Choose at least one way.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        methods = [proofs.method(code) for code in PROOFS]
        field = self.fields["accepted_proofs"]
        field.choices = [(one.code, one.label) for one in methods]  # type: ignore[attr-defined]
        field.widget.hints = {one.code: one.explanation for one in methods}
