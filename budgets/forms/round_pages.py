"""The pages on which a round is made. A field bears the name of the fact it gives (`budgets.facts.RoundFacts`)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import Completion, CountingRule, Kind, RollKind
from budgets import languages, methods
from budgets.connections import CONNECTIONS
from look.fields import DayField, MomentField, PoundsField
from look.widgets import Checkboxes, Radios
from members import proofs
from places.models import Ward

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

    def clean(self) -> Data:
        given = super().clean() or {}
        opens, closes = given.get("opens_at"), given.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Voting must close after it opens."))
        return given


class MethodPage(forms.Form):
    """How a paper is marked and how papers are counted."""

    heading = gettext_lazy("How people vote and how it is counted")

    kind = forms.ChoiceField(
        label=gettext_lazy("How people choose"), choices=methods.KINDS, widget=Radios
    )
    max_choices = forms.IntegerField(
        label=gettext_lazy("At most how many projects"),
        help_text=gettext_lazy("Only where people choose up to a number of projects."),
        min_value=1,
        max_value=100,
        required=False,
    )
    rule = forms.ChoiceField(
        label=gettext_lazy("How it is counted"),
        choices=methods.RULES,
        widget=Radios(
            hints={
                CountingRule.GREEDY: gettext_lazy(
                    "The project with most votes first, then the next, while the money lasts."
                ),
                CountingRule.GREEDY_PER_COST: gettext_lazy(
                    "Votes divided by the cost: many small projects win."
                ),
                CountingRule.EQUAL_SHARES: gettext_lazy(
                    "Everybody gets the same share of the money and spends it on what they chose: every group gets its part."
                ),
            }
        ),
    )
    completion = forms.ChoiceField(
        label=gettext_lazy("What happens to money that is left over"),
        help_text=gettext_lazy("Only with equal shares."),
        choices=Completion.choices,
        widget=Radios,
    )
    stop_at_first = forms.BooleanField(
        label=gettext_lazy("Stop at the first project that does not fit"),
        help_text=gettext_lazy(
            "Otherwise it is skipped and smaller ones may still win. Not with equal shares."
        ),
        required=False,
    )
    threshold = forms.IntegerField(
        label=gettext_lazy("Fewest votes a project needs to win"),
        help_text=gettext_lazy(
            "With 1, a project that nobody chose cannot win. Leave it empty if there is no such number."
        ),
        initial=1,
        min_value=1,
        required=False,
    )
    tie_rule = forms.ChoiceField(
        label=gettext_lazy("If two projects come out equal"),
        choices=methods.TIE_RULES,
        widget=Radios,
    )
    publishing_floor = forms.IntegerField(
        label=gettext_lazy("Publish single papers of a ward from how many voters"),
        help_text=gettext_lazy(
            "With fewer, only totals are published, so that nobody can be told apart."
        ),
        min_value=2,
        max_value=1000,
    )
    other_rule_published = forms.BooleanField(
        label=gettext_lazy("Publish what another rule would have chosen"),
        help_text=gettext_lazy("Decide now: it cannot be changed once voting has opened."),
        required=False,
    )

    def clean(self) -> Data:
        given = super().clean() or {}
        if given.get("kind") == Kind.APPROVAL and not given.get("max_choices"):
            if "max_choices" not in self.errors:
                self.add_error("max_choices", _("Enter how many projects a person may choose."))
        elif "max_choices" in given:
            given["max_choices"] = (
                given["max_choices"] if given.get("kind") == Kind.APPROVAL else None
            )
        if given.get("rule") != CountingRule.EQUAL_SHARES:
            given["completion"] = Completion.NONE
        else:
            given["stop_at_first"] = False
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
