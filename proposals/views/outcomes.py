"""The public pages of the appraisal: every proposal with outcome, cost and reason, and one in full."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from budgets.life.phases import Life
from budgets.models import Phase
from look.tables import Column, Table
from look.words import pounds
from proposals.models import Appraisal, Outcome, Proposal, ProposalState, QuestionKind, Variant
from proposals.views.access import for_proposals, open_words

_A_PAGE = 25


@require_safe
@for_proposals
def appraisal(request: HttpRequest, life: Life) -> HttpResponse:
    """A constant number of statements, however many there are."""
    _refuse_early(life)
    outcome = request.GET.get("outcome", "")
    rows = Proposal.objects.published().filter(round=life.round).order_by("number")
    if outcome in Outcome.values:
        rows = rows.filter(appraisal__outcome=outcome)
    rows = rows.select_related("appraisal").prefetch_related("appraisal__variants")
    page = Paginator(rows.defer("author_sealed"), _A_PAGE).get_page(request.GET.get("page"))
    for one in page:
        one.round = life.round
    context = {
        **open_words(life),
        "page": page,
        "outcomes": Outcome.choices,
        "outcome": outcome,
        "until": life.planned[Phase.APPRAISAL].closes_at,
        "is_open": life.is_open(Phase.APPRAISAL),
    }
    return render(request, "proposals/appraisal.html", context)


@require_safe
@for_proposals
def appraised(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    """One appraisal in full, once it is decided. Its private notes are nowhere near."""
    _refuse_early(life)
    rows = Appraisal.objects.select_related("proposal").exclude(outcome="")
    rows = rows.filter(proposal__round=life.round).exclude(proposal__state=ProposalState.HIDDEN)
    found = get_object_or_404(rows, proposal__number=number)
    found.proposal.round = life.round
    answers = list(found.answers.select_related("question"))
    context = {
        **open_words(life),
        "appraisal": found,
        "proposal": found.proposal,
        "kinds": [
            (kind.label, [one for one in answers if one.question.kind == kind])
            for kind in QuestionKind
        ],
        "costs": cost_table(list(found.variants.all())),
    }
    return render(request, "proposals/appraised.html", context)


def cost_table(variants: list[Variant]) -> Table:
    return Table(
        caption=_("What it costs in full"),
        columns=[
            Column(_("Variant")),
            Column(_("Once"), numeric=True),
            Column(_("Running"), numeric=True),
            Column(_("Overheads"), numeric=True),
            Column(_("In all"), numeric=True),
        ],
        rows=[
            [
                one.name or _("As proposed"),
                pounds(one.capital_pence),
                _running(one),
                pounds(one.overheads_pence),
                pounds(one.total_pence),
            ]
            for one in variants
        ],
    )


def _running(one: Variant) -> str:
    """ "£500 × 3 years"."""
    if not one.yearly_pence * one.years:
        return pounds(0)
    return ngettext("%(sum)s × %(years)d year", "%(sum)s × %(years)d years", one.years) % {
        "sum": pounds(one.yearly_pence),
        "years": one.years,
    }


def _refuse_early(life: Life) -> None:
    if not life.is_due(Phase.APPRAISAL):
        raise Http404
