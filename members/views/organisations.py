"""The organisations in a list, and one organisation's own page."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members import sections
from members.class_words import price_in_words
from members.classes import today
from members.models import Constitution, Membership, Organisation, Person
from members.who_decides import WhoDecides, table, who_decides

_A_PAGE = 20


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Every published organisation by name; `?q=` searches name and summary."""
    wanted = request.GET.get("q", "").strip()[:80]
    found = Organisation.objects.published()
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(summary__icontains=wanted))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    mine = _own(request, [one.pk for one in page])
    context = {"page": page, "wanted": wanted, "mine": mine}
    return render(request, "organisations/organisations.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, who decides in it, and how to join."""
    found = get_object_or_404(Organisation.objects.published(), slug=slug)
    day = today()
    constitution = Constitution.objects.select_related("organisation").in_force(found, day)
    decides = who_decides(constitution, day) if constitution else None
    context = {
        "organisation": found,
        "constitution": constitution,
        "decides": decides,
        "table": table(decides, constitution) if decides and constitution else None,
        "can_join": found.open_to_members and constitution is not None,
        "is_member": bool(_own(request, [found.pk])),
        "sections": sections.of_organisation(found, request),
        "about": _about(found, decides),
    }
    return render(request, "organisations/organisation.html", context)


def _own(request: HttpRequest, organisations: list[int]) -> set[int]:
    """Which of them the reader is a member of."""
    if not isinstance(request.user, Person):
        return set()
    own = Membership.objects.current().acted_for_by(request.user)
    return set(own.filter(organisation__in=organisations).values_list("organisation_id", flat=True))


def _about(found: Organisation, decides: WhoDecides | None) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [(_("Legal form"), found.get_legal_form_display())]
    if found.org_id:
        rows.append((_("Registered as"), found.org_id))
    for group in decides.groups if decides else ():
        if group.stakeholder_class.share_price_pence:
            title = _("Shares: %(group)s") % {"group": group.name}
            rows.append((title, price_in_words(group.stakeholder_class)))
    if found.contact_email or found.contact_phone:
        rows.append((_("Contact"), "\n".join(_contact(found))))
    return rows


def _contact(found: Organisation) -> list[str]:
    return [text for text in (found.contact_name, found.contact_phone, found.contact_email) if text]
