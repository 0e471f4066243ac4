"""The neighbourhood's agenda for everybody: the list, one item, naming one, supporting and taking back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import flooding, listing, remembering
from agenda.forms.item import ListForm, PriorityForm
from agenda.models import AgendaItem, PublishedAgenda
from agenda.naming import name_priority, named_already
from agenda.supporting import most_supports, support, supported_by, take_back
from agenda.views.access import for_agenda, item_of, with_round
from agenda.views.who import Who
from budgets.errors import RoundError
from budgets.life.phases import Life
from budgets.life.taking_part import why_shut
from budgets.models import Phase
from budgets.views.voting.access import round_of
from members import limits

_A_PAGE = 20


@require_safe
@for_agenda
def agenda(request: HttpRequest, life: Life) -> HttpResponse:
    """A constant number of statements, however long the list is."""
    form = ListForm(request.GET or None)
    wish = form.cleaned_data if form.is_bound and form.is_valid() else {"q": "", "sort": ""}
    published = PublishedAgenda.objects.filter(round=life.round).first()
    items = listing.items_of(life.round, published, wish["q"], wish["sort"])
    page = Paginator(items, _A_PAGE).get_page(request.GET.get("page"))
    shown = [with_round(one, life.round) for one in page]
    mine = supported_by(life.round, remembering.participant_of(request))
    context = {
        "budget_round": life.round,
        "list_form": form,
        "wish": wish,
        "published": published,
        "page": page,
        "bars": listing.bars(shown),
        "table": listing.table(shown, mine),
        "hidden": [with_round(one, life.round) for one in listing.hidden_of(life.round)],
        "given": len(mine),
        "most": most_supports(),
        **_open_words(life),
    }
    return render(request, "agenda/agenda.html", context)


@require_safe
@for_agenda
def item(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    return _item_page(request, life, item_of(life, number))


@require_http_methods(["GET", "HEAD", "POST"])
@for_agenda
def name(request: HttpRequest, life: Life) -> HttpResponse:
    """What sounds alike is shown before anything is saved; then who it is; then it is on the page."""
    form = PriorityForm(request.POST if request.method == "POST" else None)
    who, alike = Who(request, life.round), list[AgendaItem]()
    if request.method == "POST" and form.is_valid():
        seen = bool(request.POST.get("seen"))
        alike = [] if seen else _alike(life, form)
        made = None if alike else _named(request, life, form, who)
        if made:
            messages.success(request, _("Your priority is on the page. Others can support it now."))
            return who.keep(redirect(made))
    context = {
        "budget_round": life.round,
        "form": form,
        "who": who,
        "alike": alike,
        "seen": bool(alike) or bool(request.POST.get("seen")),
        **_open_words(life),
    }
    return who.keep(render(request, "agenda/name.html", context))


@require_POST
@for_agenda
def give(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    """Support an item, at once for somebody known; others show who they are first."""
    found, who = item_of(life, number), Who(request, life.round)
    somebody = who.proven()
    if somebody is None:
        return who.keep(_item_page(request, life, found, who))
    try:
        left = support(item=found, by=somebody)
    except RoundError as refusal:
        return who.keep(_item_page(request, life, found, problem=refusal.message, status=409))
    messages.success(request, _left(left))
    return who.keep(redirect(found))


@require_POST
@for_agenda
def back(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    found, somebody = item_of(life, number), remembering.participant_of(request)
    if somebody is not None:
        try:
            take_back(item=found, by=somebody)
        except RoundError as refusal:
            return _item_page(request, life, found, problem=refusal.message, status=409)
        messages.success(request, _("You took your support back."))
    return redirect(found)


@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Have this browser forget who takes part in any phase of the round: for a computer that others use."""
    response: HttpResponseRedirect = redirect(round_of(slug))
    remembering.forget(response)
    messages.success(request, _("This browser no longer knows your email address."))
    return response


def _alike(life: Life, form: PriorityForm) -> list[AgendaItem]:
    found = named_already(life.round, form.cleaned_data["title"])
    return [with_round(one, life.round) for one in found]


def _named(request: HttpRequest, life: Life, form: PriorityForm, who: Who) -> AgendaItem | None:
    somebody = who.proven()
    if somebody is None:
        return None
    try:
        flooding.spend("named", somebody, limits.client(request))
        return name_priority(budget_round=life.round, by=somebody, priority=form.priority())
    except RoundError as refusal:
        form.add_error(refusal.field or None, refusal.message)
        return None


def _item_page(
    request: HttpRequest,
    life: Life,
    found: AgendaItem,
    who: Who | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    somebody = remembering.participant_of(request)
    context = {
        "budget_round": life.round,
        "item": found,
        "who": who,
        "somebody": somebody,
        "supports_it": found.pk in supported_by(life.round, somebody),
        "problems": [{"text": problem, "target": ""}] if problem else [],
        **_open_words(life),
    }
    return render(request, "agenda/item.html", context, status=status)


def _open_words(life: Life) -> dict[str, object]:
    is_open = life.is_open(Phase.AGENDA)
    shut = "" if is_open else why_shut(life, Phase.AGENDA)
    return {"is_open": is_open, "shut": shut, "until": life.planned[Phase.AGENDA].closes_at}


def _left(left: int) -> str:
    if left <= 0:
        return _("You support this. You have given all your supports.")
    return ngettext(
        "You support this. You can support %(left)d more.",
        "You support this. You can support %(left)d more.",
        left,
    ) % {"left": left}
