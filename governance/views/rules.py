"""The rules of an organisation for anyone to read: in force, earlier, and what changed."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from governance.adoption import read
from governance.constituting import today
from governance.rules_page import changes_since, span_in_words, version_in_words
from governance.views.access import get_organisation
from members.models import Constitution, Organisation
from members.models.constitution import ConstitutionQuerySet

PER_PAGE = 20


@require_safe
def in_force(request: HttpRequest, slug: str) -> HttpResponse:
    """The version in force today; where there is none yet, the page says so."""
    organisation = get_organisation(request, slug)
    found = _adopted(organisation).filter(in_force__contains=today()).first()
    if found is None:
        return render(request, "rules/none.html", {"organisation": organisation})
    return _version(request, found)


@require_safe
def version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    return _version(request, _found(get_organisation(request, slug), version))


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version adopted, the latest first."""
    organisation = get_organisation(request, slug)
    page = Paginator(_adopted(organisation), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, span_in_words(one)) for one in page]
    context = {"organisation": organisation, "page": page, "rows": rows, "today": today()}
    return render(request, "rules/versions.html", context)


@require_safe
def changes(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """What a version changed against the one before it, or against the version `since` names."""
    organisation = get_organisation(request, slug)
    after = _found(organisation, version)
    before = _compared(organisation, after, request.GET.get("since", ""))
    context = {
        "organisation": organisation,
        "before": before,
        "after": after,
        "changes": changes_since(before, read(after, after.in_force.lower)),
        "others": _adopted(organisation).exclude(pk=after.pk),
    }
    return render(request, "rules/changes.html", context)


def _adopted(organisation: Organisation) -> ConstitutionQuerySet:
    found = Constitution.objects.filter(organisation=organisation).adopted()
    return found.select_related("organisation", "replaces")


def _found(organisation: Organisation, version: int) -> Constitution:
    return get_object_or_404(_adopted(organisation), version=version)


def _compared(organisation: Organisation, after: Constitution, since: str) -> Constitution | None:
    """The version asked for; without one, the version that was replaced. Raises Http404 for a version that is not there."""
    if not since:
        return after.replaces
    if not since.isdecimal():
        raise Http404
    return _found(organisation, int(since))


def _version(request: HttpRequest, found: Constitution) -> HttpResponse:
    day = today()
    context = {
        "organisation": found.organisation,
        "constitution": found,
        "span": span_in_words(found),
        "is_in_force": day in found.in_force,
        "is_to_come": found.in_force.lower > day,
        "kicker": _("Version %(number)s") % {"number": found.version},
        **version_in_words(read(found, found.in_force.lower)),
    }
    return render(request, "rules/version.html", context)
