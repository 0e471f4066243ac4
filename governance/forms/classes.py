"""One class of a draft: who they are, what they give, what they weigh, what they hold."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.fields import AgeField, longer, number_input
from governance.forms.wards import ward_choices
from look.fields import PoundsField
from look.widgets import Checkboxes
from members import proofs
from members.models import Constitution, Need, StakeholderClass


class ClassForm(forms.ModelForm):  # type: ignore[type-arg]  # only the stubs make it generic
    minimum_age = AgeField(label=gettext_lazy("Youngest age"))
    maximum_age = AgeField(label=gettext_lazy("Oldest age"))
    consent_age = AgeField(
        label=gettext_lazy("A parent or guardian must agree below this age"),
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What somebody who applies must give"),
        choices=Need.choices,
        widget=Checkboxes,
        required=False,
    )
    area_codes = forms.MultipleChoiceField(
        label=gettext_lazy("Wards that count as the area"),
        help_text=gettext_lazy("Tick none if it does not matter where somebody lives."),
        choices=ward_choices,
        widget=Checkboxes,
        required=False,
    )
    accepted_proofs = forms.MultipleChoiceField(
        label=gettext_lazy("How somebody may prove who they are"),
        help_text=gettext_lazy("Tick none if any way will do."),
        widget=Checkboxes,
        required=False,
    )
    formerly = forms.MultipleChoiceField(
        label=gettext_lazy("Classes of earlier versions whose members go on here"),
        widget=Checkboxes,
        required=False,
    )
    share_price_pence = PoundsField(
        label=gettext_lazy("Price of one share"),
        help_text=gettext_lazy("Leave it empty where members of this class hold no shares."),
        min_pence=1,
        max_pence=100_000_000,
        required=False,
    )

    class Meta:
        model = StakeholderClass
        fields = [
            "name",
            "summary",
            "takes_people",
            "takes_organisations",
            "minimum_age",
            "maximum_age",
            "consent_age",
            "needs",
            "area_codes",
            "accepted_proofs",
            "formerly",
            "votes",
            "weight",
            "cap_percent",
            "share_price_pence",
            "minimum_shares",
            "maximum_shares",
            "shares_withdrawable",
            "shares_transferable",
        ]
        labels = {
            "name": gettext_lazy("Name"),
            "summary": gettext_lazy("Who can join, in plain words"),
            "takes_people": gettext_lazy("People can join"),
            "takes_organisations": gettext_lazy("Organisations can join"),
            "votes": gettext_lazy("This class votes"),
            "weight": gettext_lazy("Weight"),
            "cap_percent": gettext_lazy("Most of any vote it may have, in percent"),
            "minimum_shares": gettext_lazy("Fewest shares"),
            "maximum_shares": gettext_lazy("Most shares"),
            "shares_withdrawable": gettext_lazy("Shares can be withdrawn"),
            "shares_transferable": gettext_lazy("Shares can be transferred"),
        }
        help_texts = {
            "weight": gettext_lazy(
                "Its share of a vote by classes is its weight divided by all weights: three classes of weight 1 have a third each."
            ),
            "cap_percent": gettext_lazy("Model rules hold members who only invest to 10%."),
        }
        widgets = {
            "summary": longer(),
            "weight": number_input(),
            "cap_percent": number_input(),
            "minimum_shares": number_input(),
            "maximum_shares": number_input(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formerly = self.fields["formerly"]
        assert isinstance(formerly, forms.MultipleChoiceField)  # noqa: S101 -- the class says so; tells the type checker
        formerly.choices = _earlier_classes(self.instance.constitution, self.instance.formerly)
        accepted = self.fields["accepted_proofs"]
        assert isinstance(accepted, forms.MultipleChoiceField)  # noqa: S101 -- as above
        accepted.choices = proofs.choices(self.instance.accepted_proofs)
        if not formerly.choices:
            del self.fields["formerly"]
        self.fields["minimum_shares"].required = False

    def clean_minimum_shares(self) -> int:
        """Left empty, none is asked for."""
        return self.cleaned_data["minimum_shares"] or 0

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not (given.get("takes_people") or given.get("takes_organisations")):
            self.add_error("takes_people", _("Say who can join: people, organisations or both."))
        least, most = given.get("minimum_age"), given.get("maximum_age")
        if least is not None and most is not None and most < least:
            self.add_error("maximum_age", _("The oldest age cannot be below the youngest."))
        cap = given.get("cap_percent")
        if cap is not None and not 1 <= cap <= 100:  # noqa: PLR2004 -- percent
            self.add_error("cap_percent", _("The most it may have is from 1 to 100 percent."))
        if given.get("minimum_shares") and not given.get("share_price_pence"):
            self.add_error("share_price_pence", _("Give the price of the shares you ask for."))
        return given


def _earlier_classes(constitution: Constitution, chosen: list[str]) -> list[tuple[str, str]]:
    """Classes of other versions that this one has not, by the name they had last, and whatever is chosen already."""
    here = set(constitution.classes.values_list("code", flat=True))
    earlier = StakeholderClass.objects.filter(
        constitution__organisation=constitution.organisation, constitution__state="adopted"
    ).order_by("constitution__version")
    names = dict(earlier.values_list("code", "name"))
    offered = {code: name for code, name in names.items() if code not in here}
    return list((offered | {code: names.get(code, code) for code in chosen}).items())
