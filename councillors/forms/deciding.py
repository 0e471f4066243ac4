"""The forms of a councillor's desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from councillors.answering import LONGEST_REASON, Declared
from councillors.models import Interests, Rule
from funds.forms import fields
from look.fields import PoundsField
from look.widgets import Radios
from look.words import pounds

YES_NO = [("yes", _("Yes, give the money")), ("no", _("No"))]
HINTS: dict[str, Any] = {
    Interests.NONE: _("You, your family and your friends gain nothing from it."),
    Interests.NON_PECUNIARY: _("For example: your child plays in this club. You may decide."),
    Interests.DISQUALIFYING: _(
        "You, or somebody you live with, stand to gain. You may not decide (Localism Act 2011, section 31)."
    ),
}


class AnswerForm(forms.Form):
    """Interests first: with some there is nothing more to say. The hints say what may be left empty."""

    mark_optional = False

    interests = forms.ChoiceField(
        label=_("Have you an interest in this?"),
        choices=Interests.choices,
        widget=Radios(hints=HINTS),
        error_messages={"required": _("Say whether you have an interest in this")},
    )
    interests_words = forms.CharField(
        label=_("What is your interest?"),
        help_text=_("Anybody can read this. Leave it empty if you have none."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    says = forms.ChoiceField(
        label=_("Your answer"),
        choices=YES_NO,
        widget=Radios,
        required=False,
    )
    pence = PoundsField(label=_("How much?"), required=False)
    reason = forms.CharField(
        label=_("Your reason"),
        help_text=_("Anybody can read this, for ever."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give your reason")},
    )

    def __init__(self, *args: Any, asked_pence: int, pooled: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pooled:
            del self.fields["pence"]
            return
        self.fields["pence"].help_text = _(
            "The group asks for %(asked)s. Leave it empty to give that, or enter less."
        ) % {"asked": pounds(asked_pence)}

    def declared(self) -> Declared:
        given = self.cleaned_data
        return Declared(given["interests"], given["interests_words"])


class PutInForm(fields.Once):
    pence = fields.amount(_("How much do you put in?"))


class OpenPoolForm(forms.Form):
    rule = forms.ChoiceField(
        label=_("By which rule does the pool decide?"),
        help_text=_("It cannot be changed. Whoever joins agrees to it."),
        choices=Rule.choices,
        widget=Radios,
        error_messages={"required": _("Choose the rule")},
    )
    pence = fields.amount(_("How much do you put in?"))


class TakeBackForm(fields.Once):
    pence = fields.amount(_("How much do you take back?"))
    reason = fields.reason(_("Why?"))
