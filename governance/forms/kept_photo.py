"""A photo that need not be chosen again when the form around it comes back with an error."""

from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from look.photo_field import PhotoField
from look.photos import PORTRAIT
from members import held_files
from members.errors import MemberError

if TYPE_CHECKING:
    from django.http import QueryDict


class KeptPhotoForm(forms.Form):
    """A photo, tidied; between two tries it is held sealed for an hour, for this `purpose` alone."""

    photo = PhotoField(
        label=gettext_lazy("Photo of you"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, at least 480 by 480 pixels. It is cut to a square."
        ),
        size=PORTRAIT,
        required=False,
    )
    without_photo = forms.BooleanField(label=gettext_lazy("Stand without a photo"), required=False)
    held_photo = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose = purpose
        self.held = self._fetched(self.data.get(self.add_prefix("held_photo"), ""))
        self._say_what_is_held()

    def clean(self) -> dict[str, Any]:
        """The photo given now counts, then the one held, then none."""
        given = super().clean() or {}
        if given.get("without_photo"):
            given["photo"] = None
        elif not given.get("photo"):
            given["photo"] = self.held
        return given

    def hold_photo(self) -> None:
        """Keep the photo for the next try. Call it before the form is shown again."""
        self.let_go()
        photo = self.cleaned_data.get("photo")
        key = held_files.hold(photo, self.purpose) if photo else ""
        self.held = photo
        again = cast("QueryDict", self.data).copy()
        again[self.add_prefix("held_photo")] = key
        self.data = again
        self._say_what_is_held()

    def let_go(self) -> None:
        if self.held:
            held_files.let_go(self.data[self.add_prefix("held_photo")])

    def _fetched(self, key: str) -> bytes | None:
        try:
            return held_files.fetch(key, self.purpose) if key else None
        except MemberError:  # the hour is over: as if none had been chosen
            return None

    def _say_what_is_held(self) -> None:
        """Leaving the photo out is asked only where there is one to leave out."""
        if not self.held:
            self.fields.pop("without_photo", None)
            return
        self.fields["without_photo"] = deepcopy(self.base_fields["without_photo"])
        self["photo"].help_text = gettext_lazy(
            "Your photo is kept for an hour. Choose another only to replace it."
        )
        self.order_fields(self.field_order)
