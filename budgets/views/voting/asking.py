"""Asking for a code by e-mail: who somebody declares to be is checked first, so that no code is sent for nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ballots import casting, eligibility, marking_pots, points
from ballots.errors import NotEligible
from ballots.models import Ballot
from ballots.sealed_choices import SealedChoices
from budgets.forms.proof import DetailsForm
from budgets.models import BudgetRound
from budgets.views.voting.desk import DETAILS_ID, desk_of, fresh_desk, page
from look import words
from members import emailed_codes, limits
from members.errors import MemberError
from places import lookup
from statute import parameters

# A library shares one address among many.
_CODES_FROM_ONE_PLACE, _HOUR = 60, 3600


def send_code(
    request: HttpRequest, budget_round: BudgetRound, sealed: SealedChoices
) -> HttpResponse:
    """The page again: with a place for the code that was sent, or with what is wrong and all that was typed."""
    form = _details(request, budget_round, sealed)
    if form.is_valid() and _sent(request, budget_round, sealed, form):
        known = {**sealed.extra, **_as_text(form.cleaned_data), "until": _until()}
        proven = SealedChoices(sealed.marks, sealed.form_token, known)
        return page(request, budget_round, desk_of(budget_round, proven))
    desk = fresh_desk(budget_round, sealed, by_email=True)
    desk.details = form
    return page(request, budget_round, desk)


def _details(request: HttpRequest, budget_round: BudgetRound, sealed: SealedChoices) -> DetailsForm:
    """As typed just now; for a new code, as typed before and sealed."""
    typed = request.POST if "email" in request.POST else _sealed_answers(sealed)
    return DetailsForm(typed, ballot=budget_round.ballot, auto_id=DETAILS_ID)


def _sealed_answers(sealed: SealedChoices) -> dict[str, str]:
    names = ("born-year", "born-month", "born-day")
    born = dict(zip(names, sealed.extra.get("born", "").split("-"), strict=False))
    return {**sealed.extra, **born}


def _as_text(given: dict[str, Any]) -> dict[str, str]:
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in given.items()
    }


def _sent(
    request: HttpRequest, budget_round: BudgetRound, sealed: SealedChoices, form: DetailsForm
) -> bool:
    """Send a code to somebody who may vote; otherwise the form says why not."""
    email = form.cleaned_data["email"]
    if not _may_vote(budget_round, sealed, form):
        return False
    try:
        limits.spend("codes-asked-for", limits.client(request), _CODES_FROM_ONE_PLACE, _HOUR)
        emailed_codes.send(
            email=email,
            scope=casting.code_scope(budget_round.ballot),
            subject_line=_("Your code to vote: %(round)s") % {"round": budget_round.title},
        )
    except MemberError as error:
        form.add_error("email", error.message)
        return False
    return True


def _may_vote(budget_round: BudgetRound, sealed: SealedChoices, form: DetailsForm) -> bool:
    """If not, a plain answer stands beside what it is about; the vote itself checks again."""
    ballot, given = budget_round.ballot, dict(form.cleaned_data)
    try:
        eligibility.check_age(ballot, given["born"])
    except NotEligible as refusal:
        form.add_error("born", refusal.message)
    try:
        _check_place(ballot, given["postcode"], points.named(ballot, sealed.marks))
    except NotEligible as refusal:
        form.add_error("postcode", refusal.message)
    return form.is_valid()


def _check_place(ballot: Ballot, postcode: str, chosen: Sequence[int]) -> None:
    """Raises NotEligible, also where something is chosen of another area's pot. Somebody without a usual address gives no postcode."""
    if not postcode:
        return
    found = lookup.find(postcode)
    if found.ward is None:
        raise NotEligible(found.sentence)
    area = eligibility.check_area(ballot, found.codes)
    if pot := marking_pots.not_of(ballot, chosen, area):
        raise NotEligible(
            _(
                "%(postcode)s is in %(ward)s, whose people do not choose from “%(pot)s”. Check the postcode, or go back and change your choices."
            )
            % {"postcode": postcode, "ward": found.ward.name, "pot": pot.title}
        )


def _until() -> str:
    """Until when the code works, as the page says it."""
    minutes = int(parameters.value("emailed-code-minutes"))
    return words.clock(timezone.now() + timedelta(minutes=minutes))
