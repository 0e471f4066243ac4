"""Making and changing an election: three pages, then all answers on one page before anything is saved."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from governance.body_page import bodies_on
from governance.calling import ElectionFacts, change_election, facts_of, make_election
from governance.constituting import today
from governance.errors import GovernanceError
from governance.forms.elections import DatesPage, ProofsPage, WhatPage
from governance.models import Election, ElectionState, Filling
from governance.views.officer.access import for_secretary, officer
from governance.views.officer.election_access import for_election
from look.answers import PagedAnswers, Pages
from look.words import day, moment
from members import proofs
from members.models import Constitution, Organisation

USUAL: dict[str, Any] = {"accepted_proofs": ["sign-in", "posted-code"]}


@for_secretary
def new_page(request: HttpRequest, organisation: Organisation, page: str) -> HttpResponse:
    return _page(request, organisation, None, page)


@for_secretary
def new_check(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    return _check(request, organisation, None)


@for_election(for_secretary)
def change_page(request: HttpRequest, election: Election, page: str) -> HttpResponse:
    return _page(request, election.organisation, election, page)


@for_election(for_secretary)
def change_check(request: HttpRequest, election: Election) -> HttpResponse:
    return _check(request, election.organisation, election)


def _page(
    request: HttpRequest, organisation: Organisation, election: Election | None, page: str
) -> HttpResponse:
    answers = _answers(request, organisation, election)
    if page not in answers.pages or (election and election.state != ElectionState.DRAFT):
        raise Http404
    form = answers.keep(page, request.POST) if request.method == "POST" else answers.form(page)
    if request.method == "POST" and form.is_valid():
        following = answers.after(page, to_check="check" in request.GET)
        return redirect(_address(organisation, election, following))
    number = list(answers.pages).index(page)
    before = list(answers.pages)[number - 1] if number else ""
    context = {
        "organisation": organisation,
        "election": election,
        "form": form,
        "heading": form.heading,  # type: ignore[attr-defined]
        "number": number + 1,
        "pages": len(answers.pages),
        "back": _address(organisation, election, before)
        if before
        else _start(organisation, election),
    }
    return render(request, "officer_elections/page.html", context)


def _check(
    request: HttpRequest, organisation: Organisation, election: Election | None
) -> HttpResponse:
    if election and election.state != ElectionState.DRAFT:
        raise Http404
    answers = _answers(request, organisation, election)
    if page := answers.unfinished():
        return redirect(_address(organisation, election, page))
    facts, refusal = _facts(answers), ""
    if request.method == "POST":
        try:
            saved = _saved(request, organisation, election, facts)
        except GovernanceError as refused:
            refusal = refused.message
        else:
            answers.forget()
            messages.success(
                request, _("“%(title)s” is saved as a draft.") % {"title": saved.title}
            )
            return redirect("governance_officer:election", organisation.slug, saved.slug)
    context = {
        "organisation": organisation,
        "election": election,
        "rows": _rows(organisation, election, facts),
        "refusal": refusal,
        "back": _address(organisation, election, "proofs"),
    }
    return render(request, "officer_elections/check.html", context, status=409 if refusal else 200)


def _saved(
    request: HttpRequest,
    organisation: Organisation,
    election: Election | None,
    facts: ElectionFacts,
) -> Election:
    by = officer(request)
    if election is None:
        return make_election(organisation=organisation, by=by, facts=facts)
    return change_election(election=election, by=by, facts=facts)


def _answers(
    request: HttpRequest, organisation: Organisation, election: Election | None
) -> PagedAnswers:
    pages: Pages = {
        "what": partial(WhatPage, bodies=_bodies(organisation)),
        "dates": DatesPage,
        "proofs": ProofsPage,
    }
    if election is None:
        key = f"election-answers:new:{organisation.pk}"
        return PagedAnswers(request.session, key, pages, USUAL)
    standing = vars(facts_of(election))
    key = f"election-answers:{election.pk}"
    return PagedAnswers(request.session, key, pages, standing, complete=True)


def _bodies(organisation: Organisation) -> list[tuple[str, str]]:
    """Those that have seats to elect, by the rules in force today."""
    constitution = Constitution.objects.in_force(organisation, today())
    return [
        (body.code, body.name)
        for body in bodies_on(organisation, constitution)
        if any(one.filling == Filling.ELECTED for one in body.constituencies.all())
    ]


def _facts(answers: PagedAnswers) -> ElectionFacts:
    given = answers.given()
    return ElectionFacts(**{**given, "accepted_proofs": tuple(given["accepted_proofs"])})


def _rows(
    organisation: Organisation, election: Election | None, facts: ElectionFacts
) -> list[tuple[Any, ...]]:
    bodies = dict(_bodies(organisation))
    ways = [str(proofs.method(code).label) for code in facts.accepted_proofs]
    rows = [
        ("what", _("Name"), facts.title),
        ("what", _("Body"), bodies.get(facts.body_code, facts.body_code)),
        ("what", _("For members"), facts.summary or "–"),
        ("dates", _("Record date"), day(facts.record_date)),
        ("dates", _("Nominations open"), moment(facts.nominations_open_at)),
        ("dates", _("Nominations close"), moment(facts.nominations_close_at)),
        ("dates", _("Voting opens"), moment(facts.opens_at)),
        ("dates", _("Voting closes"), moment(facts.closes_at)),
        ("dates", _("Terms begin"), day(facts.terms_begin_on)),
        ("proofs", _("Ways to prove who one is"), get_text_list(ways, _("or"))),
    ]
    return [
        (key, value, _address(organisation, election, page) + "?check", _("Change"))
        for page, key, value in rows
    ]


def _address(organisation: Organisation, election: Election | None, page: str) -> str:
    if election is None:
        if page == "check":
            return reverse("governance_officer:new-election-check", args=[organisation.slug])
        return reverse("governance_officer:new-election", args=[organisation.slug, page])
    where = [organisation.slug, election.slug]
    if page == "check":
        return reverse("governance_officer:change-election-check", args=where)
    return reverse("governance_officer:change-election", args=[*where, page])


def _start(organisation: Organisation, election: Election | None) -> str:
    if election is None:
        return reverse("governance_officer:elections", args=[organisation.slug])
    return reverse("governance_officer:election", args=[organisation.slug, election.slug])
