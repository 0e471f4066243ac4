"""The forms of joining. Which fields there are depends on the class, on who joins and on whether they are signed in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.widgets import Radios
from members.answers import Answers
from members.class_words import rules_in_words
from members.joining import Joining, Who, ways_in
from members.joining_fields import (
    NEEDED,
    about_you,
    heading,
    needs,
    organisation_fields,
    person_fields,
    shares,
)
from members.models import StakeholderClass
from places import spelling

_DIGITS = 6


class WayForm(forms.Form):
    """Which class, and who joins."""

    group = forms.ChoiceField(
        label=gettext_lazy("Which group?"),
        error_messages={"required": gettext_lazy("Choose the group to join")},
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Who is joining?"),
        error_messages={"required": gettext_lazy("Choose who is joining")},
    )

    def __init__(self, *args: Any, classes: list[StakeholderClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways = {one.code: ways_in(one) for one in classes}
        self.names = {one.code: one.name for one in classes}
        hints = {one.code: rules_in_words(one) for one in classes}
        everybody = [who for who in Who if any(who in ways for ways in self.ways.values())]
        self._offer("group", list(self.names.items()), hints)
        self._offer("who", [(who.value, who.label) for who in everybody])

    def _offer(
        self, name: str, choices: list[tuple[str, Any]], hints: Mapping[str, str] | None = None
    ) -> None:
        field = self.fields[name]
        field.widget = Radios(hints=hints)
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            field.initial = choices[0][0]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        group, who = given.get("group"), given.get("who")
        if group and who and who not in self.ways[group]:
            self.add_error("who", _REFUSED[Who(who)] % {"group": self.names[group]})
        return given


_REFUSED = {
    Who.ME: gettext_lazy("The group “%(group)s” is for organisations: choose the one you act for"),
    Who.CHILD: gettext_lazy("The group “%(group)s” is not for children: choose another group"),
    Who.ORGANISATION: gettext_lazy("The group “%(group)s” is for people, not for organisations"),
}


class DetailsForm(forms.Form):
    """Who joins, as the class needs it. `answers()` gives what the verbs take."""

    sections: list[tuple[str, list[str]]]

    def __init__(self, *args: Any, way: Joining, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = way
        self.sections = []
        if way.who == Who.ORGANISATION:
            self._ask(_("The organisation"), organisation_fields())
        else:
            self._ask(heading(way.who), person_fields(way.who))
        if way.who != Who.ORGANISATION:
            self._ask("", needs(way.stakeholder_class))
        self._ask("", shares(way.stakeholder_class))
        self._ask(*about_you(way, signed_in))

    def _ask(self, title: str, fields: Mapping[str, forms.Field]) -> None:
        if not fields:
            return
        self.fields.update(fields)
        if not title and self.sections:
            self.sections[-1][1].extend(fields)
        else:
            self.sections.append((title, list(fields)))

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, for the page."""
        return [(title, [self[name] for name in names]) for title, names in self.sections]

    def typed(self) -> dict[str, str]:
        """What was typed, as it travels sealed in the form."""
        return {name: str(self.data[name]) for name in self.data if self._is_asked(name)}

    def _is_asked(self, name: str) -> bool:
        """A field's own name, or a part of one such as "born-day"."""
        return name in self.fields or name.rpartition("-")[0] in self.fields

    def answers(self) -> Answers:
        given = self.cleaned_data
        plain = {name: given.get(name) or "" for name in _PLAIN}
        return Answers(
            **plain,
            date_of_birth=given.get("born"),
            shares=given.get("shares") or 0,
            consents=bool(given.get("consents")),
            given={need: given[need] for need in NEEDED if given.get(need)},
        )

    def applicant_name(self) -> str:
        """The name of whoever fills the form in."""
        given = self.cleaned_data
        names = {Who.CHILD: "guardian_name", Who.ORGANISATION: "acting_name"}
        name: str = given[names.get(self.way.who, "name")]
        return name

    def clean_born(self) -> date:
        born: date = self.cleaned_data["born"]
        if born > date.today():  # noqa: DTZ011 -- a day is enough to tell a slip of the pen
            raise forms.ValidationError(_("The date of birth must be in the past."))
        return born

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        compact = spelling.read(typed)
        if not compact:
            raise forms.ValidationError(_("Enter a full postcode, for example BK3 7QX"))
        return spelling.spaced(compact)


_PLAIN = (
    "name",
    "address",
    "postcode",
    "guardian_name",
    "guardian_email",
    "legal_form",
    "org_id",
    "acting_name",
    "acting_role",
)


class CodeForm(forms.Form):
    """The six numbers of the e-mailed code; `sent_to` says where it went."""

    code = forms.CharField(
        label=gettext_lazy("Code from the email"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the code from the email")},
        widget=forms.TextInput(
            attrs={
                "form": "apply",
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        ),
    )

    def __init__(self, *args: Any, sent_to: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _(
            "6 numbers. We sent it to %(email)s. You can ask for a new one at any time."
        ) % {"email": sent_to}

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if sum(c.isdigit() for c in typed) != _DIGITS:
            raise forms.ValidationError(_("The code from the email has 6 numbers."))
        return typed
