"""The pots of a round: one of them, or one for every ward at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import Ballot, Kind, Pot
from ballots.pots import PotFacts
from budgets.forms.words import TranslationsForm
from look.fields import PoundsField
from services.models import Split


class PotForm(forms.Form):
    """One pot, with its name in the languages of the round. Only where people choose up to a number of projects has it a number of its own."""

    name = forms.CharField(
        label=gettext_lazy("Name of the pot"),
        help_text=gettext_lazy("As voters will read it: Larkmead, or The whole borough."),
        max_length=80,
    )
    pence = PoundsField(label=gettext_lazy("What it holds"), min_pence=1)
    area = forms.ChoiceField(
        label=gettext_lazy("Who chooses from it"),
        help_text=gettext_lazy("People of one ward see its pot and those that are everybody’s."),
        required=False,
    )
    max_choices = forms.IntegerField(
        label=gettext_lazy("Projects each person may choose from it"),
        help_text=gettext_lazy("Leave it empty for the number of the round."),
        min_value=1,
        max_value=100,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )

    def __init__(
        self,
        *args: Any,
        ballot: Ballot,
        areas: Mapping[str, str],
        pot: Pot | None = None,
        languages: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = _initial(pot)
        super().__init__(*args, **kwargs)
        self.words = _words(pot, languages, self.data if self.is_bound else None)
        named = sorted(areas.items(), key=lambda pair: pair[1])
        everybody = ("", _("Everybody who may vote"))
        self.fields["area"].choices = [everybody, *named]  # type: ignore[attr-defined]
        if ballot.kind != Kind.APPROVAL:
            del self.fields["max_choices"]

    def is_valid(self) -> bool:
        # Both are asked, so that one page tells of every error.
        return all([super().is_valid(), self.words.is_valid()])

    def facts(self) -> PotFacts:
        given = self.cleaned_data
        return PotFacts(
            name=given["name"],
            pence=given["pence"],
            max_choices=given.get("max_choices"),
            strata=(given["area"],) if given["area"] else (),
            translations=self.words.translations(),
        )


def _words(pot: Pot | None, languages: Sequence[str], typed: Any) -> TranslationsForm:
    return TranslationsForm(
        typed,
        codes=list(languages),
        texts=[("name", _("Name of the pot"), 80, 1)],
        words=pot.translations if pot else {},
        prefix="words",
    )


def _initial(pot: Pot | None) -> dict[str, Any]:
    if pot is None:
        return {}
    return {
        "name": pot.name,
        "pence": pot.pence,
        "max_choices": pot.max_choices,
        "area": pot.strata[0] if pot.strata else "",
    }


class PotsByWardForm(forms.Form):
    """A pot for every ward, each with the same sum or with its share of a split, and one for everybody."""

    split = forms.ModelChoiceField(
        queryset=Split.objects.none(),
        label=gettext_lazy("What each ward gets"),
        help_text=gettext_lazy(
            "A split made beforehand shares money out by people and deprivation, and shows its working."
        ),
        empty_label=gettext_lazy("The same for each, as below"),
        required=False,
    )
    pence_each = PoundsField(
        label=gettext_lazy("The same for each ward"), min_pence=1, required=False
    )
    everybody_name = forms.CharField(
        label=gettext_lazy("Name of the pot that is everybody’s"),
        help_text=gettext_lazy("Leave this and the next empty if there is none."),
        max_length=80,
        required=False,
    )
    everybody_pence = PoundsField(
        label=gettext_lazy("What everybody’s pot holds"), min_pence=1, required=False
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas
        self.fields["split"].queryset = _splits_of(areas)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            if bool(given["split"]) == bool(given["pence_each"]):
                self.add_error(
                    "pence_each", _("Choose a split, or enter what each ward gets: one of the two.")
                )
            if bool(given["everybody_name"]) != bool(given["everybody_pence"]):
                missing = "everybody_pence" if given["everybody_name"] else "everybody_name"
                self.add_error(missing, _("Enter both its name and its sum, or neither."))
        return given

    def several(self) -> list[PotFacts]:
        """By name, everybody's last. Call it when the form is valid."""
        given, shares = self.cleaned_data, self._shares()
        own = [
            PotFacts(name=name, pence=shares[code], strata=(code,))
            for code, name in sorted(self.areas.items(), key=lambda pair: pair[1])
            if shares.get(code)
        ]
        if not given["everybody_name"]:
            return own
        return [*own, PotFacts(name=given["everybody_name"], pence=given["everybody_pence"])]

    def _shares(self) -> dict[str, int]:
        given = self.cleaned_data
        if given["split"]:
            return dict(given["split"].shares.values_list("area_code", "pence"))
        return dict.fromkeys(self.areas, given["pence_each"])


def _splits_of(areas: Collection[str]) -> Any:
    """Splits between wards that gave something to one of these."""
    return Split.objects.filter(kind="ward", shares__area_code__in=list(areas)).distinct()
