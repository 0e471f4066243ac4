"""The fields of joining, in groups: who joins, what the class needs, shares, and whoever fills the form in."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from look import words
from look.fields import DayField
from look.widgets import DayInput, Radios
from members.joining import Joining, Who
from members.models import LegalForm, Need, StakeholderClass


def _text(label: Any, error: Any, hint: Any = "", most: int = 120, **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        error_messages={"required": error},
        widget=forms.TextInput(attrs={"spellcheck": "false", **attrs}),
    )


def _email(label: Any, hint: Any = "", **attrs: str) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        help_text=hint,
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter an email address"),
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"spellcheck": "false", **attrs}),
    )


# By the need of a class; a home in the area is the address, which everybody gives.
NEEDED = {
    Need.EMPLOYMENT: _text(
        gettext_lazy("Employee number, or who employs you"),
        gettext_lazy("Enter your employee number, or who employs you"),
        gettext_lazy("The secretary checks it with your employer."),
        80,
    ),
    Need.TENANCY: _text(
        gettext_lazy("Tenancy reference"),
        gettext_lazy("Enter your tenancy reference"),
        gettext_lazy("It is on your rent statement and your tenancy agreement."),
        80,
    ),
    Need.USE_OF_SERVICE: _text(
        gettext_lazy("Which service do you use, and since when?"),
        gettext_lazy("Say which service you use, and since when"),
        gettext_lazy("For example, Tannery Lane nursery, since May 2025"),
        80,
    ),
}


def heading(who: Who) -> str:
    return _("The child") if who == Who.CHILD else _("You")


def person_fields(who: Who) -> dict[str, forms.Field]:
    mine = who == Who.ME
    name = _("Full name") if mine else _("The child’s full name")
    born = _("Date of birth") if mine else _("The child’s date of birth")
    return {
        "name": _text(name, _("Enter the full name"), autocomplete="name" if mine else "off"),
        "born": DayField(
            label=born,
            help_text=_("For example, 27 3 1964") if mine else _("For example, 27 3 2014"),
            widget=DayInput(birthday=mine),
            error_messages={"required": _("Enter the date of birth")},
        ),
        **_address(_("House or flat number and street"), _("Enter the house number and street")),
    }


def organisation_fields() -> dict[str, forms.Field]:
    return {
        "name": _text(
            _("Name of the organisation"),
            _("Enter the name of the organisation"),
            autocomplete="organization",
            most=140,
        ),
        "org_id": _optional(
            _text(
                _("Its identifier"),
                "",
                _(
                    "From org-id.guide, such as GB-COH-01234567 for a company or GB-EDU-100000 for a school. Leave it empty if you do not know it."
                ),
                60,
            )
        ),
        "legal_form": forms.ChoiceField(
            label=_("What kind of organisation is it?"),
            choices=LegalForm.choices,
            widget=Radios,
            error_messages={"required": _("Choose what kind of organisation it is")},
        ),
        **_address(_("Its address"), _("Enter its address")),
    }


def _address(label: str, error: str) -> dict[str, forms.Field]:
    return {
        "address": _text(label, error, most=300, autocomplete="street-address"),
        "postcode": _text(
            _("Postcode"),
            _("Enter a full postcode, for example BK3 7QX"),
            most=60,
            autocomplete="postal-code",
            **{"class": "govuk-input--width-10"},
        ),
    }


def needs(one: StakeholderClass) -> dict[str, forms.Field]:
    return {need: deepcopy(NEEDED[Need(need)]) for need in one.needs if need in NEEDED}


def shares(one: StakeholderClass) -> dict[str, forms.Field]:
    if not one.share_price_pence:
        return {}
    least = one.minimum_shares
    price = words.pounds(one.share_price_pence)
    hint = ngettext(
        "%(price)s each, at least %(least)d.", "%(price)s each, at least %(least)d.", least
    ) % {"price": price, "least": least}
    return {
        "shares": forms.IntegerField(
            label=_("How many shares do you want?"),
            help_text=f"{hint} "
            + _(
                "You promise to pay now and pay later by bank transfer: we cannot take cards here."
            ),
            min_value=0,
            max_value=2_000_000_000,
            initial=max(least, 1) if least else 0,
            error_messages={
                "required": _("Enter how many shares you want"),
                "invalid": _("The number of shares must be a whole number, like 5"),
                "max_value": _("That is more shares than anybody can hold."),
            },
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        )
    }


def about_you(way: Joining, signed_in: bool) -> tuple[str, dict[str, forms.Field]]:
    own: dict[str, forms.Field] = (
        {}
        if signed_in
        else {
            "email": _email(
                _("Your email address"),
                _("We send a code here, and write to you about the application."),
                autocomplete="email",
            )
        }
    )
    if way.who == Who.CHILD:
        return _("You, the parent or guardian"), {**_parent(), **own, **_consents()}
    if way.who == Who.ORGANISATION:
        return _("You, who act for it"), {**_acting(), **own}
    if way.asks_guardian:
        heading = _("Your email address, and a parent or guardian if you are under %(age)d") % {
            "age": way.stakeholder_class.consent_age
        }
        return heading, {**own, **_guardian()}
    return "", own


def _parent() -> dict[str, forms.Field]:
    return {
        "guardian_name": _text(_("Your full name"), _("Enter your full name"), autocomplete="name")
    }


def _consents() -> dict[str, forms.Field]:
    return {
        "consents": forms.BooleanField(
            label=_(
                "I am the child’s parent or guardian, and I agree to the child becoming a member"
            ),
            error_messages={"required": _("Say that you agree to the child becoming a member")},
        )
    }


def _guardian() -> dict[str, forms.Field]:
    return {
        "guardian_name": _optional(
            _text(_("Name of your parent or guardian"), "", autocomplete="off")
        ),
        "guardian_email": _optional(
            _email(
                _("Their email address"),
                _(
                    "We send them a link and ask whether they agree. It must not be your own address."
                ),
                autocomplete="off",
            )
        ),
    }


def _acting() -> dict[str, forms.Field]:
    return {
        "acting_name": _text(_("Your full name"), _("Enter your full name"), autocomplete="name"),
        "acting_role": _text(
            _("What you do there"),
            _("Enter what you do there"),
            _("For example, head teacher"),
            80,
            autocomplete="organization-title",
        ),
    }


def _optional(field: forms.Field) -> Any:
    field.required = False
    return field
