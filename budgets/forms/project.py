from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import Pot
from budgets.facts import ProjectFacts, Translations
from budgets.models import Project
from look.fields import PoundsField
from look.photo_field import PhotoField
from look.pictures import DRAWINGS
from look.words import pounds


class ProjectForm(forms.Form):
    """One project as a resident will read it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=140)
    cost_pence = PoundsField(label=gettext_lazy("Cost"), min_pence=1)
    pot = forms.TypedChoiceField(
        label=gettext_lazy("Which pot would pay for it"),
        coerce=int,
        error_messages={"required": gettext_lazy("Choose the pot that would pay for it.")},
    )
    summary = forms.CharField(
        label=gettext_lazy("What it is, in one sentence"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    description = forms.CharField(
        label=gettext_lazy("More about it"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("As people there say it: The Parade, by the library."),
        max_length=160,
        required=False,
    )
    latitude = forms.FloatField(
        label=gettext_lazy("Latitude"), min_value=-90, max_value=90, required=False
    )
    longitude = forms.FloatField(
        label=gettext_lazy("Longitude"), min_value=-180, max_value=180, required=False
    )
    category = forms.CharField(label=gettext_lazy("Category"), max_length=40, required=False)
    drawing = forms.ChoiceField(
        label=gettext_lazy("Drawing"),
        help_text=gettext_lazy("It stands on the card where there is no picture."),
        choices=[("", gettext_lazy("None")), *DRAWINGS.items()],
        required=False,
    )
    picture = PhotoField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at least 720 by 405 pixels. It is cut to 16:9 and made small."
        ),
        required=False,
    )
    picture_alt = forms.CharField(
        label=gettext_lazy("What the picture shows"),
        help_text=gettext_lazy("For people who do not see it."),
        max_length=240,
        required=False,
    )
    remove_picture = forms.BooleanField(label=gettext_lazy("Take the picture off"), required=False)

    def __init__(
        self,
        *args: Any,
        pot_pence: int,
        pots: Collection[Pot] = (),
        project: Project | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = _initial(project)
        super().__init__(*args, **kwargs)
        self._offer(pots)
        cost = self.fields["cost_pence"]
        if isinstance(cost, PoundsField):
            cost.max_pence = pot_pence
        if project is None or not project.picture:
            del self.fields["remove_picture"]

    def _offer(self, pots: Collection[Pot]) -> None:
        """The pots of the round to choose from, where it has several."""
        if not pots:
            del self.fields["pot"]
            return
        named = [(one.number, f"{one.name}, {pounds(one.pence)}") for one in pots]
        self.fields["pot"].choices = [("", _("Choose one")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("picture") and not given.get("picture_alt"):
            self.add_error(
                "picture_alt", _("Say what the picture shows, for people who do not see it.")
            )
        return given

    def facts(self, translations: Translations) -> ProjectFacts:
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"picture", "picture_alt", "remove_picture"}
        }
        return ProjectFacts(**given, translations=translations)


def _initial(project: Project | None) -> dict[str, Any]:
    if project is None:
        return {}
    names = [
        "summary",
        "description",
        "place",
        "latitude",
        "longitude",
        "category",
        "drawing",
        "picture_alt",
    ]
    initial = {name: getattr(project, name) for name in names}
    option = project.option
    return {
        **initial,
        "title": option.title,
        "cost_pence": option.cost_pence,
        "pot": option.pot.number if option.pot else "",
    }
