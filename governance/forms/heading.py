from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import longer
from members.models import Constitution


class HeadingForm(forms.ModelForm):  # type: ignore[type-arg]  # only the stubs make it generic
    """What the version is called, what it changes, and why its weights are what they are."""

    class Meta:
        model = Constitution
        fields = ["title", "summary", "why_these_weights"]
        labels = {
            "title": _("Title"),
            "summary": _("What this version changes, in plain words"),
            "why_these_weights": _("Why the classes have the weights they have"),
        }
        widgets = {"summary": longer(4), "why_these_weights": longer(4)}
