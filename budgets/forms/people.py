from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.granting import PARTS
from look.widgets import Radios
from members.models import Person


class PartForm(forms.Form):
    """A colleague and their part in the round."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of your colleague"))
    part = forms.ChoiceField(
        label=gettext_lazy("Part in the round"), choices=list(PARTS.items()), widget=Radios
    )

    def clean_email(self) -> Any:
        person = Person.objects.filter(
            email__iexact=self.cleaned_data["email"], is_staff=True
        ).first()
        if person is None:
            raise forms.ValidationError(_("Nobody on the staff has this address."))
        return person
