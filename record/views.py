"""The public record, to read and to take away."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from look.tables import Column, Table
from look.words import moment
from record.forms import FilterForm
from record.models import RecordEntry
from record.sentences import payload, sentence
from record.verification import ROWS_AT_A_TIME, as_hashed

PER_PAGE = 50


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The entries, latest first, all or about one kind of thing or one thing."""
    form = FilterForm(request.GET)
    page = Paginator(_filtered(form).order_by("-sequence"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    shown = {
        "form": form,
        "page": page,
        "table": _table(page),
        "latest": RecordEntry.objects.last(),
        "query": request.GET.urlencode(),
    }
    return render(request, "record/entries.html", shown)


@require_safe
def entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """One entry with all its facts and its seals."""
    found = get_object_or_404(RecordEntry, pk=sequence)
    shown = {
        "entry": found,
        "sentence": sentence(found),
        "facts": [(key, _in_words(value)) for key, value in sorted(payload(found).items())],
        "rows": _rows(found),
        "before": sequence - 1,
        "after": RecordEntry.objects.filter(pk=sequence + 1).first(),
    }
    return render(request, "record/entry.html", shown)


@require_safe
def entry_json(_request: HttpRequest, sequence: int) -> JsonResponse:
    """One entry as it was hashed."""
    return JsonResponse(as_hashed(get_object_or_404(RecordEntry, pk=sequence)))


@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """The whole record, or what the filter leaves of it, in its order: `{"entries": […]}`, never all in memory."""
    response = StreamingHttpResponse(
        _streamed(_filtered(FilterForm(request.GET))), content_type="application/json"
    )
    response["Content-Disposition"] = 'attachment; filename="public-record.json"'
    return response


def _filtered(form: FilterForm) -> QuerySet[RecordEntry]:
    """A kind nobody knows leaves nothing."""
    found = RecordEntry.objects.order_by("sequence")
    if not form.is_valid():
        return found.none()
    asked = {"subject_kind": form.cleaned_data["kind"], "subject_id": form.cleaned_data["id"]}
    return found.filter(**{field: value for field, value in asked.items() if value})


def _streamed(found: QuerySet[RecordEntry]) -> Iterator[str]:
    yield '{"entries": [\n'
    for place, row in enumerate(found.iterator(chunk_size=ROWS_AT_A_TIME)):
        yield (",\n" if place else "") + json.dumps(as_hashed(row), ensure_ascii=False)
    yield "\n]}\n"


def _table(page: Page[RecordEntry]) -> Table:
    return Table(
        caption=_("Entries, latest first"),
        caption_hidden=True,
        columns=[
            Column(_("Entry")),
            Column(_("What happened")),
            Column(_("When")),
            Column(_("By")),
        ],
        rows=[[_link(row), sentence(row), moment(row.at), row.actor_role] for row in page],
    )


def _link(row: RecordEntry) -> str:
    address = reverse("record:entry", args=[row.sequence])
    said = _("Entry %(number)s") % {"number": row.sequence}
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, said)


def _rows(found: RecordEntry) -> list[tuple[Any, ...]]:
    about = reverse("record:entries") + f"?kind={found.subject_kind}&id={found.subject_id}"
    return [
        (_("When"), moment(found.at)),
        (_("By"), f"{found.actor_role} ({found.actor_id})"),
        (_("About"), found.subject_name, about, _("All entries about this")),
        (_("Name of the act"), found.action),
    ]


def _in_words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
