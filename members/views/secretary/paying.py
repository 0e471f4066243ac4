"""Where applicants pay for their shares."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.forms_secretary import BankForm
from members.models import BankDetails, Organisation
from members.paying import set_bank_details
from members.views.secretary.access import for_keeper, officer


@for_keeper
def bank(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The account as applicants read it, and the form to change it."""
    known = BankDetails.objects.filter(organisation=organisation).first()
    form = BankForm(request.POST if request.method == "POST" else None, initial=_initial(known))
    if form.is_valid():
        try:
            set_bank_details(
                organisation, by=officer(request).as_actor("secretary"), **form.cleaned_data
            )
        except MemberError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Applicants are told to pay there from now on."))
            return redirect("secretary:organisation", slug=organisation.slug)
    context = {"organisation": organisation, "form": form, "known": known}
    return render(request, "secretary/bank.html", context)


def _initial(known: BankDetails | None) -> dict[str, str]:
    if known is None:
        return {}
    return {
        "account_name": known.account_name,
        "sort_code": known.written_sort_code,
        "account_number": known.account_number,
    }
