"""Elections for anyone to read: where each stands, who stands in it, and who was elected."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from governance import election_words
from governance.body_page import bodies_on
from governance.election_page import contests_of, takes_nominations
from governance.policies import nominations_of, public_elections
from governance.views.access import get_election, get_organisation
from statute import clock

PER_PAGE = 20


@require_safe
def elections(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest first."""
    organisation, now = get_organisation(request, slug), clock.now()
    found = public_elections(organisation).prefetch_related("contests__ballot")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, election_words.tag(one, now), election_words.lead(one, now)) for one in page]
    context = {"organisation": organisation, "page": page, "rows": rows}
    return render(request, "elections/elections.html", context)


@require_safe
def election(request: HttpRequest, slug: str, election: str) -> HttpResponse:
    """One election with all its contests."""
    made, now = get_election(request, slug, election), clock.now()
    body = next(
        (
            one
            for one in bodies_on(made.organisation, made.constitution)
            if one.code == made.body_code
        ),
        None,
    )
    context = {
        "organisation": made.organisation,
        "election": made,
        "body": body,
        "lead": election_words.lead(made, now),
        "tag": election_words.tag(made, now),
        "steps": election_words.steps(made, now),
        "contests": contests_of(made, now),
        "taking": takes_nominations(made, now),
        "mine": nominations_of(request.user).filter(contest__election=made),
    }
    response = render(request, "elections/election.html", context)
    patch_vary_headers(response, ["Cookie"])
    return response
