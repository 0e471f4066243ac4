"""Resolutions for anyone to read: what is open and decided, one resolution before and after, its receipts and recount."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ballots.forms.receipts_list import FindDigestForm
from ballots.published_lists import LICENCE, receipts_found
from governance import policies, resolution_exports, resolution_page
from governance.resolution_result import ResolutionResult, read
from governance.resolution_words import heading, stands
from governance.views.access import get_organisation
from governance.views.resolution_access import for_result, get_resolution
from look.public_pages import shared

PER_PAGE = 20
RECEIPTS_PER_PAGE = 100


@require_safe
def resolutions(request: HttpRequest, slug: str) -> HttpResponse:
    """What members can decide now, then what was decided, the latest first."""
    organisation = get_organisation(request, slug)
    public = policies.public_resolutions(organisation).select_related("organisation", "ballot")
    page = Paginator(public.over(), PER_PAGE).get_page(request.GET.get("page"))
    undecided = public.undecided() if page.number == 1 else []
    context = {
        "organisation": organisation,
        "page": page,
        "decided": [(one, heading(one)) for one in page],
        "open": [(one, stands(one)) for one in undecided],
    }
    return render(request, "governance/resolutions/resolutions.html", context)


@require_safe
def resolution(request: HttpRequest, slug: str, resolution: str) -> HttpResponse:
    """One resolution; once it is decided the same page for everyone."""
    found = get_resolution(request, slug, resolution)
    if found.state in resolution_page.DECIDED:
        context = {**resolution_page.after(read(found)), "licence": LICENCE}
        page = render(request, "governance/resolutions/decided.html", context)
        return shared(request, page)
    context = {
        **resolution_page.before(found),
        "own_signatures": policies.may_sign_with(request.user, found).exists(),
        "own_proxies": policies.may_send_a_proxy_for(request.user, found).exists(),
    }
    return render(request, "governance/resolutions/called.html", context)


@for_result
def recount(request: HttpRequest, found: ResolutionResult) -> HttpResponse:
    """The published tallies, and how anyone can count them again."""
    context = {
        **resolution_page.around(found.resolution),
        "result": found,
        "table": resolution_exports.tallies(found),
        "formula": resolution_exports.formula(found),
        "whole": resolution_exports.is_whole(found),
        "licence": LICENCE,
    }
    return render(request, "governance/resolutions/recount.html", context)


@for_result
def receipts(request: HttpRequest, found: ResolutionResult) -> HttpResponse:
    """The digests, a page at a time, or from the one that somebody looks for."""
    form = FindDigestForm(request.GET if "begins" in request.GET else None)
    assert found.ballot is not None  # noqa: S101 -- `for_result` saw to it
    listed = receipts_found(found.ballot, form.begins_with)
    context = {
        **resolution_page.around(found.resolution),
        "result": found,
        "form": form,
        "page": Paginator(listed, RECEIPTS_PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "governance/resolutions/receipts.html", context)
