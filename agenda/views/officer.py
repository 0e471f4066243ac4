"""The agenda on an officer's desk: what was named, what sounds alike, hiding, merging and publishing."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from agenda import alike, moderating, publishing
from agenda.forms.item import MergeForm
from agenda.models import AgendaItem, PublishedAgenda
from agenda.views.access import with_round
from ballots.forms.acts import NothingToSay, ReasonForm
from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.life.phases import life_of
from budgets.models import BudgetRound, Phase
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from statute import clock

_A_PAGE = 25


@for_round(can_manage)
def agenda(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Every item in every state, and pairs that may say the same. POST publishes."""
    refusal = ""
    if request.method == "POST":
        try:
            publishing.publish(budget_round=budget_round, by=officer(request))
        except RoundError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The agenda is published."))
            return redirect("agenda_officer:agenda", slug=budget_round.slug)
    return _page(request, budget_round, refusal)


@for_round(can_manage)
def item(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    """One item: hide it with a reason, show it again, or merge it into another."""
    found = with_round(_item(budget_round, number), budget_round)
    do = request.POST.get("do", "")
    forms_ = {
        "hide": ReasonForm(request.POST if do == "hide" else None, prefix="hide"),
        "merge": MergeForm(
            request.POST if do == "merge" else None,
            item=found,
            initial={"into": request.GET.get("into", "")},
        ),
        "show": NothingToSay(request.POST if do == "show" else None),
    }
    form, refusal = forms_.get(do), ""
    if form is not None and form.is_valid():
        try:
            messages.success(request, _act(request, found, do, form))
        except RoundError as refused:
            refusal = refused.message
        else:
            return redirect("agenda_officer:agenda", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "item": found,
        "hide_form": forms_["hide"],
        "merge_form": forms_["merge"],
        "published": PublishedAgenda.objects.filter(round=budget_round).exists(),
        "refusal": refusal,
    }
    return render(request, "officer_agenda/item.html", context, status=409 if refusal else 200)


def _act(request: HttpRequest, found: AgendaItem, do: str, form: forms.Form) -> str:
    by = officer(request)
    if do == "hide":
        moderating.hide(item=found, by=by, reason=form.cleaned_data["reason"])
        return _("It is off the page. The reason stands in its place.")
    if do == "merge":
        moderating.merge(item=found, into=form.cleaned_data["into"], by=by)
        return _("The two are one now. Their authors are being told.")
    moderating.show_again(item=found, by=by)
    return _("It is on the page again.")


def _page(request: HttpRequest, budget_round: BudgetRound, refusal: str) -> HttpResponse:
    life = life_of(budget_round, clock.now())
    published = PublishedAgenda.objects.filter(round=budget_round).first()
    items = AgendaItem.objects.filter(round=budget_round).defer("author_sealed")
    if q := request.GET.get("q", "")[:100]:
        items = items.filter(Q(title__icontains=q) | Q(why__icontains=q))
    page = Paginator(items.order_by("-supports", "number"), _A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "budget_round": budget_round,
        "page": page,
        "q": q,
        "pairs": [] if published else alike.pairs(budget_round),
        "published": published,
        "can_publish": life.is_due(Phase.AGENDA) and not life.is_open(Phase.AGENDA),
        "has_agenda": life.has(Phase.AGENDA),
        "until": life.planned[Phase.AGENDA].closes_at if life.has(Phase.AGENDA) else None,
        "refusal": refusal,
    }
    return render(request, "officer_agenda/agenda.html", context, status=409 if refusal else 200)


def _item(budget_round: BudgetRound, number: int) -> AgendaItem:
    items = AgendaItem.objects.select_related("merged_into")
    return get_object_or_404(items, round=budget_round, number=number)
