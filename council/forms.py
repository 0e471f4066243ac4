"""How every form is rendered, and the forms of the front door. New kinds of field are in look.fields."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from council.models import About
from look.widgets import Radios


class GovukRenderer(TemplatesSetting):
    """Renders every form in GOV.UK markup: a template of Django's own forms gives way to ours in templates/govuk."""

    form_template_name = "govuk/form.html"
    formset_template_name = "govuk/formset.html"
    field_template_name = "govuk/field.html"

    def get_template(self, template_name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 -- the engine's own type
        ours = template_name.replace("django/forms/", "govuk/", 1)
        return select_template([ours, template_name])


class ComplaintForm(forms.Form):
    about = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=About.choices,
        widget=Radios,
        error_messages={"required": gettext_lazy("Select what your complaint is about")},
    )
    text = forms.CharField(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy(
            "Say when and where, and what would put it right. Leave out how you voted."
        ),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Write what happened")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Enter your name")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("We acknowledge and answer by email if you give one."),
        required=False,
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone number"),
        help_text=gettext_lazy("Without an email address we call you."),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "tel", "inputmode": "tel", "class": "govuk-input--width-20"}
        ),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("email") and not given.get("phone") and "email" not in self.errors:
            self.add_error(
                "email", _("Enter an email address or a phone number, so that we can answer")
            )
        return given


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Our answer"),
        help_text=gettext_lazy(
            "What we found, what we do about it, and what the person can do if they disagree."
        ),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": gettext_lazy("Write the answer")},
    )
