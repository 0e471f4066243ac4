"""What a decision's pages ask: power and rule, each project, who decides, interests, diverted money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.drafting import Basis, Choice
from delivery.forms.doing import lines
from delivery.models import Decider, Decision, DecisionLine, Power, Rule, Vote
from delivery.recording_votes import Voter
from delivery.shown import residents_words
from look import words
from look.fields import DayField, PoundsField
from look.widgets import Radios


class BasisForm(forms.Form):
    power = forms.ModelChoiceField(
        label=gettext_lazy("Under which power is it decided?"),
        queryset=Power.objects.none(),
        widget=Radios,
        empty_label=None,
        error_messages={"required": gettext_lazy("Select the power")},
    )
    rule = forms.ChoiceField(
        label=gettext_lazy("Which rule holds where those who decide disagree?"),
        help_text=gettext_lazy(
            "It is stated before anybody votes, and cannot change once votes are written down."
        ),
        choices=Rule.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Select the rule")},
    )
    made_on = DayField(label=gettext_lazy("When was it decided?"))
    minute = forms.CharField(
        label=gettext_lazy("Where it is minuted"),
        help_text=gettext_lazy("For example: minute 47 of 22 January 2027"),
        max_length=140,
        required=False,
    )
    statement = lines(label=gettext_lazy("What those who decided say to residents"), required=False)
    alternatives = lines(
        label=gettext_lazy("Other options they looked at, and why they left them"),
        required=False,
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        names = ("power", "rule", "made_on", "minute", "statement", "alternatives")
        kwargs.setdefault("initial", {name: getattr(decision, name) for name in names})
        super().__init__(*args, **kwargs)
        field = self.fields["power"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
        field.queryset = Power.objects.in_use()
        assert isinstance(field.widget, Radios)  # noqa: S101 -- declared above
        field.widget.hints = {str(one.pk): one.citation for one in Power.objects.in_use()}

    def basis(self) -> Basis:
        return Basis(**self.cleaned_data)


AS_RESIDENTS, NOT_FUNDED, OTHER = "as-residents", "not-funded", "other"


@dataclass(frozen=True)
class ProjectFields:
    """One project with its three fields, for the page."""

    line: DecisionLine
    result: str
    choice: BoundField
    pence: BoundField
    reason: BoundField


class ProjectsForm(forms.Form):
    """Every project of the ballot: as residents decided, not funded, or funded with another sum and why."""

    def __init__(self, *args: Any, rows: Sequence[DecisionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for line in rows:
            self._add(line)

    def _add(self, line: DecisionLine) -> None:
        key, title = line.project_id, line.project.option.title
        self.fields[f"choice_{key}"] = forms.ChoiceField(
            label=_("What is decided on “%(title)s”?") % {"title": title},
            choices=_choices(line),
            widget=Radios,
            initial=_chosen(line),
        )
        self.fields[f"pence_{key}"] = PoundsField(
            label=_("Another sum for “%(title)s”") % {"title": title},
            required=False,
            min_pence=1,
            initial=line.funded_pence if _chosen(line) == OTHER else None,
        )
        self.fields[f"reason_{key}"] = lines(
            rows=3,
            label=_("Reason in public, if it is decided otherwise than residents did"),
            required=False,
            initial=line.reason,
        )

    def by_project(self) -> Iterator[ProjectFields]:
        for line in self.rows:
            key = line.project_id
            fields = (self[f"{name}_{key}"] for name in ("choice", "pence", "reason"))
            yield ProjectFields(line, residents_words(line), *fields)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for line in self.rows:
            self._check(line, given)
        return given

    def _check(self, line: DecisionLine, given: dict[str, Any]) -> None:
        key, title = line.project_id, line.project.option.title
        if given.get(f"choice_{key}") == OTHER and not given.get(f"pence_{key}"):
            if f"pence_{key}" not in self.errors:
                self.add_error(f"pence_{key}", _("Enter the sum for “%(t)s”") % {"t": title})
            return
        pence = self._pence(line, given)
        if pence != line.residents_pence and not given.get(f"reason_{key}"):
            self.add_error(
                f"reason_{key}",
                _("Say in public why “%(project)s” is decided otherwise than residents did.")
                % {"project": title},
            )

    def _pence(self, line: DecisionLine, given: dict[str, Any]) -> int:
        choice = given.get(f"choice_{line.project_id}")
        if choice == OTHER:
            return int(given.get(f"pence_{line.project_id}") or 0)
        return 0 if choice == NOT_FUNDED else line.residents_pence

    def decided(self) -> list[Choice]:
        given = self.cleaned_data
        return [
            Choice(one.project, self._pence(one, given), given[f"reason_{one.project_id}"])
            for one in self.rows
        ]


def _choices(line: DecisionLine) -> list[tuple[str, str]]:
    other = (OTHER, _("Funded with another sum"))
    if not line.residents_pence:
        first = _("As residents decided: not funded")
        other = (OTHER, _("Funded, though residents did not choose it"))
        return [(AS_RESIDENTS, first), other]
    first = _("As residents decided: %(sum)s") % {"sum": words.pounds(line.residents_pence)}
    return [(AS_RESIDENTS, first), (NOT_FUNDED, _("Not funded")), other]


def _chosen(line: DecisionLine) -> str:
    if not line.departs:
        return AS_RESIDENTS
    return OTHER if line.funded_pence else NOT_FUNDED


class VoterForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter the name")},
    )
    office = forms.CharField(
        label=gettext_lazy("Office"),
        help_text=gettext_lazy("For example: councillor for Larkmead, cabinet member for parks"),
        max_length=140,
        error_messages={"required": gettext_lazy("Enter the office")},
    )
    vote = forms.ChoiceField(
        label=gettext_lazy("How did they vote?"),
        choices=Vote.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Select the vote")},
    )
    lead = forms.BooleanField(label=gettext_lazy("This is the lead member"), required=False)
    note = lines(rows=2, most=1000, label=gettext_lazy("What they want noted"), required=False)

    def __init__(self, *args: Any, decider: Decider | None = None, **kwargs: Any) -> None:
        if decider:
            names = ("name", "office", "vote", "lead", "note")
            kwargs.setdefault("initial", {name: getattr(decider, name) for name in names})
        super().__init__(*args, **kwargs)

    def voter(self) -> Voter:
        return Voter(**self.cleaned_data)


class InterestForm(forms.Form):
    about = forms.CharField(
        label=gettext_lazy("What is the interest?"),
        help_text=gettext_lazy("It is published. For example: chairs the lunch club"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say what the interest is")},
    )
    body = forms.CharField(
        label=gettext_lazy("In which firm, club or charity?"),
        help_text=gettext_lazy("It cannot be paid from this round if they take part."),
        max_length=140,
        required=False,
    )
    disqualifying = forms.TypedChoiceField(
        label=gettext_lazy("May they decide all the same?"),
        choices=[
            ("no", gettext_lazy("Yes, it is declared and they take part")),
            ("yes", gettext_lazy("No, it disqualifies them: they stand aside")),
        ],
        coerce=lambda value: value == "yes",
        widget=Radios,
        error_messages={"required": gettext_lazy("Select whether they may decide")},
    )


class DiversionForm(forms.Form):
    programme = forms.CharField(
        label=gettext_lazy("From which programme?"),
        max_length=140,
        error_messages={"required": gettext_lazy("Enter the name of the programme")},
    )
    amount_pence = PoundsField(label=gettext_lazy("How much?"), min_pence=1)
    consultation = lines(
        label=gettext_lazy("The consultation behind it"),
        help_text=gettext_lazy("Who was asked, when, and what they said. It is published."),
        error_messages={"required": gettext_lazy("Say who was asked before the money moves")},
    )
