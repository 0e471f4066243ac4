"""The page of a parent or guardian who got a link: whoever reads the address answers, without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members import applying, consent_links, limits
from members.application_steps import class_of
from members.class_words import rules_in_words
from members.errors import MemberError
from members.models import Application, ApplicationState

_ASKED_A_DAY, _DAY = 5, 86_400


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """Reading changes nothing: programs that look at links in e-mails answer for nobody."""
    application = consent_links.application_of(token)
    if application is None:
        raise Http404
    expired = consent_links.has_expired(token)
    problem, asked = "", False
    if request.method == "POST":
        try:
            asked = _act(request.POST.get("do", ""), application, expired=expired)
        except MemberError as refusal:
            problem = refusal.message
        application.refresh_from_db()
    return _page(request, application, expired=expired, asked=asked, problem=problem)


def _act(do: str, application: Application, *, expired: bool) -> bool:
    """Whether a new link was sent. Raises MemberError."""
    if do == "again" and expired:
        limits.spend("guardian-asked", str(application.pk), _ASKED_A_DAY, _DAY)
        applying.ask_guardian_again(application)
        return True
    if expired:
        raise MemberError(_("This link is too old. Ask for a new one: it takes a moment."))
    if do == "agree":
        applying.consent(application)
    elif do == "refuse":
        applying.decline_consent(application)
    return False


def _page(
    request: HttpRequest, application: Application, *, expired: bool, asked: bool, problem: str
) -> HttpResponse:
    waits = application.state == ApplicationState.AWAITING_CONSENT
    group = class_of(application)
    context = {
        "application": application,
        "organisation": application.organisation,
        "group": group,
        "rules": rules_in_words(group) if group else "",
        "waits": waits,
        "expired": expired and waits,
        "asked": asked,
        "days": consent_links.days(),
        "problems": [{"text": problem, "target": ""}] if problem else [],
    }
    # A link used once shows nobody's name any more.
    return render(request, "organisations/consent.html", context)
