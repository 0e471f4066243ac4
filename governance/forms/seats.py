from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.fields import number_input
from governance.forms.wards import ward_choices
from governance.models import Constituency, Filling
from look.widgets import Checkboxes, Radios
from members.models import Organisation
from members.models.organisation import OrganisationQuerySet


class SeatsForm(forms.ModelForm):  # type: ignore[type-arg]  # only the stubs make it generic
    """The seats of a body that one group fills."""

    class_codes = forms.MultipleChoiceField(
        label=gettext_lazy("Elected by which classes"),
        help_text=gettext_lazy("Tick none for every class that votes."),
        widget=Checkboxes,
        required=False,
    )
    area_codes = forms.MultipleChoiceField(
        label=gettext_lazy("By members of which wards"),
        help_text=gettext_lazy("Tick none for members everywhere."),
        choices=ward_choices,
        widget=Checkboxes,
        required=False,
    )
    appointed_by = forms.ModelChoiceField(
        label=gettext_lazy("Which organisation appoints"),
        queryset=Organisation.objects.none(),
        empty_label=gettext_lazy("Not known yet"),
        required=False,
    )

    class Meta:
        model = Constituency
        fields = [
            "name",
            "seats",
            "filling",
            "class_codes",
            "area_codes",
            "rotation",
            "proposers",
            "appointed_by",
            "term_months",
            "maximum_terms",
        ]
        labels = {
            "name": gettext_lazy("Name"),
            "seats": gettext_lazy("How many seats"),
            "filling": gettext_lazy("How they are filled"),
            "rotation": gettext_lazy("How many come up at each regular election"),
            "proposers": gettext_lazy("How many members must nominate somebody"),
            "term_months": gettext_lazy("Length of a term, in months"),
            "maximum_terms": gettext_lazy("Most terms that one person may serve"),
        }
        help_texts = {
            "name": gettext_lazy("For example: Elected by tenants."),
            "rotation": gettext_lazy("Leave it empty if all come up together."),
        }
        widgets = {
            "filling": Radios(),
            **{
                name: number_input()
                for name in ("seats", "rotation", "proposers", "term_months", "maximum_terms")
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        classes = self.instance.body.constitution.classes
        choices = dict(classes.values_list("code", "name"))
        # A class that has left the draft stays ticked until somebody unticks it: nothing is lost unseen.
        choices |= {code: code for code in self.instance.class_codes if code not in choices}
        self.fields["class_codes"].choices = list(choices.items())  # type: ignore[attr-defined]
        self.fields["proposers"].required = False
        # One of them is always chosen: no radio button for none.
        self.fields["filling"].choices = Filling.choices  # type: ignore[attr-defined]
        self.fields["appointed_by"].queryset = _appointers(self.instance)  # type: ignore[attr-defined]

    def clean_proposers(self) -> int:
        """Left empty, nobody else need nominate."""
        return self.cleaned_data["proposers"] or 0

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        seats, rotation = given.get("seats"), given.get("rotation")
        if seats is not None and seats < 1:
            self.add_error("seats", _("There must be at least one seat."))
        if rotation is not None and not 1 <= rotation <= (seats or rotation):
            self.add_error("rotation", _("At each election from 1 to all of the seats come up."))
        if given.get("filling") == Filling.ELECTED and given.get("appointed_by"):
            self.add_error("appointed_by", _("Nobody appoints to seats that are elected."))
        return given


def _appointers(seats: Constituency) -> OrganisationQuerySet:
    """Those anyone may see, the organisation itself, and whichever is chosen already."""
    own = {seats.body.constitution.organisation_id, seats.appointed_by_id}
    return Organisation.objects.filter(Q(published=True) | Q(pk__in=own - {None}))
