"""The agenda as a list: what is searched, in which order, and its bars and table."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _

from agenda.models import AgendaItem, ItemState, PublishedAgenda
from agenda.models.item import ItemQuerySet
from budgets.models import BudgetRound
from look.tables import Column, Table

Bars = list[tuple[str, float, str]]
_ORDERS = {
    "support": ["-supports", "number"],
    "newest": ["-number"],
    "title": ["title", "number"],
}
_LONGEST_LABEL = 60
_MOST_HIDDEN = 100


def items_of(
    budget_round: BudgetRound, published: PublishedAgenda | None, q: str, sort: str
) -> ItemQuerySet:
    """The open items, searched in title and reason; a published agenda is in its order unless asked otherwise."""
    items = AgendaItem.objects.open().filter(round=budget_round).defer("author_sealed")
    if q:
        found = Q(title__icontains=q) | Q(why__icontains=q) | Q(title__trigram_word_similar=q)
        items = items.filter(found).annotate(likeness=TrigramWordSimilarity(q, "title"))
    if published and sort in {"", "support"}:
        return items.order_by("rank", "number")
    return items.order_by(*_ORDERS.get(sort, _ORDERS["support"]))


def hidden_of(budget_round: BudgetRound) -> list[AgendaItem]:
    """What was taken off the page, for its reasons to stand there."""
    hidden = AgendaItem.objects.filter(round=budget_round, state=ItemState.HIDDEN)
    return list(hidden.defer("author_sealed", "title", "why").order_by("number")[:_MOST_HIDDEN])


def bars(items: Sequence[AgendaItem]) -> Bars:
    """Of equal length whatever the page: the first of the whole list is not known here, so the page's own largest is."""
    return [(_short(_label(one)), float(one.supports), f"{one.supports:,}") for one in items]


def table(items: Sequence[AgendaItem], supported: set[int]) -> Table:
    ranked = any(one.rank for one in items)
    return Table(
        caption=_("Priorities and how many people support each"),
        caption_hidden=True,
        columns=[
            Column(_("Priority")),
            Column(_("Why")),
            *([Column(_("Rank"), numeric=True)] if ranked else []),
            Column(_("People"), numeric=True),
        ],
        rows=[_row(one, supported, ranked=ranked) for one in items],
    )


def _row(one: AgendaItem, supported: set[int], *, ranked: bool) -> list[Any]:
    link = format_html('<a class="govuk-link" href="{}">{}</a>', one.get_absolute_url(), one.title)
    mine = _("You support this") if one.pk in supported else ""
    tag = format_html('<br><strong class="govuk-tag app-tag--done">{}</strong>', mine)
    return [
        format_html("{}{}", link, tag if mine else ""),
        one.why if len(one.why) <= 200 else one.why[:199].rstrip() + "…",  # noqa: PLR2004
        *([one.rank] if ranked else []),
        f"{one.supports:,}",
    ]


def _label(one: AgendaItem) -> str:
    return f"{one.rank}. {one.title}" if one.rank else one.title


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"
