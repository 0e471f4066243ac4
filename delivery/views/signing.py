"""One draft on the page of somebody who decides: read, interests declared, voted on line by line, signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from delivery import policies, signatories
from delivery.digests import DIGEST
from delivery.errors import DeliveryError
from delivery.models import Decider
from delivery.sums import sums_of
from delivery.views import signing_acts
from delivery.views.deciding import for_deciders
from delivery.views.sitting import Sitting
from members.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def decision(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """The draft while it waits for this person; then what became of it. A refusal is said on the page, which keeps their votes."""
    rows = policies.named_to_decide(person)
    # The digest with the draft and before its lines: what changes while they are read is another draft, and refused.
    rows = rows.select_related("decision__round__ward").annotate(digest=DIGEST)
    sitting = Sitting(get_object_or_404(rows, pk=pk), person, request.POST)
    if request.method == "POST" and (answer := signing_acts.do(request, sitting)):
        return answer
    status = 409 if sitting.refusal else 200
    return render(request, "deciding/decision.html", _told(sitting), status=status)


def _told(sitting: Sitting) -> dict[str, object]:
    decider, draft = sitting.decider, sitting.decider.decision
    votes = {one.line_id: one.get_vote_display() for one in decider.line_votes.all()}
    others = draft.deciders.exclude(pk=decider.pk).select_related("signature")
    return {
        "decider": decider,
        "draft": draft,
        "budget_round": draft.round,
        "lines": sitting.lines,
        "interests": sitting.interests,
        "form": sitting.form,
        "declare_form": sitting.declare,
        "refusal": sitting.refusal,
        "sums": sums_of(draft),
        "diversions": list(draft.diversions.all()),
        "others": list(others),
        "votes": [(one, votes.get(one.pk, "")) for one in sitting.lines],
        "digest": sitting.digest,
        "signature": getattr(decider, "signature", None),
        "lapsed": _lapsed(decider),
    }


def _lapsed(decider: Decider) -> str:
    try:
        signatories.must_hold_office(decider)
    except DeliveryError as refused:
        return refused.message
    return ""
