"""The officers' pages of subsidy control: enterprises, what each had, a new award with its test, and its letters."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from funds import awarding, granting, grounds, letters, policies, registering
from funds.errors import FundError, OverTheLimit
from funds.forms import subsidy as forms
from funds.forms.fields import Sure
from funds.limits import counted, first_day, limit_pence
from funds.models import Award, AwardState, Enterprise
from funds.posting import today
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, acts_now, run

PER_PAGE = 50
for_control = for_those_who(policies.can_control_subsidy)

ACTS: dict[str, Act[Award]] = {
    "confirm": Act(
        title=gettext_lazy("The enterprise has confirmed"),
        button=gettext_lazy("Note the confirmation"),
        done=gettext_lazy("The confirmation is noted."),
        explanation=gettext_lazy(
            "It confirmed in writing that it stays within the limit. Enter other help that it listed first."
        ),
        form=Sure,
        do=lambda award, by, _given: awarding.confirm(award=award, by=by),
        possible=lambda award: award.state == AwardState.NOTIFIED,
    ),
    "give": Act(
        title=gettext_lazy("The help was given"),
        button=gettext_lazy("Note that it was given"),
        done=gettext_lazy("It is noted. Send the letter of confirmation."),
        form=forms.GiveForm,
        do=lambda award, by, given: awarding.give(award=award, by=by, **given),
        possible=lambda award: (
            award.in_kind and award.state in {AwardState.CONFIRMED, AwardState.TESTED}
        ),
    ),
    "database": Act(
        title=gettext_lazy("It is in the subsidy database"),
        button=gettext_lazy("Note the reference"),
        done=gettext_lazy("The reference is noted."),
        form=forms.DatabaseForm,
        do=lambda award, by, given: awarding.enter_in_database(award=award, by=by, **given),
        possible=lambda award: award.database_due is not None and not award.database_reference,
    ),
    "withdraw": Act(
        title=gettext_lazy("Withdraw this award"),
        button=gettext_lazy("Withdraw it"),
        done=gettext_lazy("The award is withdrawn."),
        form=forms.WithdrawForm,
        do=lambda award, by, given: awarding.withdraw(award=award, by=by, **given),
        possible=lambda award: (
            award.state in {AwardState.TESTED, AwardState.NOTIFIED, AwardState.CONFIRMED}
        ),
        warns=True,
    ),
}
DECLARE: Act[Enterprise] = Act(
    title=gettext_lazy("Help from another public body"),
    button=gettext_lazy("Enter it"),
    done=gettext_lazy("It counts towards the limit."),
    explanation=gettext_lazy("As the enterprise listed it in its answer to our notification."),
    form=forms.DeclareForm,
    do=lambda enterprise, by, given: awarding.declare_other(enterprise=enterprise, by=by, **given),
)


@for_control
def enterprises(request: HttpRequest) -> HttpResponse:
    """All of them, and a new one."""
    form = forms.EnterpriseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = registering.enter_enterprise(by=officer(request), **form.cleaned_data)
        except FundError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect(made)
    page = Paginator(Enterprise.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "funds_officer/enterprises.html", {"form": form, "page": page})


@for_control
def enterprise(request: HttpRequest, pk: int) -> HttpResponse:
    """What it had in this and the two preceding financial years, and what it may still have."""
    found, day = get_object_or_404(Enterprise, pk=pk), today()
    had = sum(award.amount_pence for award in counted(found, day))
    context = {
        "enterprise": found,
        "page": Paginator(found.awards.all(), PER_PAGE).get_page(request.GET.get("page")),
        "had": had,
        "limit": limit_pence(day),
        "left": max(limit_pence(day) - had, 0),
        "since": first_day(day),
    }
    return render(request, "funds_officer/enterprise.html", context)


@for_control
def new_award(request: HttpRequest, pk: int) -> HttpResponse:
    """The amount and the test; refused with the sum that led to it where it goes over the limit."""
    found = get_object_or_404(Enterprise, pk=pk)
    form, over = forms.AwardForm(request.POST if request.method == "POST" else None), None
    if form.is_valid():
        names = ("amount_pence", "what_for", "in_kind", "reason")
        told = {name: form.cleaned_data[name] for name in names}
        try:
            made = awarding.award(
                enterprise=found, by=officer(request), answers=form.answers(), **told
            )
        except FundError as refused:
            over = refused if isinstance(refused, OverTheLimit) else None
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            said = (
                _("Send the letter of notification.")
                if made.is_subsidy
                else _("It is kept, and can be paid.")
            )
            messages.success(request, said)
            return redirect(made)
    context = {"enterprise": found, "form": form, "over": over}
    return render(request, "funds_officer/new_award.html", context, status=409 if over else 200)


@for_control
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Enterprise, pk=pk)
    return run(request, found, DECLARE, back=found.get_absolute_url(), kicker=found.name)


@for_control
def award(request: HttpRequest, pk: int) -> HttpResponse:
    """One award with its test, its letters and what can be done now."""
    found = _found(pk)
    ours = found.is_subsidy and not found.authority
    given = ours and found.state == AwardState.GIVEN
    context = {
        "award": found,
        "acts": acts_now(found, ACTS),
        "notification": letters.notification(found) if ours else "",
        "confirmation": letters.confirmation(found) if given else "",
        "account": granting.account_of(found),
        "payments": found.payments.select_related("account").order_by("-pk"),
        "left": grounds.left_of([found])[found.pk] if grounds.is_payable(found) else 0,
    }
    return render(request, "funds_officer/award.html", context)


@for_control
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = _found(pk)
    back = reverse("funds_officer:award", args=[pk])
    kicker = f"{found.enterprise.name}: {found.what_for}"
    return run(request, found, ACTS.get(act), back=back, kicker=kicker)


def _found(pk: int) -> Award:
    return get_object_or_404(Award.objects.select_related("enterprise"), pk=pk)
