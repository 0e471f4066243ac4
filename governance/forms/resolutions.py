"""What an officer says of a resolution, and of a count that was held elsewhere."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.fields import longer, number_input
from governance.models import (
    Channel,
    Meeting,
    MeetingState,
    PostalCount,
    Resolution,
    ResolutionState,
)
from governance.proposals import proposable
from governance.resolving import ResolutionFacts
from governance.rules_in_words import rule_in_words
from look.fields import DayField, MomentField
from look.widgets import Checkboxes, Radios
from members import proofs
from members.models import Constitution, Organisation


class ResolutionForm(forms.Form):
    """A draft; the rules offered are those of every version in force now or later, and the record date chooses among them."""

    title = forms.CharField(
        label=gettext_lazy("What it is called"),
        help_text=gettext_lazy(
            "Short: “Saturday opening”. The result’s page adds “passed” or “not passed”."
        ),
        max_length=140,
        error_messages={"required": gettext_lazy("Say what the resolution is called.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What is resolved, word for word"),
        max_length=20_000,
        widget=longer(5),
        error_messages={"required": gettext_lazy("Write what members decide on.")},
    )
    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=20_000, required=False, widget=longer(5)
    )
    what_follows = forms.CharField(
        label=gettext_lazy("What follows if it passes"),
        max_length=20_000,
        required=False,
        widget=longer(3),
    )
    rule_code = forms.ChoiceField(
        label=gettext_lazy("By which rule it is decided"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose the rule.")},
    )
    record_date = DayField(
        label=gettext_lazy("Record date"),
        help_text=gettext_lazy(
            "Who is a member on this day may vote, by the rules in force on it."
        ),
    )
    opens_at = MomentField(label=gettext_lazy("Voting or signing opens"))
    closes_at = MomentField(label=gettext_lazy("Voting or signing closes"))
    channel = forms.ChoiceField(
        label=gettext_lazy("How it is decided"),
        choices=Channel,
        widget=Radios,
        initial=Channel.BALLOT,
    )
    accepted_proofs = forms.MultipleChoiceField(
        label=gettext_lazy("How members show who they are"),
        widget=Checkboxes,
        required=False,
        initial=["sign-in", "posted-code"],
        help_text=gettext_lazy("For a ballot. Who has no account votes by the code of a letter."),
    )
    indicative = forms.BooleanField(
        label=gettext_lazy("Indicative: it decides nothing in law"), required=False
    )
    proxies_allowed = forms.BooleanField(
        label=gettext_lazy("Members may send a proxy"), required=False
    )
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("Meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=gettext_lazy("No meeting"),
    )
    first = forms.ModelChoiceField(
        label=gettext_lazy("What it confirms, at the second of two meetings"),
        queryset=Resolution.objects.none(),
        required=False,
        empty_label=gettext_lazy("It is no second meeting"),
    )
    adopts = forms.ModelChoiceField(
        label=gettext_lazy("New rules that it puts in force"),
        queryset=Constitution.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
    )

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        resolution: Resolution | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer_rules(organisation)
        fields: dict[str, Any] = dict(self.fields)
        fields["accepted_proofs"].choices = ballot_proofs()
        open_meetings = Q(state__in=[MeetingState.DRAFT, MeetingState.CALLED])
        fields["meeting"].queryset = Meeting.objects.filter(
            open_meetings, organisation=organisation
        )
        own = resolution.pk if resolution else None
        fields["first"].queryset = Resolution.objects.filter(
            Q(second=None) | Q(second=own),
            organisation=organisation,
            state=ResolutionState.PASSED,
            first=None,
            rule__second_meeting_threshold__isnull=False,
        )
        fields["adopts"].queryset = proposable(organisation, resolution)

    def _offer_rules(self, organisation: Organisation) -> None:
        rules = {}
        versions = Constitution.objects.filter(organisation=organisation).adopted()
        for constitution in versions.prefetch_related("resolution_rules").order_by("version"):
            rules.update({rule.code: rule for rule in constitution.resolution_rules.all()})
        field: Any = self.fields["rule_code"]
        field.choices = [(code, rule.name) for code, rule in rules.items()]
        field.widget.hints = {code: rule_in_words(rule) for code, rule in rules.items()}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("channel") == Channel.BALLOT and not given.get("accepted_proofs"):
            self.add_error(
                "accepted_proofs", _("Choose at least one way for members to show who they are.")
            )
        return given

    def facts(self) -> ResolutionFacts:
        given = dict(self.cleaned_data)
        given["accepted_proofs"] = tuple(given["accepted_proofs"])
        return ResolutionFacts(**given)


def ballot_proofs() -> list[tuple[str, str]]:
    """What a vote of members can accept: signing in and the code of a letter."""
    return [(code, str(proofs.method(code).label)) for code in ("sign-in", "posted-code")]


def initial_of(resolution: Resolution) -> dict[str, Any]:
    names = [name for name in ResolutionForm.base_fields if name != "rule_code"]
    return {
        **{name: getattr(resolution, name) for name in names},
        "rule_code": resolution.rule.code,
    }


class PostalCountForm(forms.ModelForm):  # type: ignore[type-arg]  # only the stubs make it generic
    """The figures as the returning officer of that count declared them."""

    class Meta:
        model = PostalCount
        fields = [
            "source",
            "roll",
            "votes_for",
            "votes_against",
            "rejected",
            "roll_value",
            "value_for",
            "value_against",
        ]
        labels = {
            "source": gettext_lazy("Where the figures were declared"),
            "roll": gettext_lazy("Voters on the roll"),
            "votes_for": gettext_lazy("Votes for"),
            "votes_against": gettext_lazy("Votes against"),
            "rejected": gettext_lazy("Papers rejected"),
            "roll_value": gettext_lazy("Rateable value on the roll, in pounds"),
            "value_for": gettext_lazy("Rateable value for, in pounds"),
            "value_against": gettext_lazy("Rateable value against, in pounds"),
        }
        help_texts = {
            "source": gettext_lazy("The declaration, its date and who made it. It is published.")
        }
        widgets = {
            name: number_input()
            for name in (
                "roll",
                "votes_for",
                "votes_against",
                "rejected",
                "roll_value",
                "value_for",
                "value_against",
            )
        }

    def __init__(self, *args: Any, dual: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("rejected", "roll_value", "value_for", "value_against"):
            self.fields[name].required = False
            if not dual and name != "rejected":
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        return {name: 0 if value is None else value for name, value in given.items()}
