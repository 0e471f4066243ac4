"""The receipt on the page, by e-mail, and its check at any later time."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from ballots import receipts
from ballots.casting import CastVote
from ballots.forms.receipt import ReceiptEmailForm
from ballots.models import BallotState
from budgets.forms.receipt import CheckReceiptForm
from budgets.models import BudgetRound
from budgets.policies import published
from budgets.receipt_letters import post_receipt
from budgets.views.voting.access import for_this_voter, round_of
from look.words import pounds
from members import limits
from members.errors import MemberError
from members.seals import seal, unseal

_PURPOSE = "receipt-to-email"
_LETTERS_FROM_ONE_PLACE, _CHECKS_FROM_ONE_PLACE, _HOUR = 30, 600, 3600


def receipt_page(
    request: HttpRequest, budget_round: BudgetRound, vote: CastVote, email: str = ""
) -> HttpResponse:
    """ "Your vote is cast." The choices are not on it: nobody can be made to prove them."""
    context = _context(budget_round, vote.receipt)
    return render(
        request,
        "voting/receipt.html",
        {**context, "waiting": vote.waiting, "email": email, "form": ReceiptEmailForm()},
    )


def _context(budget_round: BudgetRound, receipt: str) -> dict[str, Any]:
    sealed = seal(f"{budget_round.slug} {receipt}", _PURPOSE).decode()
    return {
        "budget_round": budget_round,
        "ballot": budget_round.ballot,
        "receipt": receipt,
        "groups": receipt.split("-"),
        "pot": pounds(budget_round.ballot.pot),
        "sealed": sealed,
        "now": timezone.now(),
    }


@for_this_voter
@require_POST
def email_receipt(request: HttpRequest) -> HttpResponse:
    """Send the receipt on the page to an address; the same page again, which says so."""
    try:
        slug, receipt = unseal(request.POST.get("sealed", "").encode(), _PURPOSE).split(" ")
    except (InvalidToken, UnicodeError):
        return redirect("budgets:check_receipt")
    budget_round, form = round_of(slug), ReceiptEmailForm(request.POST)
    email = form.cleaned_data["email"] if form.is_valid() else ""
    if email:
        try:
            limits.spend("receipts", limits.client(request), _LETTERS_FROM_ONE_PLACE, _HOUR)
            post_receipt(to=email, budget_round=budget_round, receipt=receipt)
        except MemberError as error:
            form.add_error("email", error.message)
            email = ""
    context = {**_context(budget_round, receipt), "email": email, "form": form}
    return render(request, "voting/receipt.html", context)


@for_this_voter
def check_receipt(request: HttpRequest) -> HttpResponse:
    """Is the vote of this receipt in the box, or among those that were counted?"""
    opened = published().exclude(ballot__opened_at=None)
    rounds = opened.exclude(ballot__state=BallotState.CANCELLED).select_related("ballot")
    form = CheckReceiptForm(request.POST or None, rounds=list(rounds))
    context: dict[str, Any] = {"form": form}
    if not form.is_bound:
        form.initial["round"] = request.GET.get("round", "")
    elif form.is_valid() and _within_limit(request, form):
        budget_round: BudgetRound = form.cleaned_data["round"]
        context["budget_round"] = budget_round
        context["known"] = receipts.known(budget_round.ballot, form.cleaned_data["receipt"])
    return render(request, "voting/check_receipt.html", context)


def _within_limit(request: HttpRequest, form: CheckReceiptForm) -> bool:
    try:
        limits.spend("receipt-checks", limits.client(request), _CHECKS_FROM_ONE_PLACE, _HOUR)
    except MemberError as error:
        form.add_error("receipt", error.message)
        return False
    return True
