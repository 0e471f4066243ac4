"""Making a complaint, and the officers' list of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from council import complaining
from council.forms import AnswerForm, ComplaintForm
from council.models import Complaint
from council.policies import can_answer_complaints
from members import limits
from members.errors import TooOften
from members.models import Person

A_PAGE = 25
# One household may have much to say; a machine has more.
MOST_AN_HOUR = 10
HOUR = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    form = ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            limits.spend("complaint", limits.client(request), MOST_AN_HOUR, HOUR)
        except TooOften as error:
            form.add_error(None, error.message)
        else:
            complaint = complaining.complain(**form.cleaned_data)
            request.session["complaint"] = complaint.reference
            return redirect("complaint_made")
    return render(request, "council/complaints.html", {"form": form})


@require_GET
def made(request: HttpRequest) -> HttpResponse:
    """Only to the browser that made it: the page shows when we answer and to which address."""
    reference = request.session.get("complaint", "")
    complaint = get_object_or_404(Complaint, reference=reference)
    return render(request, "council/complaint_made.html", {"complaint": complaint})


@login_required
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    _officer(request)
    page = Paginator(Complaint.objects.answered(), A_PAGE).get_page(request.GET.get("page"))
    waiting = list(Complaint.objects.unanswered())
    return render(request, "council/complaints_listed.html", {"waiting": waiting, "page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    officer = _officer(request)
    complaint = get_object_or_404(Complaint, reference=reference)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            complaining.answer(complaint=complaint, by=officer, text=form.cleaned_data["text"])
        except complaining.ComplaintRefused as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request, _("Complaint %(reference)s is answered.") % {"reference": reference}
            )
            return redirect("complaints_listed")
    return render(request, "council/complaint_answer.html", {"form": form, "complaint": complaint})


@login_required
@require_POST
def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    officer = _officer(request)
    complaint = get_object_or_404(Complaint, reference=reference)
    try:
        complaining.acknowledge(complaint=complaint, by=officer)
    except complaining.ComplaintRefused as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request, _("Complaint %(reference)s is acknowledged.") % {"reference": reference}
        )
    return redirect("complaints_listed")


def _officer(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person) or not can_answer_complaints(request.user):
        raise Http404
    return request.user
