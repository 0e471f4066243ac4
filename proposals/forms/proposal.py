from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.models import AgendaItem
from budgets.errors import RoundError
from budgets.models import BudgetRound
from look.fields import PoundsField
from look.widgets import Radios
from proposals.categories import Category
from proposals.facts import ProposalFacts
from proposals.models import Proposal, Proposer
from proposals.placing import Spot, spot_of
from proposals.submitting import agenda_of

NONE = "none"


def _text(label: Any, hint: Any, longest: int, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ProposalForm(forms.Form):
    """A proposal as far as it is written: only the title is needed to save it."""

    mark_optional = False

    title = forms.CharField(
        label=gettext_lazy("What do you propose, in a few words?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter a title.")},
    )
    what = _text(
        gettext_lazy("What is it?"),
        gettext_lazy("What would be there or happen that is not now."),
        3000,
        6,
    )
    why = _text(gettext_lazy("Why is it needed?"), "", 2000, 4)
    category = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=Category.choices,
        required=False,
        widget=Radios,
    )
    place = forms.CharField(
        label=gettext_lazy("Where is it?"),
        help_text=gettext_lazy("In words, as people there say it: on The Parade, by the library."),
        max_length=240,
        required=False,
    )
    postcode = forms.CharField(
        label=gettext_lazy("Postcode nearest to it (optional)"),
        help_text=gettext_lazy("It puts the proposal on the map. Only the spot is kept."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "spellcheck": "false"}),
    )
    coordinates = forms.CharField(
        label=gettext_lazy("Or its coordinates (optional)"),
        help_text=gettext_lazy("As a map on a phone copies them: 51.4450, -0.1050."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
    )
    cost_guess_pence = PoundsField(
        label=gettext_lazy("What might it cost?"),
        help_text=gettext_lazy("A guess is enough. Officers work out the full cost."),
        min_pence=1,
        required=False,
    )
    who_benefits = _text(gettext_lazy("Who would benefit?"), "", 1000, 3)
    who_runs = _text(
        gettext_lazy("Who would run it?"),
        gettext_lazy(
            "A group, the council, or nobody once it is built. Leave names of people out."
        ),
        1000,
        3,
    )
    agenda_item = forms.ChoiceField(
        label=gettext_lazy("Which priority of the agenda does it serve?"), required=False
    )
    no_agenda_because = forms.CharField(
        label=gettext_lazy("If none of them: why should it be done all the same?"),
        max_length=300,
        required=False,
    )
    proposer = forms.ChoiceField(
        label=gettext_lazy("Who proposes it?"), choices=Proposer.choices, widget=Radios
    )
    public_name = forms.CharField(
        label=gettext_lazy("Name to show (optional)"),
        help_text=gettext_lazy("A first name, a group’s name, or nothing. Everybody can read it."),
        max_length=80,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        budget_round: BudgetRound,
        proposal: Proposal | None = None,
        is_staff: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", _initial(proposal))
        super().__init__(*args, **kwargs)
        self.round, self.proposal = budget_round, proposal
        self.spot: Spot | None = None
        self.items = {str(one.number): one for one in agenda_of(budget_round)}
        self._offer_agenda()
        if not is_staff:
            self.fields["proposer"].choices = [  # type: ignore[attr-defined]
                choice for choice in Proposer.choices if choice[0] != Proposer.OFFICER
            ]

    def _offer_agenda(self) -> None:
        if not self.items:
            del self.fields["agenda_item"], self.fields["no_agenda_because"]
            return
        offered = [(number, _words(one)) for number, one in self.items.items()]
        self.fields["agenda_item"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose one")),
            *offered,
            (NONE, _("None of them")),
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("agenda_item") == NONE and not given.get("no_agenda_because"):
            self.add_error("no_agenda_because", _("Say why it should be done all the same."))
        try:
            self.spot = spot_of(
                self.round,
                postcode=given.get("postcode", ""),
                coordinates=given.get("coordinates", ""),
            )
        except RoundError as refusal:
            self.add_error(refusal.field, refusal.message)
        return given

    def facts(self) -> ProposalFacts:
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"postcode", "coordinates", "agenda_item", "no_agenda_because"}
        }
        item: AgendaItem | None = self.items.get(self.cleaned_data.get("agenda_item", ""))
        because = "" if item else self.cleaned_data.get("no_agenda_because", "")
        return ProposalFacts(**given, spot=self.spot, agenda_item=item, no_agenda_because=because)


def _initial(proposal: Proposal | None) -> dict[str, Any]:
    if proposal is None:
        return {"proposer": Proposer.RESIDENT}
    names = [*ProposalForm.base_fields.keys()]
    kept = {name: getattr(proposal, name, "") for name in names}
    item = proposal.agenda_item
    kept["agenda_item"] = str(item.number) if item else NONE if proposal.no_agenda_because else ""
    if proposal.latitude is not None:
        kept["coordinates"] = f"{proposal.latitude:.5f}, {proposal.longitude:.5f}"
    return kept


def _words(item: AgendaItem) -> str:
    return f"{item.rank}. {item.title}" if item.rank else item.title
