from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.forms.postcode import PostcodeForm


class PostcodeHereForm(PostcodeForm):
    """One's postcode, which must lie in an area of the round; `area` is its code once the form is valid."""

    area = ""
    mark_optional = False

    def __init__(self, *args: Any, areas: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = areas

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors:
            self.area = next((code for code in self.found.codes if code in self.areas), "")
            if not self.area:
                self.add_error(
                    "postcode",
                    _("%(found)s This vote is not for people there.")
                    % {"found": self.found.sentence},
                )
        return given


class AreaForm(forms.Form):
    """The area by its name, for whoever has no postcode or would rather not give it."""

    area = forms.ChoiceField(
        label=gettext_lazy("Where do you live?"),
        error_messages={"required": gettext_lazy("Choose where you live.")},
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(areas.items(), key=lambda pair: pair[1])
        self.fields["area"].choices = [("", _("Choose one")), *named]  # type: ignore[attr-defined]
