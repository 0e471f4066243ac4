"""One request on the officers' desk, and each step that an officer takes with it."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from councillors import asking, checking, namesakes, ordering, policies, recovering, sealed, tables
from councillors.forms import officer as forms
from councillors.models import Check, GrantRequest
from funds.errors import FundError, OverTheLimit
from funds.forms.fields import Sure
from funds.forms.payment import RefundForm
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, acts_now, run

REQUESTS: dict[str, Act[GrantRequest]] = {
    "publish": Act(
        title=gettext_lazy("Publish this request"),
        button=gettext_lazy("Publish it"),
        done=gettext_lazy("The request is public."),
        explanation=gettext_lazy("You have read it: it names no private person and is a request."),
        form=Sure,
        do=lambda one, by, _given: asking.publish(request=one, by=by),
        possible=lambda one: one.state == "received",
    ),
    "set-aside": Act(
        title=gettext_lazy("Set it aside"),
        button=gettext_lazy("Set it aside"),
        done=gettext_lazy("The request is set aside and never published."),
        explanation=gettext_lazy("For what is no request, or names what may not be published."),
        form=forms.ReasonForm,
        do=lambda one, by, given: asking.set_aside(request=one, by=by, **given),
        possible=lambda one: one.state == "received",
        warns=True,
    ),
    "pass-on": Act(
        title=gettext_lazy("Pass it on to another councillor"),
        button=gettext_lazy("Pass it on"),
        done=gettext_lazy("The request is passed on."),
        explanation=gettext_lazy(
            "To a councillor of the same ward, as the one asked cannot decide."
        ),
        form=forms.PassOnForm,
        do=lambda one, by, given: asking.pass_on(request=one, by=by, **given),
        possible=lambda one: one.is_waiting and one.allocation_id is not None,
    ),
    "ask-more": Act(
        title=gettext_lazy("Ask the group for more"),
        button=gettext_lazy("Send the question"),
        done=gettext_lazy("The question is on its way."),
        form=forms.MoreForm,
        do=lambda one, by, given: asking.ask_more(request=one, by=by, **given),
        possible=lambda one: one.is_waiting or one.state == "agreed",
    ),
    "namesake": Act(
        title=gettext_lazy("It is a namesake"),
        button=gettext_lazy("It is somebody else"),
        done=gettext_lazy("The councillor can decide on it."),
        explanation=gettext_lazy(
            "Somebody connected with the group has a councillor’s name and is another person."
        ),
        form=forms.NamesakeForm,
        do=lambda one, by, given: namesakes.clear(request=one, by=by, **given),
        possible=lambda one: one.is_waiting,
    ),
    "withdraw": Act(
        title=gettext_lazy("The group withdraws it"),
        button=gettext_lazy("Withdraw it"),
        done=gettext_lazy("The request is withdrawn."),
        form=forms.ReasonForm,
        do=lambda one, by, given: asking.withdraw(request=one, by=by, **given),
        possible=lambda one: one.is_waiting,
        warns=True,
    ),
}
BUDGETS: dict[str, Act[GrantRequest]] = {
    "order": Act(
        title=gettext_lazy("Ask for the payment"),
        button=gettext_lazy("Ask for the payment"),
        done=gettext_lazy("The payment waits for approval."),
        explanation=gettext_lazy("The whole grant with its match. Somebody else approves it."),
        form=forms.OrderForm,
        do=lambda one, by, given: ordering.order(request=one, by=by, **given),
        possible=lambda one: one.state == "checked",
    ),
    "refund": Act(
        title=gettext_lazy("Some of it came back"),
        button=gettext_lazy("Enter it"),
        done=gettext_lazy("The money is back in its funds."),
        form=RefundForm,
        do=lambda one, by, given: recovering.recover(request=one, by=by, **given),
        possible=lambda one: one.state == "paid",
    ),
    "call-off": Act(
        title=gettext_lazy("Call the grant off"),
        button=gettext_lazy("Call it off"),
        done=gettext_lazy("The grant is called off. Its money is back where it came from."),
        form=forms.ReasonForm,
        do=lambda one, by, given: checking.call_off(request=one, by=by, **given),
        possible=lambda one: one.state in {"agreed", "checked"},
        warns=True,
    ),
}


@require_safe
@for_those_who(policies.can_keep_requests)
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = officer(request), _found(request, pk)
    made = Check.objects.filter(request=found).select_related("award__enterprise", "by").first()
    answers = list(found.answers.select_related("councillor"))
    keeps = policies.can_keep_budgets(person)
    context = {
        "asked": found,
        "state": tables.state_tag(found),
        "contact": sealed.read(found.sealed),
        "check": made,
        "answers": tables.of_answers(answers) if answers else None,
        "acts": acts_now(found, {**REQUESTS, **(BUDGETS if keeps else {})}),
        "keeps_budgets": keeps,
        "can_check": keeps and found.state == "agreed",
        "namesakes": found.namesakes.select_related("councillor", "by"),
        "refunds": found.payment.refunds.select_related("transaction") if found.payment else [],
        "take": getattr(found, "match_take", None),
    }
    return render(request, "councillors_officer/request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who(policies.can_keep_requests)
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = _found(request, pk)
    keeps = policies.can_keep_budgets(officer(request))
    wanted = {**REQUESTS, **(BUDGETS if keeps else {})}.get(act)
    about_it = {"pass-on": forms.PassOnForm, "namesake": forms.NamesakeForm}
    if act in about_it and wanted is not None:
        wanted = replace(wanted, form=partial(about_it[act], request=found))
    return run(request, found, wanted, back=_address(found), kicker=str(found))


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who(policies.can_keep_budgets)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Eligibility and the subsidy test; refused with the sum that led to it where it goes over the limit."""
    found = _found(request, pk)
    if found.state != "agreed":
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form, over, status = forms.CheckForm(sent, initial={"org_id": found.org_id}), None, 200
    if form.is_valid():
        try:
            _check(found, form, request)
        except FundError as refused:
            status, over = 409, refused if isinstance(refused, OverTheLimit) else None
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("The check is kept with the grant."))
            return redirect(_address(found))
    context = {"asked": found, "form": form, "over": over, "back": _address(found)}
    return render(request, "councillors_officer/check.html", context, status=status)


def _check(found: GrantRequest, form: forms.CheckForm, request: HttpRequest) -> None:
    checking.check(
        request=found,
        eligible=form.eligible(),
        subsidy=form.subsidy(),
        reason=form.cleaned_data["reason"],
        org_id=form.cleaned_data["org_id"],
        by=officer(request),
    )


def _found(request: HttpRequest, pk: int) -> GrantRequest:
    rows = policies.visible_to(officer(request)).with_names()
    return get_object_or_404(rows.select_related("payment"), pk=pk)


def _address(found: GrantRequest) -> str:
    return reverse("councillors_officer:request", args=[found.pk])
