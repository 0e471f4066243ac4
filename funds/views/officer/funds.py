"""The officers' pages of funds: all of them, one of them, opening one, what can be done with one, and the purposes."""

from collections.abc import Callable
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

from funds import (
    balances,
    closing,
    granting,
    moving,
    opening,
    pictures,
    policies,
    purposes,
    statements,
)
from funds.errors import FundError
from funds.forms import fund as forms
from funds.forms.accounts import GrantForm
from funds.models import Fund, Purpose
from funds.paying import OFFICER
from funds.views.officer.access import for_those_who, of_a_fund, officer
from funds.views.officer.acting import Act, acts_now, run
from funds.words import Names
from members.models import Person

PER_PAGE = 50


def _by(verb: Callable[..., object]) -> Callable[[Fund, Person, dict[str, Any]], object]:
    """A verb of the ledger as an act's `do`: the fund, the officer's role and number, and what was filled in."""

    def do(fund: Fund, person: Person, given: dict[str, Any]) -> object:
        return verb(fund=fund, by=person.as_actor(OFFICER), **given)

    return do


ACTS: dict[str, Act[Fund]] = {
    "receive": Act(
        title=gettext_lazy("Money has come in"),
        button=gettext_lazy("Enter it"),
        done=gettext_lazy("The money is in the fund."),
        explanation=gettext_lazy(
            "An entry is never changed. Enter a mistake the other way round, as money returned."
        ),
        form=forms.ReceiveForm,
        do=_by(moving.receive),
        possible=lambda fund: fund.is_open,
    ),
    "allot": Act(
        title=gettext_lazy("Allot money to a pot"),
        button=gettext_lazy("Allot it"),
        done=gettext_lazy("The money is in the pot."),
        form=forms.AllotForm,
        do=_by(moving.allot),
        possible=lambda fund: fund.is_open,
    ),
    "grant": Act(
        title=gettext_lazy("Give a grant to a group"),
        button=gettext_lazy("Set the money aside"),
        done=gettext_lazy("The money is set aside. Ask for its payment on the page of the award."),
        explanation=gettext_lazy(
            "Test the award first, under “Enterprises and subsidies”. Its whole sum is set aside here; a payment is asked for afterwards."
        ),
        form=GrantForm,
        do=lambda fund, by, given: granting.set_aside(fund=fund, by=by, **given),
        possible=lambda fund: fund.is_open,
    ),
    "return": Act(
        title=gettext_lazy("Return money to its giver"),
        button=gettext_lazy("Return it"),
        done=gettext_lazy("The money is returned."),
        explanation=gettext_lazy("Only what is not allotted can be returned."),
        form=forms.BackForm,
        do=_by(closing.return_to_giver),
        warns=True,
    ),
    "write-back": Act(
        title=gettext_lazy("Write back what is left"),
        button=gettext_lazy("Write it back"),
        done=gettext_lazy("The money is in the council’s reserves."),
        form=forms.BackForm,
        do=_by(closing.write_back),
        possible=lambda fund: not fund.is_open,
        warns=True,
    ),
    "extend": Act(
        title=gettext_lazy("Move the day to spend it by"),
        button=gettext_lazy("Move the day"),
        done=gettext_lazy("The day is moved."),
        form=forms.ExtendForm,
        do=_by(opening.extend),
        possible=lambda fund: fund.spend_by is not None,
    ),
    "close": Act(
        title=gettext_lazy("Close the fund"),
        button=gettext_lazy("Close the fund"),
        done=gettext_lazy("The fund is closed."),
        explanation=gettext_lazy(
            "It takes no more money and gives nothing more out. What was allotted stays and can be spent. This cannot be undone."
        ),
        form=forms.ReasonForm,
        do=_by(closing.close),
        possible=lambda fund: fund.is_open,
        warns=True,
    ),
}


@of_a_fund
def fund(request: HttpRequest, found: Fund) -> HttpResponse:
    page = Paginator(statements.lines(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": found,
        "strings": Names([found]).strings(found),
        "sums": balances.of_fund(found),
        "picture": pictures.of_one(found),
        "page": page,
        "statement": statements.table(page),
        "acts": acts_now(found, ACTS),
    }
    return render(request, "funds_officer/fund.html", context)


@of_a_fund
def act(request: HttpRequest, found: Fund, act: str) -> HttpResponse:
    wanted = ACTS.get(act)
    if act == "allot" and wanted is not None:
        wanted = replace(wanted, form=partial(forms.AllotForm, fund=found))
    if act == "grant" and wanted is not None:
        wanted = replace(wanted, form=partial(GrantForm, fund=found))
    back = reverse("funds_officer:fund", args=[found.slug])
    return run(request, found, wanted, back=back, kicker=found.name)


@for_those_who(policies.can_keep_every)
def new(request: HttpRequest) -> HttpResponse:
    """A fund with its strings."""
    form = forms.FundForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = opening.open_fund(by=officer(request).as_actor(OFFICER), **form.cleaned_data)
        except FundError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("The fund is open. Enter the money that comes in."))
            return redirect("funds_officer:fund", slug=made.slug)
    return render(request, "funds_officer/new_fund.html", {"form": form})


@for_those_who(policies.can_keep_every)
def purposes_page(request: HttpRequest) -> HttpResponse:
    """The list, one more, and retiring or restoring one."""
    adds = request.method == "POST" and "change" not in request.POST
    form = forms.PurposeForm(request.POST if adds else None)
    by = officer(request).as_actor(OFFICER)
    if request.method == "POST" and not adds:
        found = get_object_or_404(Purpose, code=request.POST["change"])
        purposes.retire_purpose(purpose=found, by=by, retired=not found.retired)
        return redirect("funds_officer:purposes")
    if form.is_valid():
        try:
            purposes.add_purpose(name=form.cleaned_data["name"], by=by)
        except FundError as refused:
            form.add_error("name", refused.message)
        else:
            messages.success(request, _("The purpose is in the list."))
            return redirect("funds_officer:purposes")
    page = Paginator(Purpose.objects.order_by("retired", "name"), PER_PAGE)
    shown = {"form": form, "page": page.get_page(request.GET.get("page"))}
    return render(request, "funds_officer/purposes.html", shown)
