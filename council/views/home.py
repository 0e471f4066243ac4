"""The home page asks one thing: your postcode. It answers with the vote, or with the ward."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from budgets import listing, visitor
from budgets.forms.postcode import PostcodeForm
from council.demonstration.seeding import JOB
from governance import latest
from look import progress
from members.policies import may_demonstrate
from places.lookup import Found

_OPEN = 6
_DECIDED = 3
_OF_MEMBERS = 6


def home(request: HttpRequest) -> HttpResponse:
    """GET the page; POST a postcode, which goes on to the one open vote of its ward, or to the ward."""
    form = PostcodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.found.ward:
        response = _onwards(form.found)
        visitor.remember_postcode(response, form.found.postcode, _neighbourhood(form))
        return response
    return render(request, "council/home.html", {"form": form, **_what_there_is(request)})


def _neighbourhood(form: PostcodeForm) -> str:
    return form.found.neighbourhood.name if form.found.neighbourhood else ""


def _onwards(found: Found) -> HttpResponse:
    taking = listing.open_to(found.codes)
    if len(taking) == 1:
        return redirect("budgets:choose", slug=taking[0].slug)
    return redirect("budgets:ward", slug=found.ward.slug)  # type: ignore[union-attr] # the caller has looked


def _what_there_is(request: HttpRequest) -> dict[str, Any]:
    local = may_demonstrate(request)
    now = listing.now_and_next(_OPEN + 1)
    job = progress.of(JOB) if local else None
    return {
        "now": now[:_OPEN],
        "more_open": len(now) > _OPEN,
        "decided": list(listing.decided()[:_DECIDED]),
        "members_now": latest.open_now(_OF_MEMBERS),
        "members_decided": latest.decided(_DECIDED),
        "demonstration": local,
        "making": job if job and not job.finished else None,
    }
