"""The page on which it is said how a paper is marked and how papers are counted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ballots.models import MOST_POINTS, Completion, CountingRule
from budgets import methods
from budgets.method_faults import method_faults, of_kind
from look.widgets import Radios


class MethodPage(forms.Form):
    """How a paper is marked and how papers are counted."""

    heading = gettext_lazy("How people vote and how it is counted")

    kind = forms.ChoiceField(
        label=gettext_lazy("How people choose"), choices=methods.KINDS, widget=Radios
    )
    max_choices = forms.IntegerField(
        label=gettext_lazy("At most how many projects"),
        help_text=gettext_lazy(
            "Where people choose up to a number of projects, or put projects in order: how many they may choose or place."
        ),
        min_value=1,
        max_value=100,
        required=False,
    )
    points_total = forms.IntegerField(
        label=gettext_lazy("How many points each person has"),
        help_text=gettext_lazy("Only where people share out points."),
        min_value=1,
        max_value=MOST_POINTS,
        required=False,
    )
    most_points = forms.IntegerField(
        label=gettext_lazy("Most points one person may give to one project"),
        help_text=gettext_lazy(
            "Only where people share out points. Leave it empty if all may go to one project."
        ),
        min_value=1,
        max_value=MOST_POINTS,
        required=False,
    )
    rule = forms.ChoiceField(
        label=gettext_lazy("How it is counted"),
        help_text=gettext_lazy(
            "Points and orders are counted by the first two: the project with most points counts as the one with most votes."
        ),
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
            "With 1, a project that nobody chose cannot win. Where people give points, it is the fewest points. Leave it empty if there is no such number."
        ),
        initial=1,
        min_value=1,
        required=False,
    )
    threshold_percent = forms.IntegerField(
        label=gettext_lazy("Smallest part of the voters a project needs to win, in per cent"),
        help_text=gettext_lazy(
            "With 10, at least a tenth of all who vote must choose a project. Leave it empty if there is no such part."
        ),
        min_value=1,
        max_value=100,
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

    def clean(self) -> dict[str, Any]:
        """What does not belong to the way people choose is left out, whatever stands there."""
        given = super().clean() or {}
        given.update(of_kind(given))
        if given.get("rule") != CountingRule.EQUAL_SHARES:
            given["completion"] = Completion.NONE
        else:
            given["stop_at_first"] = False
        for name, sentence in method_faults(given):
            if name not in self.errors:
                self.add_error(name, sentence)
        return given
