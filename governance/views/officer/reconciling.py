"""From the close to the count of any vote of members, for whoever returns it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ballots.views import reconciling
from governance.questions import Question
from governance.views.officer.ballots import address, returned

forms_only = require_http_methods(["GET", "HEAD", "POST"])


@forms_only
@returned
def reconcile(request: HttpRequest, asked: Question) -> HttpResponse:
    return reconciling.page(request, asked.ballot, _mounted(asked, address(asked)))


@forms_only
@returned
def entry(request: HttpRequest, asked: Question, pk: int) -> HttpResponse:
    mounted = _mounted(asked, address(asked, "vote_reconcile"))
    return reconciling.entry(request, asked.ballot, pk, mounted)


def _mounted(asked: Question, back: str) -> reconciling.Mounted:
    return reconciling.Mounted(
        title=asked.title,
        vote=address(asked),
        reconcile=address(asked, "vote_reconcile"),
        declare=address(asked, "vote_declare"),
        on_paper=address(asked, "on-paper"),
        entry=lambda one: address(asked, "vote_entry", pk=one.pk),
        base="officer_governance/behind.html",
        entry_page="officer_governance/entry.html",
        context={"asked": asked, "organisation": asked.organisation, "back": back},
    )
