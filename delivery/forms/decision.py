"""What a decision's pages ask: power and rule, who decides, interests, diverted money. Each project: `decided_projects`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from delivery.basis import Basis
from delivery.forms.doing import lines
from delivery.models import Decider, Decision, Power, Rule, Vote, Way
from delivery.recording_votes import BY_MEETING, Voter
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
    way = forms.ChoiceField(
        label=gettext_lazy("How do those who decide confirm it?"),
        choices=Way.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Select how it is confirmed")},
    )
    made_on = DayField(
        label=gettext_lazy("Day of the meeting"),
        help_text=gettext_lazy("Only for a decision written down from minutes."),
        required=False,
    )
    minute = forms.CharField(
        label=gettext_lazy("Where it is minuted"),
        help_text=gettext_lazy("For example: minute 47 of 22 January 2027"),
        max_length=140,
        required=False,
    )
    minutes_reason = lines(
        rows=2,
        label=gettext_lazy("Why was it decided at a meeting, and not signed here?"),
        help_text=gettext_lazy("Only for a decision written down from minutes. It is published."),
        required=False,
    )
    statement = lines(label=gettext_lazy("What those who decided say to residents"), required=False)
    alternatives = lines(
        label=gettext_lazy("Other options they looked at, and why they left them"),
        required=False,
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        names = ["power", "rule", "way", "made_on", "minute", "minutes_reason"]
        names += ["statement", "alternatives"]
        kwargs.setdefault("initial", {name: getattr(decision, name) for name in names})
        super().__init__(*args, **kwargs)
        field = self.fields["power"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
        field.queryset = Power.objects.in_use()
        assert isinstance(field.widget, Radios)  # noqa: S101 -- declared above
        field.widget.hints = {str(one.pk): one.citation for one in Power.objects.in_use()}

    def basis(self) -> Basis:
        return Basis(**self.cleaned_data)


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
        choices=[(one.value, one.label) for one in Vote if one in BY_MEETING],
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
