"""The public pages of evaluation: what residents say, and what the council learned."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from budgets.life.phases import life_of
from budgets.life.taking_part import why_shut
from budgets.models import BudgetRound, Phase
from budgets.policies import published
from budgets.views.voting.access import round_of
from delivery import evaluating
from delivery.forms.doing import done
from delivery.forms.evaluation import ResponseForm
from delivery.heard import heard
from delivery.models import DeliveryProject, Learned, ProblemState, ProjectState
from members import limits
from members.errors import TooOften
from members.models import Person
from statute import clock

_A_PAGE = 20
_MOST_AN_HOUR, _HOUR = 10, 3600


@require_safe
def evaluation(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers in numbers, and the words that were read and shown."""
    budget_round = round_of(slug)
    life = life_of(budget_round, clock.now())
    questions = list(budget_round.questions.all())
    words = budget_round.responses.worded().filter(words_state=ProblemState.SHOWN)
    is_open = life.is_open(Phase.EVALUATION) and budget_round.decided_at is not None
    context = {
        "budget_round": budget_round,
        "is_open": is_open,
        "shut": "" if is_open else why_shut(life, Phase.EVALUATION),
        "questions": questions,
        "heard": heard(budget_round, questions),
        "page": Paginator(words, _A_PAGE).get_page(request.GET.get("page")),
        "has_learned": Learned.objects.filter(round=budget_round).exists(),
    }
    return render(request, "delivery/evaluation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """No account. Whoever is signed in counts once; from one place so many an hour."""
    budget_round = round_of(slug)
    questions = list(budget_round.questions.all())
    form = ResponseForm(request.POST if request.method == "POST" else None, questions=questions)
    if form.is_valid() and _answered(request, budget_round, form):
        return redirect("delivery:thanks", slug=slug)
    life = life_of(budget_round, clock.now())
    context = {
        "budget_round": budget_round,
        "form": form,
        "is_open": life.is_open(Phase.EVALUATION) and bool(questions),
        "shut": why_shut(life, Phase.EVALUATION),
    }
    return render(request, "delivery/answer.html", context)


@require_safe
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "delivery/thanks.html", {"budget_round": round_of(slug)})


@require_safe
def learned(request: HttpRequest, slug: str) -> HttpResponse:
    """What worked, what failed and what was learned, with every project that was stopped and why."""
    budget_round = round_of(slug)
    stopped = budget_round.deliveries.filter(state=ProjectState.STOPPED)
    context = {
        "budget_round": budget_round,
        "told": Learned.objects.filter(round=budget_round).first(),
        "stopped": stopped.select_related("project__option"),
    }
    return render(request, "delivery/learned.html", context)


@require_safe
def all_learned(request: HttpRequest) -> HttpResponse:
    """Of every round of the borough, the latest first."""
    rows = Learned.objects.filter(round__in=published()).select_related("round__ward")
    page = Paginator(rows.defer("round__ward__boundary"), _A_PAGE).get_page(request.GET.get("page"))
    stopped = DeliveryProject.objects.filter(
        state=ProjectState.STOPPED, round__in=[one.round_id for one in page]
    )
    by_round: dict[int, list[DeliveryProject]] = {}
    for one in stopped.select_related("project__option", "round"):
        by_round.setdefault(one.round_id, []).append(one)
    context = {"page": page, "rows": [(one, by_round.get(one.round_id, [])) for one in page]}
    return render(request, "delivery/all_learned.html", context)


def _answered(request: HttpRequest, budget_round: BudgetRound, form: ResponseForm) -> bool:
    person = request.user if isinstance(request.user, Person) else None
    try:
        limits.spend("evaluation", limits.client(request), _MOST_AN_HOUR, _HOUR)
    except TooOften as refusal:
        form.add_error(None, refusal.message)
        return False
    return done(
        form,
        lambda: evaluating.answer(
            budget_round=budget_round,
            scores=form.scores(),
            words=form.cleaned_data["words"],
            person=person,
        ),
    )
