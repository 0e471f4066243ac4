"""Forms about pots and projects that officers open, and about grants straight from a fund."""

from typing import Any

from django import forms
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from funds.accounts import GRANT
from funds.forms import fields
from funds.models import Account, AccountKind, Award, Fund, Purpose, Use
from look.fields import PoundsField
from look.widgets import Checkboxes, Radios
from look.words import pounds
from places.models import Ward

_KINDS = [
    (AccountKind.POT.value, _("A pot: money for several things, which is committed one by one")),
    (AccountKind.PROJECT.value, _("A project: one thing, from which payments are made")),
]


class Serves(forms.Form):
    """Where and what for: the strings of money that comes in are held against it."""

    wards = forms.MultipleChoiceField(
        label=_("In some wards only?"),
        help_text=_("Tick none for the whole area."),
        required=False,
        widget=Checkboxes,
    )
    purposes = forms.MultipleChoiceField(
        label=_("For some things only?"),
        help_text=_("Tick none for anything."),
        required=False,
        widget=Checkboxes,
    )
    use = forms.ChoiceField(
        label=_("Capital or revenue?"), choices=Use.choices, widget=Radios, initial=Use.EITHER
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.current().order_by("name").values_list("code", "name")
        purposes = Purpose.objects.in_use().values_list("code", "name")
        self.fields["wards"].choices = list(wards)  # type: ignore[attr-defined]
        self.fields["purposes"].choices = list(purposes)  # type: ignore[attr-defined]


class AccountForm(Serves):
    field_order = ["kind", "title"]

    kind = forms.ChoiceField(
        label=_("What do you open?"),
        choices=_KINDS,
        widget=Radios,
        error_messages={"required": _("Choose what you open")},
    )
    title = forms.CharField(
        label=_("Name"),
        help_text=_("Anybody can read this. It cannot be changed."),
        max_length=120,
        error_messages={"required": _("Enter a name")},
    )


class GrantForm(Serves):
    """A fund's grant: its whole award, for what the group does with it."""

    field_order = ["award"]

    award = forms.ModelChoiceField(
        Award.objects.none(),
        label=_("Which award?"),
        help_text=_("Those that were tested, and of which nothing is set aside or asked for."),
        empty_label=_("Choose an award"),
        error_messages={"required": _("Choose an award")},
    )
    reason = fields.reason(_("Who decided on it, and where does it stand?"))

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        initial = {"wards": fund.wards, "purposes": fund.purposes, "use": fund.use}
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)
        field: Any = self.fields["award"]
        field.queryset = _whole_awards()
        field.label_from_instance = lambda one: (
            f"{one.enterprise.name}: {one.what_for} ({pounds(one.amount_pence)})"
        )


class CommitForm(fields.Once):
    project = forms.ModelChoiceField(
        Account.objects.none(),
        to_field_name="code",
        empty_label=_("Choose a project"),
        label=_("For which project?"),
        error_messages={"required": _("Choose a project")},
    )
    amount_pence = fields.amount()
    reason = fields.reason(_("Who decided on it, and where does it stand?"))

    def __init__(self, *args: Any, projects: QuerySet[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]


class HandBackForm(fields.Once):
    amount_pence = PoundsField(
        label=_("Amount"),
        help_text=_("Leave it empty for all that no payment waits for."),
        min_pence=1,
        required=False,
    )
    reason = fields.reason(_("Why?"))


def _whole_awards() -> QuerySet[Award]:
    code = Concat(Value(f"{GRANT}:"), Cast(OuterRef("pk"), CharField()))
    aside = Account.objects.filter(code=code)
    ready = Award.objects.ready().untouched().exclude(Exists(aside))
    return ready.select_related("enterprise").order_by("-pk")
