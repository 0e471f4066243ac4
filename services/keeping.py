"""Keeping services and their budget lines, and saying how far residents decide each."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from look import words
from members.models import Person
from record import entries
from services.errors import ServiceError
from services.models import BudgetLine, Service

# No name at all, and the address of the page that makes one.
RESERVED = {"", "new"}
NAME_TAKEN = gettext_noop(
    "There is a service of that name already, or the name cannot be an address. Choose another."
)


@dataclass(frozen=True)
class ServiceFacts:
    name: str
    summary: str
    level: str
    out_reason: str = ""


@dataclass(frozen=True)
class LineFacts:
    year: int
    title: str
    amount_pence: int
    level: str
    out_reason: str = ""


@transaction.atomic
def make_service(*, by: Person, facts: ServiceFacts) -> Service:
    """Raises ServiceError for a name that is taken."""
    slug = slugify(facts.name)[:80]
    if slug in RESERVED:
        raise ServiceError(_(NAME_TAKEN))
    service = Service(slug=slug)
    _set(service, facts)
    try:
        with transaction.atomic():
            service.save()
    except IntegrityError as taken:
        raise ServiceError(_(NAME_TAKEN)) from taken
    _record(by, "services.service-made", service, _standing(facts))
    return service


@transaction.atomic
def change_service(*, by: Person, service: Service, facts: ServiceFacts) -> Service:
    """Change what is said of it and how far residents decide; its address stays. What does not differ is not recorded."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    before = _seen(service)
    _set(service, facts)
    if _seen(service) != before:
        service.save()
        _record(by, "services.service-changed", service, _standing(facts))
    return service


@transaction.atomic
def add_line(*, by: Person, service: Service, facts: LineFacts) -> BudgetLine:
    """Raises ServiceError for a title that the year has already."""
    return _save_line(by, BudgetLine(service=service), facts, "services.line-added")


@transaction.atomic
def change_line(*, by: Person, line: BudgetLine, facts: LineFacts) -> BudgetLine:
    """Raises ServiceError for a title that the year has already."""
    line = (
        BudgetLine.objects.select_for_update(of=("self",)).select_related("service").get(pk=line.pk)
    )
    return _save_line(by, line, facts, "services.line-changed")


def _save_line(by: Person, line: BudgetLine, facts: LineFacts, action: str) -> BudgetLine:
    line.year, line.title, line.amount_pence = facts.year, facts.title, facts.amount_pence
    line.level, line.out_reason = facts.level, facts.out_reason
    line.on_table = not facts.out_reason
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as twice:
        raise ServiceError(
            _("%(service)s has a line “%(title)s” in that year already. Choose another title.")
            % {"service": line.service, "title": line.title}
        ) from twice
    payload = _standing(facts) | {
        "line": line.title,
        "years": line.years,
        "amount": words.pounds(line.amount_pence),
    }
    _record(by, action, line.service, payload)
    return line


def _set(service: Service, facts: ServiceFacts) -> None:
    service.name, service.summary, service.level = facts.name, facts.summary, facts.level
    service.out_reason, service.on_table = facts.out_reason, not facts.out_reason


def _seen(service: Service) -> tuple[str, ...]:
    return service.name, service.summary, service.level, service.out_reason


def _standing(facts: ServiceFacts | LineFacts) -> dict[str, Any]:
    """Where it stands, as the record says it."""
    out = {"out_reason": facts.out_reason} if facts.out_reason else {}
    return {"level": str(facts.level), "on_table": not facts.out_reason} | out


def _record(by: Person, action: str, service: Service, payload: dict[str, Any]) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=service.as_subject(),
        payload=payload,
    )
