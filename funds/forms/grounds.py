"""Why somebody is paid: the question that every form asking for a payment shares."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from funds.models import Award, Ground
from look.widgets import Radios
from look.words import pounds

HINTS: dict[str, Any] = {
    Ground.GRANT: _("It was tested for subsidy first. Choose its award below."),
    Ground.PURCHASE: _("Whoever sells gains nothing above the market price."),
}


class _UnderAward(forms.ModelChoiceField):  # type: ignore[type-arg] # not subscriptable when it runs
    def label_from_instance(self, obj: Any) -> str:
        left = pounds(obj.amount_pence - obj.asked_pence)
        return f"{obj.enterprise.name}: {obj.what_for} ({left})"


class GroundFields(forms.Form):
    """Mixed into a form: `ground`, and the `award` of a grant among those that have something left."""

    ground = forms.ChoiceField(
        label=_("What is this payment?"),
        help_text=_(
            "Public money may give nobody an advantage unseen: a grant goes through the subsidy check."
        ),
        choices=[choice for choice in Ground.choices if choice[0] != Ground.EARLIER],
        widget=Radios(hints=HINTS),
        error_messages={"required": _("Say what the payment is")},
    )
    award = _UnderAward(
        Award.objects.none(),
        label=_("Award, of a grant"),
        help_text=_(
            "With what is not asked for yet. If the group is not here, a finance officer tests its award first."
        ),
        empty_label=_("None: it is no grant"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Award.objects.ready().with_something_left()
        found = found.select_related("enterprise").order_by("-pk")
        self.fields["award"].queryset = found  # type: ignore[attr-defined]
