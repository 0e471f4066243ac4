"""What somebody who decides is asked: their interests, a vote on every line, and the signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.declaring import disqualified
from delivery.forms.decision import InterestForm
from delivery.forms.doing import lines
from delivery.models import DecisionLine, Interest, Vote
from delivery.shown import decided_words, residents_words
from delivery.signing import VOTES
from look.widgets import Radios


class OwnInterestForm(InterestForm):
    """In one project, or in the decision as a whole."""

    project = forms.ChoiceField(
        label=gettext_lazy("In which project?"),
        error_messages={"required": gettext_lazy("Select what the interest is in")},
    )
    field_order = ("project", "about", "body", "disqualifying")

    def __init__(self, *args: Any, rows: Sequence[DecisionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.projects = {str(one.project_id): one.project for one in rows}
        field = self.fields["project"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        titles = [(str(one.project_id), one.project.option.title) for one in rows]
        field.choices = [("whole", _("The decision as a whole")), *titles]
        self.fields["body"].help_text = _("It cannot be paid for what you take part in.")
        own = self.fields["disqualifying"]
        assert isinstance(own, forms.TypedChoiceField)  # noqa: S101 -- declared there
        own.label = _("May you vote on it all the same?")
        own.choices = [
            ("no", _("Yes, I declare it and take part")),
            ("yes", _("No, it disqualifies me: I have no vote on it")),
        ]

    def declared(self) -> dict[str, Any]:
        """As the verb takes it."""
        given = {**self.cleaned_data}
        return {**given, "project": self.projects.get(given["project"])}


@dataclass(frozen=True)
class LineFields:
    """One line for the page; `vote` is None where a disqualifying interest leaves no vote."""

    line: DecisionLine
    result: str
    decided: str
    vote: BoundField | None


class SignForm(forms.Form):
    """A vote on every line they have a vote on, what they want noted, and that no interest is left out."""

    def __init__(
        self,
        *args: Any,
        rows: Sequence[DecisionLine],
        interests: list[Interest],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for line in rows:
            if not disqualified(interests, line):
                self.fields[f"vote_{line.pk}"] = _vote(line)
        self.fields["note"] = lines(
            rows=3,
            most=1000,
            label=_("What do you want noted?"),
            help_text=_("It is published beside your vote."),
            required=False,
        )
        self.fields["no_other_interest"] = forms.BooleanField(
            label=_("I have declared every interest I have in this, and have no other"),
            error_messages={
                "required": _("Confirm that you have declared every interest you have in this")
            },
        )

    def by_line(self) -> list[LineFields]:
        return [
            LineFields(
                one,
                residents_words(one),
                decided_words(one),
                self[f"vote_{one.pk}"] if f"vote_{one.pk}" in self.fields else None,
            )
            for one in self.rows
        ]

    def votes(self) -> dict[int, str]:
        given = self.cleaned_data
        return {one.pk: given.get(f"vote_{one.pk}", "") for one in self.rows}


def _vote(line: DecisionLine) -> forms.ChoiceField:
    title = {"title": line.project.option.title}
    return forms.ChoiceField(
        label=_("Your vote on “%(title)s”") % title,
        choices=[(one, _SAID[one]) for one in VOTES],
        # Three short answers to many lines: beside each other where there is room.
        widget=Radios(attrs={"class": "govuk-radios--inline"}),
        error_messages={"required": _("Say how you vote on “%(title)s”") % title},
    )


_SAID = {
    Vote.FOR: gettext_lazy("For what the draft says"),
    Vote.AGAINST: gettext_lazy("Against it"),
    Vote.ABSTAINED: gettext_lazy("I abstain"),
}
