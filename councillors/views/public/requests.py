"""One request with its whole story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councillors import tables
from councillors.models import GrantRequest


@require_safe
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing of what is sealed is on it. What is not published is not there."""
    rows = GrantRequest.objects.published().with_names().select_related("payment__transaction")
    found = get_object_or_404(rows, pk=pk)
    answers = list(found.answers.select_related("councillor"))
    context = {
        "asked": found,
        "state": tables.state_tag(found),
        "refunds": found.payment.refunds.select_related("transaction") if found.payment else [],
        "take": getattr(found, "match_take", None),
        "answers": tables.of_answers(answers) if answers else None,
    }
    return render(request, "councillors/request.html", context)
