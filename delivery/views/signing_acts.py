"""What somebody who decides can do on the page of a draft, each by the name of its button.

An answer leads to another page. None shows the page again with all that was typed, whether something was done on the way or
refused: whoever declares an interest keeps the votes they have not sent.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from delivery import declaring, signing
from delivery.errors import DeliveryError
from delivery.forms.doing import done
from delivery.views.sitting import Sitting

Answer = HttpResponse | None


def do(request: HttpRequest, sitting: Sitting) -> Answer:
    """What the button says; a refusal is the sitting's."""
    act = next((act for name, act in ACTS.items() if name in sitting.sent), _sign)
    try:
        return act(request, sitting)
    except DeliveryError as refused:
        sitting.refusal = refused.message
        return None


def _declare(request: HttpRequest, sitting: Sitting) -> Answer:
    decider, by = sitting.decider, sitting.person
    if sitting.take_interest() and done(
        sitting.declare,
        lambda: declaring.declare(decider=decider, by=by, **sitting.declare.declared()),
    ):
        messages.success(request, _("Your interest is declared."))
        sitting.keep_interest()
    return None


def _strike(request: HttpRequest, sitting: Sitting) -> Answer:
    wanted = sitting.sent["strike"]
    for found in sitting.interests:
        if str(found.pk) == wanted:
            found.decider = sitting.decider
            declaring.strike(interest=found, by=sitting.person)
            messages.success(request, _("The interest is taken out."))
            sitting.read_interests()
            return None
    raise DeliveryError(_("This interest is not in your list any more."))


def _vote_for_all(_request: HttpRequest, sitting: Sitting) -> Answer:
    sitting.vote_for_all()
    return None


def _take_back(request: HttpRequest, sitting: Sitting) -> Answer:
    signing.take_back(decider=sitting.decider, by=sitting.person)
    return _back(request, sitting, _("Your signature is taken back."))


def _sign(request: HttpRequest, sitting: Sitting) -> Answer:
    if not sitting.take_votes():
        signing.must_wait_for(decider=sitting.decider, by=sitting.person)
        return None
    try:
        _signed(sitting)
    except DeliveryError as refused:
        if refused.field not in sitting.form.fields:
            raise
        sitting.form.add_error(refused.field, refused.message)
        return None
    said = _("You have signed. You can take it back until it is published.")
    return _back(request, sitting, said)


def _signed(sitting: Sitting) -> None:
    signing.sign(
        decider=sitting.decider,
        by=sitting.person,
        digest=sitting.sent.get("digest", ""),
        votes=sitting.form.votes(),
        no_other_interest=sitting.form.cleaned_data["no_other_interest"],
        note=sitting.form.cleaned_data["note"],
    )


def _back(request: HttpRequest, sitting: Sitting, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("deciding:decision", pk=sitting.decider.pk)


ACTS: dict[str, Callable[[HttpRequest, Sitting], Answer]] = {
    "take-back": _take_back,
    "strike": _strike,
    "declare": _declare,
    "for-all": _vote_for_all,
}
