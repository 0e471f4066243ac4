"""Partners' match offers: all of them, a new one, ending one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from councillors import matching, policies, recording
from councillors.forms.officer import OfferForm, ReasonForm
from councillors.models import MatchOffer
from councillors.views.officer.tables import of_offers
from funds.errors import FundError
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, run

PER_PAGE = 50
for_keepers = for_those_who(policies.can_keep_budgets)
END: Act[MatchOffer] = Act(
    title=gettext_lazy("End the offer"),
    button=gettext_lazy("End it"),
    done=gettext_lazy("The offer has ended. What nobody took is back in the partner’s fund."),
    form=ReasonForm,
    do=lambda one, by, given: matching.end(offer=one, by=recording.officer(by), **given),
    warns=True,
)


@require_safe
@for_keepers
def offers(request: HttpRequest) -> HttpResponse:
    rows = MatchOffer.objects.select_related("organisation")
    page = Paginator(rows.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page"))
    table = of_offers(page, matching.taken_of(page))
    return render(request, "councillors_officer/offers.html", {"page": page, "table": table})


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def new(request: HttpRequest) -> HttpResponse:
    form, status = OfferForm(request.POST if request.method == "POST" else None), 200
    if form.is_valid():
        given = form.cleaned_data
        try:
            matching.offer(
                organisation=given["organisation"],
                fund=given["fund"],
                terms=form.terms(),
                by=officer(request),
                key=given["key"],
            )
        except FundError as refused:
            status = 409
            form.add_error(_field(refused, form), refused.message)
        else:
            messages.success(request, _("The offer stands. Its money is set aside."))
            return redirect("councillors_officer:offers")
    return render(request, "councillors_officer/new_offer.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(MatchOffer, pk=pk)
    back = reverse("councillors_officer:offers")
    return run(request, found, END, back=back, kicker=found.title)


def _field(refused: FundError, form: OfferForm) -> str | None:
    """A fund that is short says so beside the cap."""
    if refused.field == "amount_pence":
        return "cap_pence"
    return refused.field if refused.field in form.fields else None
