"""Small forms of a proposal's author: a photo, and taking the proposal back."""

from django import forms
from django.utils.translation import gettext_lazy

from look.photo_field import PhotoField


class PhotoForm(forms.Form):
    """One photo and what it shows."""

    picture = PhotoField(
        label=gettext_lazy("Photo"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at least 720 by 405 pixels. It is cut to 16:9, made small, and where it was taken is removed from it."
        ),
        error_messages={"required": gettext_lazy("Choose a photo.")},
    )
    alt = forms.CharField(
        label=gettext_lazy("What the photo shows"),
        help_text=gettext_lazy("For people who do not see it."),
        max_length=240,
        error_messages={
            "required": gettext_lazy("Say what the photo shows, for people who do not see it.")
        },
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why (optional)"),
        help_text=gettext_lazy("It is shown on the page, if it was published."),
        max_length=500,
        required=False,
    )
    mark_optional = False
