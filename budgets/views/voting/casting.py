"""The one final act, and the page that says that it happened."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from ballots import casting, guessing
from ballots.casting import CastVote, Declared, PostedCode
from ballots.errors import BallotError, Refused
from ballots.forms.proof import EmailedForm, LetterForm
from ballots.sealed_choices import SealedChoices, open_
from ballots.voters import Voter
from budgets.models import BudgetRound
from budgets.receipt_letters import post_receipt
from budgets.views.voting.access import for_this_voter, for_votes
from budgets.views.voting.choosing import back_to_list
from budgets.views.voting.desk import EMAILED, desk_of, emailed_form, page
from budgets.views.voting.receipts import receipt_page
from members import limits
from members.errors import MemberError


@for_this_voter
@for_votes
def cast(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST the sealed choices and a code. The same form sent again shows the same receipt."""
    if request.method != "POST":
        return back_to_list(budget_round)
    try:
        sealed = open_(request.POST.get("choices", ""), budget_round.ballot_id)
    except BallotError:
        return back_to_list(budget_round)
    by_email = request.POST.get("proof") == EMAILED and "email" in sealed.extra
    form = emailed_form(sealed, request.POST) if by_email else LetterForm(request.POST)
    vote = _accepted(request, budget_round, sealed, form) if form.is_valid() else None
    if isinstance(vote, CastVote):
        return _done(request, budget_round, sealed, vote, by_email=by_email)
    return _refused(request, budget_round, sealed, form, vote or "")


def _accepted(
    request: HttpRequest,
    budget_round: BudgetRound,
    sealed: SealedChoices,
    form: LetterForm | EmailedForm,
) -> CastVote | str:
    """The vote, or the sentence that belongs to no field; what belongs to the code is put beside it."""
    voter = _voter(sealed, form)
    try:
        return casting.cast(
            ballot=budget_round.ballot,
            voter=voter,
            marks=sealed.marks,
            form_token=sealed.form_token,
        )
    except MemberError as error:
        form.add_error("code", error.message)
        return ""
    except Refused as refusal:
        if isinstance(voter, Declared):
            return refusal.message
        form.add_error(
            "code",
            guessing.wrong_code(budget_round.ballot, limits.client(request)) or refusal.message,
        )
        return ""
    except BallotError as error:
        return error.message


def _voter(sealed: SealedChoices, form: LetterForm | EmailedForm) -> Voter:
    code, said = form.cleaned_data["code"], sealed.extra
    if isinstance(form, LetterForm):
        return PostedCode(code)
    return Declared(
        email=said["email"],
        code=code,
        name=said["name"],
        date_of_birth=date.fromisoformat(said["born"]),
        postcode=said["postcode"],
        address=said["address"],
        connection=said["connection"],
        area=said.get("area", ""),
    )


def _refused(
    request: HttpRequest,
    budget_round: BudgetRound,
    sealed: SealedChoices,
    form: LetterForm | EmailedForm,
    problem: str,
) -> HttpResponse:
    if isinstance(form, LetterForm):
        desk = desk_of(budget_round, sealed, letter=form)
    else:
        desk = desk_of(budget_round, sealed, emailed=form)
    desk.problem = problem
    return page(request, budget_round, desk)


def _done(
    request: HttpRequest,
    budget_round: BudgetRound,
    sealed: SealedChoices,
    vote: CastVote,
    *,
    by_email: bool,
) -> HttpResponse:
    email = sealed.extra["email"] if by_email else ""
    if email and not vote.replayed:
        post_receipt(to=email, budget_round=budget_round, receipt=vote.receipt)
    return receipt_page(request, budget_round, vote, email)
