"""The draft that a resolution would put in force, for anyone to read from the call on: what it changes, and every part in words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from governance import parts
from governance.adoption import read
from governance.constituting import earliest_day, today
from governance.rules_page import changes_since, version_in_words
from governance.views.resolution_access import get_resolution
from members.models import Constitution, ConstitutionState


@require_safe
def new_rules(request: HttpRequest, slug: str, resolution: str) -> HttpResponse:
    """Once adopted they stand among the rules. Raises Http404 for a resolution that adopts none."""
    found = get_resolution(request, slug, resolution)
    draft = found.new_rules
    if draft is None:
        raise Http404
    if draft.state == ConstitutionState.ADOPTED:
        return redirect("governance:rules_version", slug, draft.version)
    context = {
        "organisation": found.organisation,
        "resolution": found,
        "constitution": draft,
        "seal": found.new_rules_seal,
        "as_proposed": parts.seal(draft) == found.new_rules_seal,
    }
    if context["as_proposed"]:
        context |= _in_words(draft)
    return render(request, "governance/resolutions/new_rules.html", context)


def _in_words(draft: Constitution) -> dict[str, object]:
    """By the figures of the first day on which they could be in force."""
    version = read(draft, earliest_day(draft.organisation) or today())
    return {**version_in_words(version), "changes": changes_since(draft.replaces, version)}
