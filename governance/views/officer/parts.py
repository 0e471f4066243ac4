"""Adding, changing and taking out one part of a draft: a class, a body, its seats, a resolution rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from governance.adoption import Obstacle
from governance.drafting import Part, keep_heading, keep_part, remove_part
from governance.errors import GovernanceError
from governance.forms.bodies import BodyForm
from governance.forms.classes import ClassForm
from governance.forms.heading import HeadingForm
from governance.forms.rules import RuleForm
from governance.forms.seats import SeatsForm
from governance.models import Body, Constituency, ResolutionRule
from governance.views.officer.access import for_draft, secretary
from members.models import Constitution, StakeholderClass

if TYPE_CHECKING:
    from django import forms

    AnyForm = forms.ModelForm[Any]

forms_only = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Editor:
    """How one kind of part is written: its form, the words for a new one, and what goes with it when it is taken out."""

    model: type[Part]
    form: "type[AnyForm]"
    new: str | Promise
    taken_out: str | Promise


EDITORS = {
    "classes": Editor(
        StakeholderClass,
        ClassForm,
        gettext_lazy("Add a class"),
        gettext_lazy("If it has members, another class must say that they go on there."),
    ),
    "bodies": Editor(
        Body,
        BodyForm,
        gettext_lazy("Add a body"),
        gettext_lazy("Its powers and its seats go with it."),
    ),
    "seats": Editor(
        Constituency,
        SeatsForm,
        gettext_lazy("Add seats"),
        gettext_lazy("Nobody elects or appoints to them any more once this version is in force."),
    ),
    "rules": Editor(
        ResolutionRule,
        RuleForm,
        gettext_lazy("Add a kind of resolution"),
        gettext_lazy("Resolutions can no longer be decided in this way under this version."),
    ),
}


@forms_only
@for_draft
def heading(request: HttpRequest, constitution: Constitution) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    form = HeadingForm(given, instance=constitution)
    return _kept(
        request,
        constitution,
        form,
        _("Title, what it changes, and why"),
        lambda: keep_heading(constitution, secretary(request)),
    )


@forms_only
@for_draft
def new(
    request: HttpRequest, constitution: Constitution, kind: str, body: str = ""
) -> HttpResponse:
    editor = EDITORS[kind]
    part = editor.model(**_owner(constitution, body))
    return _edit(request, constitution, editor, part, str(editor.new))


@forms_only
@for_draft
def change(
    request: HttpRequest, constitution: Constitution, kind: str, code: str, body: str = ""
) -> HttpResponse:
    part = _found(constitution, kind, code, body)
    return _edit(request, constitution, EDITORS[kind], part, part.name)


@forms_only
@for_draft
def remove(
    request: HttpRequest, constitution: Constitution, kind: str, code: str, body: str = ""
) -> HttpResponse:
    part, refusal = _found(constitution, kind, code, body), ""
    if request.method == "POST":
        try:
            remove_part(constitution, part, secretary(request))
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("“%(name)s” is taken out.") % {"name": part.name})
            return _to_draft(constitution)
    context = {
        "organisation": constitution.organisation,
        "constitution": constitution,
        "part": part,
        "taken_out": EDITORS[kind].taken_out,
        "refusal": refusal,
    }
    return render(request, "officer_rules/remove.html", context, status=409 if refusal else 200)


def refused_part(constitution: Constitution, obstacle: Obstacle) -> str:
    """The address where an obstacle is put right."""
    arguments: list[str | int] = [constitution.organisation.slug, constitution.version]
    if not obstacle.code:
        view = "draft" if obstacle.kind == "heading" else f"new-{obstacle.kind}"
        return reverse(f"governance_officer:{view}", args=arguments)
    codes = [obstacle.body, obstacle.code] if obstacle.body else [obstacle.code]
    return reverse(f"governance_officer:{obstacle.kind}", args=[*arguments, *codes])


def _edit(
    request: HttpRequest, constitution: Constitution, editor: Editor, part: Part, title: str
) -> HttpResponse:
    form = editor.form(request.POST if request.method == "POST" else None, instance=part)
    return _kept(
        request,
        constitution,
        form,
        title,
        lambda: keep_part(constitution, part, secretary(request)),
    )


def _kept(
    request: HttpRequest,
    constitution: Constitution,
    form: "AnyForm",
    title: str,
    keep: Callable[[], None],
) -> HttpResponse:
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            keep()
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("“%(name)s” is kept.") % {"name": title})
            return _to_draft(constitution)
    context = {
        "organisation": constitution.organisation,
        "constitution": constitution,
        "form": form,
        "heading": title,
        "part": form.instance if form.instance.pk else None,
        "remove_address": _removal(constitution, form.instance),
        "refusal": refusal,
    }
    return render(request, "officer_rules/part.html", context, status=409 if refusal else 200)


def _removal(constitution: Constitution, part: Any) -> str:
    """Where the part is taken out; empty for a new one and for the heading, which stays."""
    kind = next((kind for kind, one in EDITORS.items() if isinstance(part, one.model)), "")
    if not kind or part.pk is None:
        return ""
    codes = [part.body.code, part.code] if kind == "seats" else [part.code]
    arguments = [constitution.organisation.slug, constitution.version, *codes]
    return reverse(f"governance_officer:remove-{kind}", args=arguments)


def _owner(constitution: Constitution, body: str) -> dict[str, Any]:
    if not body:
        return {"constitution": constitution}
    bodies = Body.objects.select_related("constitution__organisation")
    return {"body": get_object_or_404(bodies, constitution=constitution, code=body)}


def _found(constitution: Constitution, kind: str, code: str, body: str) -> Part:
    owner = _owner(constitution, body)
    part: Part = get_object_or_404(EDITORS[kind].model, code=code, **owner)  # type: ignore[assignment]
    return part


def _to_draft(constitution: Constitution) -> HttpResponse:
    return redirect(
        "governance_officer:draft", constitution.organisation.slug, constitution.version
    )
