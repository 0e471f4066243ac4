"""The register of members on screen, to search, and one line of it with what happened to it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from look.tables import Column, Table
from look.words import day, moment, pounds
from members.classes import Classes, class_names, every_class
from members.forms_register import SearchForm
from members.models import Membership, Organisation
from members.models.membership import MembershipQuerySet
from members.views.secretary.access import for_keeper
from record.models import RecordEntry
from record.sentences import sentence

PER_PAGE = 50
ENTRIES_SHOWN = 50


@for_keeper
@require_safe
def register(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    classes = every_class(organisation)
    form = SearchForm(request.GET, classes.choices)
    lines = _searched(organisation, form, classes).with_holdings().order_by("number")
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "search_form": form,
        "page": page,
        "table": _table(list(page.object_list), classes.names, organisation),
    }
    return render(request, "secretary/register.html", context)


@for_keeper
@require_safe
def line(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    rows = organisation.memberships.all().with_holdings().select_related("member_organisation")
    found = get_object_or_404(rows, number=number)
    history = RecordEntry.objects.filter(subject_kind="membership", subject_id=str(found.pk))
    context = {
        "organisation": organisation,
        "member": found,
        "facts": _facts(found, class_names(organisation)),
        "shares": _share_table(found),
        "verifications": list(found.verifications.select_related("by")),
        "history": _history(list(history.order_by("-sequence")[:ENTRIES_SHOWN])),
    }
    return render(request, "secretary/line.html", context)


def _searched(organisation: Organisation, form: SearchForm, classes: Classes) -> MembershipQuerySet:
    """A class or kind nobody knows leaves nothing."""
    found = organisation.memberships.all()
    if not form.is_valid():
        return found.none()
    asked = form.cleaned_data
    if asked["q"].strip():
        found = found.search(asked["q"])
    if asked["which"] != "all":
        found = found.filter(ceased_on__isnull=asked["which"] == "current")
    group = asked["group"]
    return found if group == "all" else found.filter(class_code__in=classes.codes[group])


def _table(lines: list[Membership], names: dict[str, str], organisation: Organisation) -> Table:
    return Table(
        caption=_("Register of members"),
        caption_hidden=True,
        columns=[
            Column(_("Member")),
            Column(_("Number"), numeric=True),
            Column(_("Class")),
            Column(_("Entered")),
            Column(_("Ceased")),
            Column(_("Shares"), numeric=True),
        ],
        rows=[
            [
                format_html(
                    '<a class="govuk-link" href="{}/">{}</a>', one.number, one.name or _("Erased")
                ),
                one.number,
                names.get(one.class_code, one.class_code),
                day(one.entered_on),
                day(one.ceased_on) if one.ceased_on else "",
                _held(one, "shares_held"),
            ]
            for one in lines
        ],
    )


def _facts(found: Membership, names: dict[str, str]) -> list[tuple[str, str]]:
    rows = [
        (_("Class"), names.get(found.class_code, found.class_code)),
        (_("Postal address"), ", ".join(filter(None, [found.address, found.written_postcode]))),
        (_("Electronic address"), found.email),
        (_("What it may be used for"), found.email_purposes if found.email else ""),
        (_("Date of birth"), day(found.date_of_birth) if found.date_of_birth else ""),
        (_("Reference"), found.reference),
        (_("Parent or guardian"), found.guardian_name),
        (_("Their email address"), found.guardian_email),
        (_("Entered"), day(found.entered_on)),
        (_("Ceased"), _ceased(found)),
        (_("Votes"), "" if found.votes_here else _("In another class")),
        (_("Shares"), _held_in_words(found)),
        (_("Loans and deposits"), pounds(_held(found, "property_pence"))),
    ]
    return [(key, str(value)) for key, value in rows if value]


def _ceased(found: Membership) -> str:
    if found.ceased_on is None:
        return ""
    return f"{day(found.ceased_on)}: {found.get_ceased_because_display()}"


def _held_in_words(found: Membership) -> str:
    return _("%(shares)d, %(paid)s paid on them") % {
        "shares": _held(found, "shares_held"),
        "paid": pounds(_held(found, "paid_pence")),
    }


def _held(line: Membership, name: str) -> int:
    return int(getattr(line, name))


def _share_table(found: Membership) -> Table:
    return Table(
        caption=_("Shares, loans and deposits"),
        columns=[
            Column(_("Day")),
            Column(_("What happened")),
            Column(_("Shares"), numeric=True),
            Column(_("Amount"), numeric=True),
            Column(_("Note")),
        ],
        rows=[
            [
                day(move.on),
                move.get_move_display(),
                move.shares or "",
                pounds(move.amount_pence),
                move.reason,
            ]
            for move in found.share_transactions.order_by("on", "pk")
        ],
    )


def _history(entries: list[RecordEntry]) -> Table:
    return Table(
        caption=_("What was done with this line"),
        columns=[Column(_("When")), Column(_("What")), Column(_("By"))],
        rows=[[moment(one.at), sentence(one), one.actor_role] for one in entries],
    )
