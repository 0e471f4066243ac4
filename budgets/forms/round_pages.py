"""The pages on which a round is made. A field bears the name of the fact it gives (`budgets.facts.RoundFacts`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import RollKind
from budgets import languages
from budgets.connections import CONNECTIONS
from look.fields import DayField, MomentField, PoundsField
from look.widgets import Checkboxes, Radios
from members import proofs
from places.models import Neighbourhood, Ward

Data = dict[str, Any]


class MoneyPage(forms.Form):
    """What is decided, where, on how much, and when."""

    heading = gettext_lazy("The money and the dates")

    title = forms.CharField(
        label=gettext_lazy("Name of the round"),
        help_text=gettext_lazy(
            "For example Larkmead 2027. It stands on every page and in the record."
        ),
        max_length=120,
    )
    ward = forms.ModelChoiceField(
        label=gettext_lazy("Where"),
        queryset=Ward.objects.none(),
        required=False,
        empty_label=gettext_lazy("The whole council area"),
    )
    neighbourhood = forms.ModelChoiceField(
        label=gettext_lazy("Or a neighbourhood"),
        help_text=gettext_lazy(
            "It may cross wards. Whoever lives in it, by their postcode, may vote."
        ),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=gettext_lazy("No: the ward or area above"),
    )
    pot_pence = PoundsField(label=gettext_lazy("How much money is decided on"), min_pence=1)
    question = forms.CharField(
        label=gettext_lazy("The question on the ballot"),
        help_text=gettext_lazy("For example: What should Larkmead spend £120,000 on?"),
        max_length=200,
    )
    summary = forms.CharField(
        label=gettext_lazy("One or two sentences about it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    micro = forms.BooleanField(
        label=gettext_lazy("This is a micro-round"),
        help_text=gettext_lazy(
            "A small sum, decided in a week: three days for ideas, up to four for the vote, no appraisal."
        ),
        required=False,
    )
    opens_at = MomentField(label=gettext_lazy("Voting opens"))
    closes_at = MomentField(label=gettext_lazy("Voting closes"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = self.fields["ward"]
        newest = Ward.objects.order_by("-vintage").values("vintage")[:1]
        wards.queryset = Ward.objects.filter(vintage__in=newest)  # type: ignore[attr-defined]
        neighbourhoods = self.fields["neighbourhood"]
        neighbourhoods.queryset = Neighbourhood.objects.current().defer("boundary")  # type: ignore[attr-defined]

    def clean(self) -> Data:
        given = super().clean() or {}
        opens, closes = given.get("opens_at"), given.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Voting must close after it opens."))
        if given.get("ward") and given.get("neighbourhood"):
            self.add_error("neighbourhood", _("Choose a ward or a neighbourhood, not both."))
        return given


class VotersPage(forms.Form):
    """Who may vote and how they show that they may."""

    heading = gettext_lazy("Who may vote")

    who_may_vote = forms.MultipleChoiceField(
        label=gettext_lazy("Who may vote"),
        choices=CONNECTIONS,
        widget=Checkboxes,
        error_messages={"required": gettext_lazy("Choose who may vote.")},
    )
    minimum_age = forms.IntegerField(label=gettext_lazy("Youngest age"), min_value=0, max_value=100)
    age_on = DayField(
        label=gettext_lazy("On which day they must be that old"),
        help_text=gettext_lazy("Leave it empty for the day voting closes."),
        required=False,
    )
    roll_kind = forms.ChoiceField(
        label=gettext_lazy("The roll of voters"), choices=RollKind.choices, widget=Radios
    )
    record_date = DayField(
        label=gettext_lazy("Day the register stands for"),
        help_text=gettext_lazy("Only where a register is imported."),
        required=False,
    )
    accepted_proofs = forms.MultipleChoiceField(
        label=gettext_lazy("How people prove who they are"),
        choices=proofs.ballot_choices,
        widget=Checkboxes,
        error_messages={"required": gettext_lazy("Choose at least one proof.")},
    )

    def clean(self) -> Data:
        given = super().clean() or {}
        kind, chosen = given.get("roll_kind"), given.get("accepted_proofs", [])
        if kind == RollKind.DECLARED and "posted-code" in chosen:
            self.add_error(
                "accepted_proofs",
                _(
                    "A posted code needs a register. Choose a register, or leave out the posted code."
                ),
            )
        if kind == RollKind.FROZEN and "emailed-code" in chosen:
            self.add_error(
                "accepted_proofs",
                _(
                    "An e-mailed code lets people declare themselves. Choose a roll that takes declarations, or leave out the e-mailed code."
                ),
            )
        if kind != RollKind.DECLARED and "record_date" in given and not given["record_date"]:
            self.add_error("record_date", _("Enter the day the register stands for."))
        return given


class LawPage(forms.Form):
    """What a voter may ask about the round: by what right, what happens to their data, whom to ask."""

    heading = gettext_lazy("Law, privacy and contact")

    legal_basis = forms.CharField(
        label=gettext_lazy("Legal basis"),
        help_text=gettext_lazy(
            "The power to spend this money and the decision to let residents choose."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    privacy_notice = forms.CharField(
        label=gettext_lazy("Privacy notice"),
        help_text=gettext_lazy(
            "What is kept about a voter, why, and until when. Voters read it before they vote."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    contact_name = forms.CharField(label=gettext_lazy("Who answers questions"), max_length=120)
    contact_phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    contact_email = forms.EmailField(label=gettext_lazy("E-mail address"))
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Other languages"),
        help_text=gettext_lazy("Each project then has a place for its words in them."),
        choices=languages.choices,
        widget=Checkboxes,
        required=False,
    )
