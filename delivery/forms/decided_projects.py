"""What is decided on each project of the ballot, on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from delivery.drafting import Choice
from delivery.forms.doing import lines
from delivery.models import DecisionLine
from delivery.shown import residents_words
from look import words
from look.fields import PoundsField
from look.widgets import Radios

AS_RESIDENTS, NOT_FUNDED, OTHER = "as-residents", "not-funded", "other"


@dataclass(frozen=True)
class ProjectFields:
    """One project with its three fields, for the page."""

    line: DecisionLine
    result: str
    choice: BoundField
    pence: BoundField
    reason: BoundField


class ProjectsForm(forms.Form):
    """Every project of the ballot: as residents decided, not funded, or funded with another sum and why."""

    def __init__(self, *args: Any, rows: Sequence[DecisionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for line in rows:
            self._add(line)

    def _add(self, line: DecisionLine) -> None:
        key, title = line.project_id, line.project.option.title
        self.fields[f"choice_{key}"] = forms.ChoiceField(
            label=_("What is decided on “%(title)s”?") % {"title": title},
            choices=_choices(line),
            widget=Radios,
            initial=_chosen(line),
        )
        self.fields[f"pence_{key}"] = PoundsField(
            label=_("Another sum for “%(title)s”") % {"title": title},
            required=False,
            min_pence=1,
            initial=line.funded_pence if _chosen(line) == OTHER else None,
        )
        self.fields[f"reason_{key}"] = lines(
            rows=3,
            label=_("Reason in public, if it is decided otherwise than residents did"),
            required=False,
            initial=line.reason,
        )

    def by_project(self) -> Iterator[ProjectFields]:
        for line in self.rows:
            key = line.project_id
            fields = (self[f"{name}_{key}"] for name in ("choice", "pence", "reason"))
            yield ProjectFields(line, residents_words(line), *fields)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for line in self.rows:
            self._check(line, given)
        return given

    def _check(self, line: DecisionLine, given: dict[str, Any]) -> None:
        key, title = line.project_id, line.project.option.title
        if given.get(f"choice_{key}") == OTHER and not given.get(f"pence_{key}"):
            if f"pence_{key}" not in self.errors:
                self.add_error(f"pence_{key}", _("Enter the sum for “%(t)s”") % {"t": title})
            return
        pence = self._pence(line, given)
        if pence != line.residents_pence and not given.get(f"reason_{key}"):
            self.add_error(
                f"reason_{key}",
                _("Say in public why “%(project)s” is decided otherwise than residents did.")
                % {"project": title},
            )

    def _pence(self, line: DecisionLine, given: dict[str, Any]) -> int:
        choice = given.get(f"choice_{line.project_id}")
        if choice == OTHER:
            return int(given.get(f"pence_{line.project_id}") or 0)
        return 0 if choice == NOT_FUNDED else line.residents_pence

    def decided(self) -> list[Choice]:
        given = self.cleaned_data
        return [
            Choice(one.project, self._pence(one, given), given[f"reason_{one.project_id}"])
            for one in self.rows
        ]


def _choices(line: DecisionLine) -> list[tuple[str, str]]:
    other = (OTHER, _("Funded with another sum"))
    if not line.residents_pence:
        first = _("As residents decided: not funded")
        other = (OTHER, _("Funded, though residents did not choose it"))
        return [(AS_RESIDENTS, first), other]
    first = _("As residents decided: %(sum)s") % {"sum": words.pounds(line.residents_pence)}
    return [(AS_RESIDENTS, first), (NOT_FUNDED, _("Not funded")), other]


def _chosen(line: DecisionLine) -> str:
    if not line.departs:
        return AS_RESIDENTS
    return OTHER if line.funded_pence else NOT_FUNDED
