"""The page on which a draft is written or changed: a refusal stands beside the answer it is about, and nothing typed is lost."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.errors import GovernanceError
from governance.models import Meeting, Resolution
from members.models import Organisation


def draft_form(
    request: HttpRequest,
    organisation: Organisation,
    form: forms.BaseForm,
    kind: str,
    *,
    draft: Meeting | Resolution | None = None,
    refused: GovernanceError | None = None,
) -> HttpResponse:
    """`kind` is "resolution" or "meeting": it names the template, its pages and the draft in the template."""
    beside = refused is not None and refused.field in form.fields
    if refused is not None and beside:
        form.add_error(refused.field, refused.message)
    context = {
        "organisation": organisation,
        "form": form,
        kind: draft,
        "refusal": refused.message if refused and not beside else "",
        "back": _back(organisation, kind, draft),
    }
    template = f"officer_governance/{kind}_form.html"
    return render(request, template, context, status=409 if refused else 200)


def _back(organisation: Organisation, kind: str, draft: Meeting | Resolution | None) -> str:
    if draft is None:
        return reverse(f"governance_officer:{kind}s", args=[organisation.slug])
    return reverse(f"governance_officer:{kind}", args=[organisation.slug, draft.slug])
