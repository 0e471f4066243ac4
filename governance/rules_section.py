"""“Rules in force” on an organisation's own page."""

from typing import Any

from django.http import HttpRequest

from governance.constituting import today
from governance.rules_page import span_in_words
from members.models import Constitution, Organisation

TEMPLATE = "rules/section.html"


def rules_section(
    organisation: Organisation, request: HttpRequest | None = None
) -> dict[str, Any] | None:
    """What templates/rules/section.html shows; None before the first version is in force."""
    found = Constitution.objects.in_force(organisation, today())
    if found is None:
        return None
    return {"organisation": organisation, "constitution": found, "span": span_in_words(found)}
