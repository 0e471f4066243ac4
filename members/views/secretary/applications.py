"""The queue of applications, and several accepted at once."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from members.classes import Classes, every_class
from members.deciding import accept_several
from members.forms_secretary import QueueForm
from members.models import Application, ApplicationState, Organisation
from members.views.secretary.access import for_keeper, officer

PER_PAGE = 50


@for_keeper
def queue(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The oldest first: that is the order in which people wait."""
    if request.method == "POST":
        return _accept(request, organisation)
    return _page(request, organisation)


def _accept(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    chosen = [one for one in request.POST.getlist("chosen") if _is_reference(one)]
    wanted = organisation.applications.filter(reference__in=chosen).order_by("made_at")[:PER_PAGE]
    done = accept_several(applications=wanted, by=officer(request))
    if done.members:
        words = ngettext(
            "%(count)d person is a member now.",
            "%(count)d people are members now.",
            len(done.members),
        )
        messages.success(request, words % {"count": len(done.members)})
    if done.not_done or not done.members:
        return _page(request, organisation, not_done=done.not_done, none_chosen=not chosen)
    return redirect("secretary:applications", slug=organisation.slug)


def _is_reference(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _page(request: HttpRequest, organisation: Organisation, **said: Any) -> HttpResponse:
    classes = every_class(organisation)
    form = QueueForm(request.GET, classes.choices)
    found = _filtered(organisation, form, classes)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "queue_form": form,
        "page": page,
        "rows": _rows(page, classes.names),
        "can_choose": any(one.state == ApplicationState.SUBMITTED for one in page),
        **said,
    }
    return render(request, "secretary/applications.html", context, status=409 if said else 200)


def _filtered(
    organisation: Organisation, form: QueueForm, classes: Classes
) -> QuerySet[Application]:
    """A state or class nobody knows leaves nothing."""
    found = organisation.applications.order_by("made_at", "pk")
    if not form.is_valid():
        return found.none()
    state, group = form.cleaned_data["state"], form.cleaned_data["group"]
    if state != "all":
        found = found.filter(state=state)
    return found if group == "all" else found.filter(class_code__in=classes.codes[group])


def _rows(page: Page[Application], names: dict[str, str]) -> list[tuple[Application, str]]:
    return [(one, names.get(one.class_code, one.class_code)) for one in page]
