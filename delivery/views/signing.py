"""One draft on the page of somebody who decides: read, interests declared, voted on line by line, signed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from delivery import declaring, policies, signatories, signing
from delivery.digests import DIGEST
from delivery.errors import DeliveryError
from delivery.forms.doing import done
from delivery.forms.signing import OwnInterestForm, SignForm
from delivery.models import Decider, DecisionLine, Interest
from delivery.sums import sums_of
from delivery.views.deciding import for_deciders
from members.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def decision(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """The draft while it waits for this person; then what became of it. A refusal is said on the page."""
    rows = policies.named_to_decide(person)
    # The digest with the draft and before its lines: what changes while they are read is another draft, and refused.
    rows = rows.select_related("decision__round__ward").annotate(digest=DIGEST)
    decider = get_object_or_404(rows, pk=pk)
    lines = _lines(decider)
    interests = list(decider.interests.select_related("project__option"))
    sent = request.POST if request.method == "POST" else None
    declaring = "declare" in request.POST
    form = SignForm(None if declaring else sent, rows=lines, interests=interests)
    declare = OwnInterestForm(sent if declaring else None, prefix="interest", rows=lines)
    refusal, answer = "", None
    if sent is not None:
        answer, refusal = _done(request, decider, person, form, declare)
    if answer is not None:
        return answer
    context = {
        **_told(decider, lines, interests),
        "form": form,
        "declare_form": declare,
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "deciding/decision.html", context, status=status)


def _done(
    request: HttpRequest,
    decider: Decider,
    person: Person,
    form: SignForm,
    declare: OwnInterestForm,
) -> tuple[HttpResponse | None, str]:
    """What was asked for, done; or the answers to mend on the page, or the sentence that refuses it."""
    if "take-back" in request.POST:
        return _act(
            request,
            decider,
            lambda: signing.take_back(decider=decider, by=person),
            _("Your signature is taken back."),
        )
    if "strike" in request.POST:
        found = get_object_or_404(decider.interests, pk=_number(request.POST["strike"]))
        found.decider = decider
        return _act(
            request,
            decider,
            lambda: declaring.strike(interest=found, by=person),
            _("The interest is taken out."),
        )
    if "declare" in request.POST:
        if declare.is_valid() and done(
            declare,
            lambda: declaring.declare(decider=decider, by=person, **declare.declared()),
        ):
            return _back(request, decider, _("Your interest is declared.")), ""
        return None, ""
    return _signed(request, decider, person, form)


def _signed(
    request: HttpRequest, decider: Decider, person: Person, form: SignForm
) -> tuple[HttpResponse | None, str]:
    valid = form.is_valid()
    try:
        if not valid:
            signing.must_wait_for(decider=decider, by=person)
            return None, ""
        signing.sign(
            decider=decider,
            by=person,
            digest=request.POST.get("digest", ""),
            votes=form.votes(),
            no_other_interest=form.cleaned_data["no_other_interest"],
            note=form.cleaned_data["note"],
        )
    except DeliveryError as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.message)
            return None, ""
        return None, refused.message
    return _back(
        request, decider, _("You have signed. You can take it back until it is published.")
    ), ""


def _act(
    request: HttpRequest, decider: Decider, do: Callable[[], object], said: str
) -> tuple[HttpResponse | None, str]:
    try:
        do()
    except DeliveryError as refused:
        return None, refused.message
    return _back(request, decider, said), ""


def _back(request: HttpRequest, decider: Decider, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("deciding:decision", pk=decider.pk)


def _lines(decider: Decider) -> list[DecisionLine]:
    return list(decider.decision.lines.select_related("project__option"))


def _told(
    decider: Decider, lines: list[DecisionLine], interests: list[Interest]
) -> dict[str, object]:
    draft = decider.decision
    votes = {one.line_id: one.get_vote_display() for one in decider.line_votes.all()}
    others = draft.deciders.exclude(pk=decider.pk).select_related("signature")
    return {
        "decider": decider,
        "draft": draft,
        "budget_round": draft.round,
        "lines": lines,
        "interests": interests,
        "sums": sums_of(draft),
        "diversions": list(draft.diversions.all()),
        "others": list(others),
        "votes": [(one, votes.get(one.pk, "")) for one in lines],
        "digest": decider.digest,  # type: ignore[attr-defined] # annotated
        "signature": getattr(decider, "signature", None),
        "lapsed": _lapsed(decider),
    }


def _lapsed(decider: Decider) -> str:
    try:
        signatories.must_hold_office(decider)
    except DeliveryError as refused:
        return refused.message
    return ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 -- as many digits as fit an id
