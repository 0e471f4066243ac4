"""The receipt of a member's vote: on the page, by e-mail, and its check at any later time."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ballots import receipts
from ballots.casting import CastVote
from ballots.forms.receipt import ReceiptEmailForm, ReceiptForm
from ballots.receipt_letters import post_receipt
from governance.questions import Question, question
from members import limits
from members.errors import MemberError
from members.seals import seal, unseal

_LETTERS_FROM_ONE_PLACE, _CHECKS_FROM_ONE_PLACE, _HOUR = 30, 600, 3600


def receipt_page(
    request: HttpRequest, asked: Question, vote: CastVote, email: str = ""
) -> HttpResponse:
    """ "Your vote is cast." The choices are not on it: nobody can be made to prove them."""
    context = {**_context(asked, vote.receipt), "email": email, "form": ReceiptEmailForm()}
    return render(request, "governance/voting/receipt.html", context)


@never_cache
@require_POST
def email_receipt(request: HttpRequest, slug: str, ballot: int) -> HttpResponse:
    """Send the receipt on the page to an address; the same page again, which says so."""
    asked = question(slug, ballot)
    try:
        receipt = unseal(request.POST.get("sealed", "").encode(), _purpose(asked))
    except (InvalidToken, UnicodeError):
        return redirect(asked.address("vote_receipt"))
    form = ReceiptEmailForm(request.POST)
    email = form.cleaned_data["email"] if form.is_valid() else ""
    if email and not _posted(request, asked, form, receipt):
        email = ""
    context = {**_context(asked, receipt), "email": email, "form": form}
    return render(request, "governance/voting/receipt.html", context)


@never_cache
def check_receipt(request: HttpRequest, slug: str, ballot: int) -> HttpResponse:
    """Is the vote of this receipt in the box, or among those that were counted?"""
    asked = question(slug, ballot)
    form = ReceiptForm(request.POST or None)
    context: dict[str, Any] = {"asked": asked, "form": form}
    if form.is_valid() and _within_limit(request, form):
        context["known"] = receipts.known(asked.ballot, form.cleaned_data["receipt"])
        context["answered"] = True
    return render(request, "governance/voting/check_receipt.html", context)


def _context(asked: Question, receipt: str) -> dict[str, Any]:
    return {
        "asked": asked,
        "ballot": asked.ballot,
        "groups": receipt.split("-"),
        "sealed": seal(receipt, _purpose(asked)).decode(),
        "now": timezone.now(),
    }


def _posted(request: HttpRequest, asked: Question, form: ReceiptEmailForm, receipt: str) -> bool:
    try:
        limits.spend("receipts", limits.client(request), _LETTERS_FROM_ONE_PLACE, _HOUR)
    except MemberError as error:
        form.add_error("email", error.message)
        return False
    post_receipt(
        to=form.cleaned_data["email"],
        ballot=asked.ballot,
        title=asked.title,
        receipt=receipt,
        change=asked.address("vote"),
        check=asked.address("vote_receipt"),
    )
    return True


def _within_limit(request: HttpRequest, form: ReceiptForm) -> bool:
    try:
        limits.spend("receipt-checks", limits.client(request), _CHECKS_FROM_ONE_PLACE, _HOUR)
    except MemberError as error:
        form.add_error("receipt", error.message)
        return False
    return True


def _purpose(asked: Question) -> str:
    return f"receipt-to-email:{asked.ballot.pk}"
