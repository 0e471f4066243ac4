from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from look.photos import LANDSCAPE, PictureError, Size, tidy_picture


class PhotoField(forms.FileField):
    """A picture somebody sends. Gives the bytes of a tidied JPEG of that `size`, or None where there is none."""

    def __init__(self, *, size: Size = LANDSCAPE, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
        )
        super().__init__(**kwargs)
        self.size = size

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return tidy_picture(upload, self.size)
        except PictureError as refusal:
            raise ValidationError(refusal.message, code="picture") from refusal
