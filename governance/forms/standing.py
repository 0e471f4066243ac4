"""What a member says when they stand, propose or withdraw."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.kept_photo import KeptPhotoForm
from governance.nominating import Candidacy
from look.fields import DayField
from look.widgets import Radios
from members.models import Membership

_STATEMENT, _INTERESTS = 3000, 1000  # as the columns have them


class StandForm(KeptPhotoForm):
    """A nomination. `who` is asked only where a person acts for more than one member, `born` only for an organisation."""

    field_order = [
        "who",
        "name",
        "born",
        "statement",
        "interests",
        "photo",
        "without_photo",
        "photo_alt",
        "true",
    ]

    who = forms.ModelChoiceField(
        label=gettext_lazy("Who stands"),
        queryset=Membership.objects.none(),
        widget=Radios,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose who stands.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name on the paper"),
        help_text=gettext_lazy("As people know you. It becomes public."),
        max_length=140,
        error_messages={
            "required": gettext_lazy("Enter your name as it is to stand on the paper.")
        },
    )
    born = DayField(
        label=gettext_lazy("Date of birth of the person who would sit for the organisation"),
        help_text=gettext_lazy("We check the age that the seat needs, and do not keep it."),
        error_messages={
            "required": gettext_lazy("Enter the date of birth of the person who would sit.")
        },
    )
    statement = forms.CharField(
        label=gettext_lazy("Why people should choose you"),
        help_text=gettext_lazy("Up to 3,000 characters. It becomes public as you write it."),
        max_length=_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("Write a few words to those who vote.")},
    )
    interests = forms.CharField(
        label=gettext_lazy("Interests that could conflict with the seat"),
        help_text=gettext_lazy(
            "Work, contracts, property, family or other offices. If there are none, write “None”. It becomes public."
        ),
        max_length=_INTERESTS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say which interests there are, or “None”.")},
    )
    photo_alt = forms.CharField(
        label=gettext_lazy("What the photo shows"),
        help_text=gettext_lazy(
            "For people who do not see it: “Abiola Danso, smiling, in a garden”."
        ),
        max_length=200,
        required=False,
    )
    true = forms.BooleanField(
        label=gettext_lazy("What I have written is true, and I would serve if elected"),
        error_messages={"required": gettext_lazy("Tick the box to stand.")},
    )

    def __init__(self, *args: Any, memberships: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memberships = memberships
        self._ask_who_sits()
        if len(memberships) == 1:
            del self.fields["who"]
            return
        who = self.fields["who"]
        who.queryset = Membership.objects.filter(pk__in=[one.pk for one in memberships])  # type: ignore[attr-defined]

    def _ask_who_sits(self) -> None:
        """Where an organisation may stand, through whom."""
        organisations = [one for one in self.memberships if one.member_organisation_id]
        if not organisations:
            del self.fields["born"]
        if len(self.memberships) > 1:
            self.fields.get("born", forms.Field()).required = False
            return
        if organisations:
            self.fields["name"].help_text = gettext_lazy(
                "Of the person who would sit for your organisation. Both names become public."
            )
            self.fields["photo"].label = gettext_lazy("Photo of the person who would sit")
        else:
            self.fields["name"].initial = self.memberships[0].name

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("photo") and not given.get("photo_alt"):
            self.add_error(
                "photo_alt", _("Say what the photo shows, for people who do not see it.")
            )
        return given

    @property
    def membership(self) -> Membership:
        """Who stands. Ask once the form is valid."""
        chosen: Membership = self.cleaned_data.get("who") or self.memberships[0]
        return chosen

    def candidacy(self) -> Candidacy:
        names = ("name", "statement", "interests", "photo", "photo_alt")
        given = self.cleaned_data
        return Candidacy(**{name: given[name] for name in names}, born=given.get("born"))


class ProposeForm(forms.Form):
    """Which of a person's memberships proposes; asked only where there are several."""

    who = forms.ModelChoiceField(
        label=gettext_lazy("Who proposes"),
        queryset=Membership.objects.none(),
        widget=Radios,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose who proposes.")},
    )

    def __init__(self, *args: Any, memberships: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.memberships = memberships
        if len(memberships) == 1:
            del self.fields["who"]
            return
        who = self.fields["who"]
        who.queryset = Membership.objects.filter(pk__in=[one.pk for one in memberships])  # type: ignore[attr-defined]

    @property
    def membership(self) -> Membership:
        chosen: Membership = self.cleaned_data.get("who") or self.memberships[0]
        return chosen


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("You need give none. What you write is published."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
