"""A place for the words of each language of a round, written in its own direction."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from budgets.languages import language


class TranslationsForm(forms.Form):
    """Some texts in some languages; every one may stay empty. `texts` is name, label, longest, rows."""

    def __init__(
        self,
        *args: Any,
        codes: list[str] | tuple[str, ...],
        texts: list[tuple[str, str, int, int]],
        words: dict[str, dict[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.codes, self.texts = codes, texts
        for code in codes:
            for name, label, longest, rows in texts:
                field = _field(code, label, longest, rows)
                field.initial = words.get(code, {}).get(name, "")
                self.fields[f"{name}_{code}"] = field

    def translations(self) -> dict[str, dict[str, str]]:
        return {
            code: {name: self.cleaned_data[f"{name}_{code}"] for name, *_rest in self.texts}
            for code in self.codes
        }

    def by_language(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Each language with its fields, for the page."""
        return [
            (language(code), [self[f"{name}_{code}"] for name, *_rest in self.texts])
            for code in self.codes
        ]


def _field(code: str, label: str, longest: int, rows: int) -> forms.CharField:
    spoken = language(code)
    attrs = {"lang": code, "dir": spoken.direction}
    widget = (
        forms.Textarea(attrs={**attrs, "rows": rows}) if rows > 1 else forms.TextInput(attrs=attrs)
    )
    return forms.CharField(
        label=_("%(label)s in %(language)s") % {"label": label, "language": spoken.name},
        max_length=longest,
        widget=widget,
        required=False,
    )
