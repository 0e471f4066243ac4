"""The officers' pages of payments: the queue, a new one, and one of them with what can be done."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from funds import grounds, paying, policies, recovering
from funds.errors import FundError
from funds.forms.fields import Sure
from funds.forms.fund import ReasonForm
from funds.forms.payment import PayForm, PaymentForm, QueueForm, RefundForm
from funds.models import Award, Ground, Payment, PaymentState
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, run
from members.models import Person

PER_PAGE = 50
_ENDED = [PaymentState.REFUSED, PaymentState.CANCELLED]

ACTS: dict[str, Act[Payment]] = {
    "approve": Act(
        title=gettext_lazy("Approve this payment"),
        button=gettext_lazy("Approve it"),
        done=gettext_lazy("Your approval is noted."),
        form=Sure,
        do=lambda payment, by, _given: paying.approve(payment=payment, by=by),
    ),
    "refuse": Act(
        title=gettext_lazy("Refuse this payment"),
        button=gettext_lazy("Refuse it"),
        done=gettext_lazy("The payment is refused."),
        form=ReasonForm,
        do=lambda payment, by, given: paying.refuse(payment=payment, by=by, **given),
        warns=True,
    ),
    "pay": Act(
        title=gettext_lazy("The bank has paid it"),
        button=gettext_lazy("Mark it paid"),
        done=gettext_lazy("The payment stands in the ledger."),
        explanation=gettext_lazy(
            "The money is drawn from the funds that must be spent soonest. This cannot be undone."
        ),
        form=PayForm,
        do=lambda payment, by, given: paying.pay(payment=payment, by=by, **given),
    ),
    "cancel": Act(
        title=gettext_lazy("Cancel this payment"),
        button=gettext_lazy("Cancel the payment"),
        done=gettext_lazy("The payment is cancelled."),
        form=ReasonForm,
        do=lambda payment, by, given: paying.cancel(payment=payment, by=by, **given),
        warns=True,
    ),
    "refund": Act(
        title=gettext_lazy("Some of it came back"),
        button=gettext_lazy("Enter it"),
        done=gettext_lazy("The money is back in its funds."),
        explanation=gettext_lazy(
            "It returns to the funds it was drawn from. An entry is never changed."
        ),
        form=RefundForm,
        do=lambda payment, by, given: recovering.recover(payment=payment, by=by, **given),
    ),
}


def _may_see(person: policies.Somebody) -> bool:
    return policies.can_request(person) or policies.can_approve(person)


@for_those_who(_may_see)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this officer first, then the rest; or those that are over."""
    form = QueueForm(request.GET)
    form.is_valid()
    person = officer(request)
    found = _shown(policies.payments_visible_to(person), form.cleaned_data.get("state", ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "queue_form": form,
        "page": page,
        "waiting": policies.waiting_for(person).count(),
        "can_request": policies.can_request(person),
    }
    return render(request, "funds_officer/payments.html", context)


@for_those_who(policies.can_request)
def new(request: HttpRequest) -> HttpResponse:
    """A request; the account may come with the address (?account=project:7)."""
    accounts = policies.payable(officer(request))
    form = PaymentForm(
        request.POST if request.method == "POST" else None,
        accounts=accounts,
        initial=_initial(request),
    )
    if form.is_valid():
        try:
            made = paying.request(by=officer(request), **form.cleaned_data)
        except FundError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("The payment waits for approval."))
            return redirect(made)
    return render(request, "funds_officer/new_payment.html", {"form": form})


@for_those_who(_may_see)
def payment(request: HttpRequest, pk: int) -> HttpResponse:
    """One payment: who asked, who approved, which funds it was drawn from, and what can be done now."""
    found = _found(request, pk)
    drawn = [] if found.transaction is None else _drawn(found)
    context = {
        "payment": found,
        "may_control": policies.can_control_subsidy(request.user),
        "approvals": found.approvals.select_related("by"),
        "drawn": drawn,
        "refunds": found.refunds.select_related("transaction"),
        "acts": [(slug, ACTS[slug]) for slug in possible(officer(request), found)],
    }
    return render(request, "funds_officer/payment.html", context)


@for_those_who(_may_see)
def act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = _found(request, pk)
    wanted = ACTS.get(act) if _has_part(officer(request), act) else None
    back = reverse("funds_officer:payment", args=[pk])
    return run(request, found, wanted, back=back, kicker=f"{found.payee_name}: {found.what_for}")


def _initial(request: HttpRequest) -> dict[str, Any]:
    """A grant may come with the address too (&award=3): who is paid, how much and what for are then filled in."""
    wanted = request.GET.get("award", "")
    rows = Award.objects.ready().select_related("enterprise")
    award = rows.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else None
    filled: dict[str, Any] = {"account": request.GET.get("account", "")}
    if award is not None:
        filled |= {
            "ground": Ground.GRANT,
            "award": award.pk,
            "payee_name": award.enterprise.name,
            "amount_pence": grounds.left_of([award])[award.pk],
            "what_for": award.what_for,
        }
    return filled


def possible(person: Person, payment: Payment) -> list[str]:
    """The acts to offer this person now."""
    waits = payment.state == PaymentState.REQUESTED
    approved = payment.approvals.filter(by=person).exists()
    others = payment.requested_by_id != person.pk
    offered = {
        "approve": waits and others and not approved,
        "refuse": waits and others,
        "pay": payment.state == PaymentState.APPROVED,
        "cancel": waits or payment.state == PaymentState.APPROVED,
        "refund": payment.state == PaymentState.PAID
        and payment.refunded_pence < payment.amount_pence,
    }
    return [act for act, now in offered.items() if now and _has_part(person, act)]


def _has_part(person: Person, act: str) -> bool:
    approves = act in {"approve", "refuse"}
    return policies.can_approve(person) if approves else policies.can_request(person)


def _found(request: HttpRequest, pk: int) -> Payment:
    rows = policies.payments_visible_to(officer(request))
    return get_object_or_404(
        rows.select_related("account", "requested_by", "transaction", "award__enterprise"), pk=pk
    )


def _shown(payments: QuerySet[Payment], state: str) -> QuerySet[Payment]:
    payments = payments.select_related("account")
    if state == "paid":
        return payments.filter(state=PaymentState.PAID).order_by("-pk")
    if state == "ended":
        return payments.filter(state__in=_ENDED).order_by("-pk")
    return payments.exclude(state__in=[PaymentState.PAID, *_ENDED])


def _drawn(payment: Payment) -> list[tuple[Any, ...]]:
    rows = payment.account.entries.filter(transaction=payment.transaction).select_related("fund")
    return [(row.fund, -row.amount_pence) for row in rows]
