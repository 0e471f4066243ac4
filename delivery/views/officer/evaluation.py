"""The officers' pages of evaluation: the questions, the words people wrote, and the account of the round."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.policies import can_deliver
from budgets.views.officer.access import for_round
from delivery import evaluating, learning
from delivery.errors import DeliveryError
from delivery.forms.doing import done
from delivery.forms.evaluation import LearnedForm, QuestionsForm
from delivery.models import Learned, ProblemState, Response

_A_PAGE = 20


@for_round(can_deliver)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Where the evaluation stands, with the words that wait to be read. POST shows or leaves out one."""
    refusal = _read(request, budget_round) if request.method == "POST" else ""
    rows = budget_round.responses.worded().filter(words_state=ProblemState.WAITING)
    context = {
        "budget_round": budget_round,
        "questions": list(budget_round.questions.all()),
        "people": budget_round.responses.count(),
        "page": Paginator(rows.order_by("pk"), _A_PAGE).get_page(request.GET.get("page")),
        "told": Learned.objects.filter(round=budget_round).first(),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "officer_delivery/evaluation.html", context, status=status)


@for_round(can_deliver)
def questions(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    asked = [one.words for one in budget_round.questions.all()]
    initial = {"questions": "\n".join(asked or evaluating.first_questions())}
    form = QuestionsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and done(
        form,
        lambda: evaluating.ask(budget_round=budget_round, by=officer(request), **form.cleaned_data),
    ):
        messages.success(request, _("The questions are public."))
        return redirect("officer_delivery:evaluation", slug=budget_round.slug)
    return _form(request, budget_round, form, _("What residents are asked"), _("Save"))


@for_round(can_deliver)
def learned(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = LearnedForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form,
        lambda: learning.publish_learned(
            budget_round=budget_round, by=officer(request), **form.cleaned_data
        ),
    ):
        messages.success(request, _("The account is published."))
        return redirect("officer_delivery:evaluation", slug=budget_round.slug)
    title = _("What worked, what failed, what was learned")
    return _form(request, budget_round, form, title, _("Publish it for good"))


def _form(
    request: HttpRequest, budget_round: BudgetRound, form: object, title: str, button: str
) -> HttpResponse:
    context = {
        "budget_round": budget_round,
        "form": form,
        "title": title,
        "back": "officer_delivery:evaluation",
        "button": button,
    }
    return render(request, "officer_delivery/form.html", context)


def _read(request: HttpRequest, budget_round: BudgetRound) -> str:
    """The refusal, or nothing."""
    choice, _colon, text = request.POST.get("words", "").partition(":")
    known = text.isascii() and text.isdigit() and len(text) < 18  # noqa: PLR2004 -- fits a bigint
    pk = int(text) if known else 0
    response = get_object_or_404(Response, round=budget_round, pk=pk)
    try:
        evaluating.read_words(response=response, by=officer(request), show=choice == "show")
    except DeliveryError as refused:
        return refused.message
    return ""
