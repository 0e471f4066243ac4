"""Voting on a question of an organisation: the paper, the check with who one is, and the one final act."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ballots import casting, guessing, marking
from ballots.casting import CastVote
from ballots.errors import BallotError, Refused
from ballots.forms.proof import EmailedForm, LetterForm
from ballots.receipt_letters import post_receipt
from ballots.sealed_choices import SealedChoices, open_, seal
from ballots.voters import PostedCode, SignedIn, Voter
from governance import voting_forms
from governance.questions import Question, entries_of, question
from governance.views.receipts import receipt_page
from governance.voting_forms import EmailForm
from members import emailed_codes, limits, proving
from members.errors import MemberError
from members.models import Person

POSTED, SIGN_IN = "posted-code", "sign-in"
# A library shares one address among many.
_CODES_FROM_ONE_PLACE, _HOUR = 60, 3600
View = Callable[..., HttpResponse]
Proof = TypeVar("Proof", LetterForm, EmailedForm)


def for_votes(view: View) -> View:
    """Gives the view its question; one that takes no votes now answers with the question's own page, which says why."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, ballot: int) -> HttpResponse:
        asked = question(slug, ballot)
        if request.method in {"GET", "HEAD"} and not asked.takes_votes:
            return redirect(asked.page)
        return view(request, asked)

    return guarded


@never_cache
@for_votes
def vote(request: HttpRequest, asked: Question) -> HttpResponse:
    """GET an empty paper; POST sealed choices that come back to be changed."""
    marks: tuple[int, ...] = ()
    if request.method == "POST":
        try:
            marks = open_(request.POST.get("choices", ""), asked.ballot.pk).marks
        except BallotError:
            return redirect(asked.address("vote"))
    return _paper(request, asked, voting_forms.paper(asked, marks=marks))


@never_cache
@for_votes
def check(request: HttpRequest, asked: Question) -> HttpResponse:
    """POST from the paper, or from this very page to sign in with a code."""
    if request.method != "POST":
        return redirect(asked.address("vote"))
    if "choices" not in request.POST:
        return _from_the_paper(request, asked)
    try:
        sealed = open_(request.POST["choices"], asked.ballot.pk)
    except BallotError:
        return redirect(asked.address("vote"))
    acts = {"send": _send, "enter": _enter}
    return acts.get(request.POST.get("do", ""), desk)(request, asked, sealed)


@never_cache
@for_votes
def cast(request: HttpRequest, asked: Question) -> HttpResponse:
    """POST the sealed choices with a code, or with the entry one signed in for. The same form again shows the same receipt."""
    if request.method != "POST":
        return redirect(asked.address("vote"))
    try:
        sealed = open_(request.POST.get("choices", ""), asked.ballot.pk)
    except BallotError:
        return redirect(asked.address("vote"))
    if request.POST.get("proof") == POSTED:
        return _cast_by_letter(request, asked, sealed)
    return _cast_signed_in(request, asked, sealed)


def desk(
    request: HttpRequest,
    asked: Question,
    sealed: SealedChoices,
    *,
    letter: LetterForm | None = None,
    email: EmailForm | None = None,
    code: EmailedForm | None = None,
    problem: str = "",
) -> HttpResponse:
    """Check what was marked, show who one is, cast: with whichever forms belong on the page now."""
    accepted, person = asked.ballot.accepted_proofs, _person(request)
    by_account = SIGN_IN in accepted
    context = {
        "asked": asked,
        "ballot": asked.ballot,
        "chosen": _chosen(asked, sealed),
        "letter": _tied(letter or LetterForm(), "by-letter") if POSTED in accepted else None,
        "by_account": by_account,
        "person": person,
        "entries": entries_of(asked.ballot, person) if person and by_account else [],
        "email": email or EmailForm(initial=sealed.extra),
        "code": _tied(code, "by-email") if code else None,
        "sealed": seal(asked.ballot.pk, sealed.marks, sealed.form_token, sealed.extra),
        "problems": [{"text": problem, "target": ""}] if problem else [],
    }
    return render(request, "governance/voting/check.html", context)


def _tied(form: Proof, to: str) -> Proof:
    """The code belongs to a form of its own here: several ways to show who one is stand on one page."""
    form.fields["code"].widget.attrs["form"] = to
    return form


