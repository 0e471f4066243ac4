"""The cards of the projects as HTML, drawn once for each content: only order and ticks differ between visitors."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ballots.models import Kind
from budgets.choosing import Listed

_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def card(project: Listed, kind: str, spoken: str, *, ticked: bool) -> SafeString:
    """One card with its choice. `spoken` is the page's language, for the words around the project's own."""
    context = {"project": project, "single": kind == Kind.SINGLE, "ticked": ticked}
    return render_to_string("voting/card.html", context)
