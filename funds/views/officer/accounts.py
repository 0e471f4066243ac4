"""The officers' pages of pots and projects that no other room keeps: all of them, a new one, one of them, and moving its money."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from funds import accounts, balances, moving, policies
from funds.errors import FundError
from funds.forms import accounts as forms
from funds.models import Account, AccountKind, Fund
from funds.registering import OFFICER
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, acts_now, run
from funds.words import Names

PER_PAGE = 50
for_keepers = for_those_who(policies.can_keep_every)

ACTS: dict[str, Act[Account]] = {
    "commit": Act(
        title=gettext_lazy("Commit money to a project"),
        button=gettext_lazy("Commit it"),
        done=gettext_lazy("The money is set aside for the project."),
        explanation=gettext_lazy("It is drawn from the funds that must be spent soonest."),
        form=forms.CommitForm,
        do=lambda pot, by, given: moving.commit(pot=pot, by=by.as_actor(OFFICER), **given),
        possible=lambda account: account.kind == AccountKind.POT,
    ),
    "hand-back": Act(
        title=gettext_lazy("Hand money back"),
        button=gettext_lazy("Hand it back"),
        done=gettext_lazy("The money is back in its funds."),
        explanation=gettext_lazy(
            "It returns to the funds it came from. What payments wait for stays."
        ),
        form=forms.HandBackForm,
        do=lambda source, by, given: moving.hand_back(
            source=source, by=by.as_actor(OFFICER), **given
        ),
        warns=True,
    ),
}


@for_keepers
def pots(request: HttpRequest) -> HttpResponse:
    """Each with what it holds."""
    found = policies.moved_by_hand(request.user).order_by("kind", "title", "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    held = balances.of_accounts(page)
    context = {"page": page, "rows": [(one, held[one.pk]) for one in page]}
    return render(request, "funds_officer/pots.html", context)


@for_keepers
def new(request: HttpRequest) -> HttpResponse:
    form = forms.AccountForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = accounts.open_by_hand(by=officer(request).as_actor(OFFICER), **form.cleaned_data)
        except FundError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("It is open. Money can come in now."))
            return redirect("funds_officer:pot", code=made.code)
    return render(request, "funds_officer/new_pot.html", {"form": form})


@for_keepers
def pot(request: HttpRequest, code: str) -> HttpResponse:
    """What it is for, what it holds of which fund, and what can be done."""
    found = get_object_or_404(policies.moved_by_hand(request.user), code=code)
    held, names = balances.by_account_and_fund([found])[found.pk], Names([found])
    funds = Fund.objects.in_bulk(held)
    context = {
        "account": found,
        "places": names.places(found),
        "purposes": names.purposes(found),
        "held": [(funds[pk], pence) for pk, pence in sorted(held.items())],
        "total": sum(held.values()),
        "waiting": moving.spoken_for(found),
        "acts": acts_now(found, ACTS) if held else [],
        "can_pay": policies.can_request(request.user) and found.kind == AccountKind.PROJECT,
    }
    return render(request, "funds_officer/pot.html", context)


@for_keepers
def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    found = get_object_or_404(policies.moved_by_hand(request.user), code=code)
    wanted: Act[Any] | None = ACTS.get(act)
    if wanted is not None and not wanted.possible(found):
        wanted = None
    if act == "commit" and wanted is not None:
        projects = policies.moved_by_hand(request.user).filter(kind=AccountKind.PROJECT)
        wanted = replace(wanted, form=partial(forms.CommitForm, projects=projects))
    back = reverse("funds_officer:pot", args=[code])
    return run(request, found, wanted, back=back, kicker=found.title)
