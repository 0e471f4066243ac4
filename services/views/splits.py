"""Pots shared out: for anyone to read and check, and for officers to make."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from look.public_pages import download
from services import areas, exports, heads, splitting
from services.errors import ServiceError
from services.forms.splits import SplitForm
from services.models import Split
from services.policies import can_split
from services.split_working import Formula
from services.splitting import SplitFacts
from services.steps import decimal, split_table
from services.views.access import officer, only_for

PER_PAGE = 25


@require_safe
def splits(request: HttpRequest) -> HttpResponse:
    page = Paginator(Split.objects.defer("inputs"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "services/splits.html", {"page": page, "may": can_split(request.user)})


@require_safe
def split(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Split, pk=pk)
    formula = Formula(found.population_percent, tuple(found.decile_hundredths))
    rows = splitting.working_of(found)
    shares = {share.area_code: share.pence for share in found.shares.all()}
    context = {
        "split": found,
        "formula": formula,
        "weights": [decimal(weight) for weight in formula.weights.values()],
        "table": split_table(rows),
        "heads": heads.by_area(found.kind, areas.from_inputs(found.inputs["areas"]), shares),
    }
    return render(request, "services/split.html", context)


@require_safe
def split_csv(_request: HttpRequest, pk: int) -> HttpResponseBase:
    found = get_object_or_404(Split, pk=pk)
    return download(f"split-{pk}.csv", "text/csv", exports.of_split(found), exports.LICENCE)


@only_for(can_split)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form; sent with "look", the working under it; sent with "save", the split is kept."""
    form = SplitForm(request.POST or None, initial=_weights_of_last())
    rows = []
    if request.method == "POST" and form.is_valid():
        facts: SplitFacts = form.facts()
        try:
            if "save" in request.POST:
                return _made(request, facts)
            rows = splitting.preview(facts)
        except ServiceError as refused:
            form.add_error(None, refused.message)
    context = {"form": form, "table": split_table(rows) if rows else None}
    return render(
        request, "officer_services/split.html", context, status=422 if form.errors else 200
    )


def _made(request: HttpRequest, facts: SplitFacts) -> HttpResponse:
    made = splitting.make_split(by=officer(request), facts=facts)
    messages.success(request, _("“%(title)s” is saved and published.") % {"title": made})
    return redirect(made)


def _weights_of_last() -> dict[str, str]:
    """The weights that were used last stand in the form, to be kept or changed."""
    last = Split.objects.values_list("decile_hundredths", flat=True).first()
    return SplitForm.weights_as_typed(last) if last else {}
