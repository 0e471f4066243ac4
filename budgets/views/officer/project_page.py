from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.facts import Translations
from budgets.forms.project import ProjectForm
from budgets.forms.words import TranslationsForm
from budgets.models import BudgetRound, Project
from budgets.projects import add_project, change_project, remove_picture, set_picture
from members.models import Person


class ProjectPage:
    """One project's form with its words in other languages and its picture, saved together or not at all."""

    def __init__(
        self, budget_round: BudgetRound, project: Project | None, request: HttpRequest
    ) -> None:
        self.round, self.project, self.refusal = budget_round, project, ""
        data = request.POST if request.method == "POST" else None
        files = request.FILES if request.method == "POST" else None
        ballot = budget_round.ballot
        self.form = ProjectForm(
            data,
            files,
            pot_pence=ballot.pot,
            pots=ballot.pots.all() if ballot.has_pots else (),
            project=project,
        )
        self.words = TranslationsForm(
            data,
            codes=budget_round.languages,
            texts=_texts(),
            words=_words_of(project),
            prefix="words",
        )

    @property
    def title(self) -> str:
        return str(self.form.cleaned_data["title"])

    def is_valid(self) -> bool:
        # Both are asked, so that one page tells of every error.
        right = [self.form.is_valid(), self.words.is_valid()]
        return all(right)

    def save(self, by: Person) -> bool:
        """True if all was saved; otherwise the reason stands beside its field or in `refusal`."""
        try:
            with transaction.atomic():
                self._save(by)
        except RoundError as refused:
            if refused.field in self.form.fields:
                self.form.add_error(refused.field, refused.message)
            else:
                self.refusal = refused.message
            return False
        return True

    def _save(self, by: Person) -> None:
        given, facts = self.form.cleaned_data, self.form.facts(self.words.translations())
        picture = given["picture"]
        if self.project is None:
            project = add_project(budget_round=self.round, by=by, facts=facts)
        else:
            project = change_project(project=self.project, by=by, facts=facts)
        if picture is not None:
            set_picture(project=project, by=by, picture=picture, alt=given["picture_alt"])
        elif given.get("remove_picture"):
            remove_picture(project=project, by=by)


def _texts() -> list[tuple[str, str, int, int]]:
    return [
        ("title", _("Title"), 140, 1),
        ("summary", _("What it is"), 240, 2),
        ("description", _("More about it"), 5000, 4),
        ("place", _("Place"), 160, 1),
    ]


def _words_of(project: Project | None) -> Translations:
    if project is None:
        return {}
    codes = {*project.translations, *project.option.translations}
    return {
        code: {**project.translations.get(code, {}), **project.option.translations.get(code, {})}
        for code in codes
    }
