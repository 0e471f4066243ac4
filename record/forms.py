from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from record.models import RecordEntry


class FilterForm(forms.Form):
    """`kind` is what the entries are about ("ballot"); `id` one of that kind."""

    mark_optional = False

    kind = forms.ChoiceField(label=_("About"), required=False)
    id = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = RecordEntry.objects.order_by().values_list("subject_kind", flat=True).distinct()
        shown = [(kind, kind.replace("-", " ").capitalize()) for kind in sorted(kinds)]
        self.fields["kind"].choices = [("", _("Everything")), *shown]  # type: ignore[attr-defined]
