"""Pages of plain text: statements, notices, phone numbers."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.views.generic import TemplateView


def page(name: str) -> Callable[..., HttpResponseBase]:
    """The page of templates/council/<name>.html."""
    return TemplateView.as_view(template_name=f"council/{name}.html")
