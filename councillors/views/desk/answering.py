"""One request on a councillor's desk, and the answer to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councillors import answering, policies, sealed, tables
from councillors.forms.deciding import AnswerForm
from councillors.models import Councillor, GrantRequest
from councillors.views.desk.access import for_councillor
from funds.errors import FundError


@require_http_methods(["GET", "HEAD", "POST"])
@for_councillor
def request_page(request: HttpRequest, office: Councillor, pk: int) -> HttpResponse:
    """With whom to write to, which nobody else but officers sees."""
    found = get_object_or_404(policies.on_desk_of(office).with_names(), pk=pk)
    answers = list(found.answers.select_related("councillor"))
    open_ = found.is_waiting and not any(one.councillor_id == office.pk for one in answers)
    form, status = _form(request, found) if open_ else None, 200
    if form is not None and form.is_valid():
        if _answered(form, found, office):
            messages.success(request, _("Your answer is given. It is public now."))
            return redirect("councillor_desk:desk")
        status = 409
    context = {
        "asked": found,
        "state": tables.state_tag(found),
        "contact": sealed.read(found.sealed),
        "answers": tables.of_answers(answers) if answers else None,
        "form": form,
    }
    return render(request, "councillor_desk/request.html", context, status=status)


def _form(request: HttpRequest, found: GrantRequest) -> AnswerForm:
    sent = request.POST if request.method == "POST" else None
    return AnswerForm(sent, asked_pence=found.pence, pooled=found.pool_id is not None)


def _answered(form: AnswerForm, found: GrantRequest, office: Councillor) -> bool:
    given = form.cleaned_data
    try:
        answering.answer(
            request=found,
            councillor=office,
            says=given["says"],
            reason=given["reason"],
            declared=form.declared(),
            pence=given.get("pence"),
        )
    except FundError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    return True