def _person(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None


def _paper(
    request: HttpRequest,
    asked: Question,
    form: voting_forms.RankingForm | voting_forms.AnswerForm,
) -> HttpResponse:
    context = {"asked": asked, "ballot": asked.ballot, "form": form}
    return render(request, "governance/voting/paper.html", context)


def _from_the_paper(request: HttpRequest, asked: Question) -> HttpResponse:
    form = voting_forms.paper(asked, request.POST)
    if not form.is_valid():
        return _paper(request, asked, form)
    try:
        costs = dict.fromkeys(choice.number for choice in asked.standing)
        marks = marking.check(asked.ballot, costs, form.marks())
    except BallotError as refusal:
        form.add_error(None, refusal.message)
        return _paper(request, asked, form)
    return desk(request, asked, SealedChoices(marks, casting.form_token(), {}))


def _chosen(asked: Question, sealed: SealedChoices) -> list[str]:
    titles = {choice.number: choice.title for choice in asked.choices}
    return [titles[number] for number in sealed.marks if number in titles]


def _scope(asked: Question) -> str:
    return f"sign-in-to-vote:{asked.ballot.pk}"


def _send(request: HttpRequest, asked: Question, sealed: SealedChoices) -> HttpResponse:
    """Send a code to any address: whether the register has it is not told to a stranger."""
    typed = request.POST if "email" in request.POST else sealed.extra
    form = EmailForm(typed)
    if not form.is_valid():
        return desk(request, asked, sealed, email=form)
    email = form.cleaned_data["email"]
    try:
        limits.spend("codes-asked-for", limits.client(request), _CODES_FROM_ONE_PLACE, _HOUR)
        emailed_codes.send(
            email=email,
            scope=_scope(asked),
            subject_line=_("Your code to vote: %(vote)s") % {"vote": asked.title},
        )
    except MemberError as refusal:
        form.add_error("email", refusal.message)
        return desk(request, asked, sealed, email=form)
    known = SealedChoices(sealed.marks, sealed.form_token, {"email": email})
    return desk(request, asked, known, code=_code_form(known))


def _code_form(sealed: SealedChoices, typed: Any = None) -> EmailedForm:
    sent_to = _("6 numbers. We sent it to %(email)s. You can ask for a new one at any time.")
    return EmailedForm(typed, sent_to=sent_to % {"email": sealed.extra.get("email", "")})


def _enter(request: HttpRequest, asked: Question, sealed: SealedChoices) -> HttpResponse:
    """Sign in with the code and come back to the same page with the choices still on it."""
    form = _code_form(sealed, request.POST)
    if not form.is_valid():
        return desk(request, asked, sealed, code=form)
    email = sealed.extra.get("email", "")
    try:
        with emailed_codes.proved(
            email=email,
            code=form.cleaned_data["code"],
            scope=_scope(asked),
            use=str(sealed.form_token),
        ):
            person = proving.person_of(email, "")
    except MemberError as refusal:
        form.add_error("code", refusal.message)
        return desk(request, asked, sealed, code=form)
    if not proving.begin_session(request, person):
        form.add_error(
            "code",
            _(
                "This account needs its second proof too: sign in from the head of the page, then vote."
            ),
        )
        return desk(request, asked, sealed, code=form)
    return desk(request, asked, SealedChoices(sealed.marks, sealed.form_token, {}))


def _cast_by_letter(request: HttpRequest, asked: Question, sealed: SealedChoices) -> HttpResponse:
    form = LetterForm(request.POST)
    if not form.is_valid():
        return desk(request, asked, sealed, letter=form)
    try:
        found = _cast(asked, PostedCode(form.cleaned_data["code"]), sealed)
    except Refused as refusal:
        slower = guessing.wrong_code(asked.ballot, limits.client(request))
        form.add_error("code", slower or refusal.message)
        return desk(request, asked, sealed, letter=form)
    except BallotError as refusal:
        return desk(request, asked, sealed, problem=refusal.message)
    return receipt_page(request, asked, found)


def _cast_signed_in(request: HttpRequest, asked: Question, sealed: SealedChoices) -> HttpResponse:
    person, entry = _person(request), request.POST.get("entry", "")
    if person is None or not (entry.isascii() and entry.isdigit()):
        problem = _("Choose for whom you vote.") if person else ""
        return desk(request, asked, sealed, problem=problem)
    try:
        found = _cast(asked, SignedIn(person, int(entry)), sealed)
    except BallotError as refusal:
        return desk(request, asked, sealed, problem=refusal.message)
    if not found.replayed:
        _post(person, asked, found)
    return receipt_page(request, asked, found, person.email)


def _cast(asked: Question, voter: Voter, sealed: SealedChoices) -> CastVote:
    return casting.cast(
        ballot=asked.ballot, voter=voter, marks=sealed.marks, form_token=sealed.form_token
    )


def _post(person: Person, asked: Question, found: CastVote) -> None:
    post_receipt(
        to=person.email,
        ballot=asked.ballot,
        title=asked.title,
        receipt=found.receipt,
        change=asked.address("vote"),
        check=asked.address("vote_receipt"),
    )
