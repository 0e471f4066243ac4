"""The service navigation: what the rooms list in their modules `navigation`, for the reader's role."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import module_has_submodule

from look.navigation import Item, Role


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation`, the links for this reader (worked out only where a page shows them)."""
    return {"navigation": SimpleLazyObject(lambda: links(request.path, role_of(request)))}


def role_of(request: HttpRequest) -> Role:
    user = getattr(request, "user", None)
    return "officer" if user is not None and user.is_staff else "resident"


def links(path: str, role: Role) -> list[Link]:
    """The items of a role as links; the one with the longest matching path is current."""
    places = [(item, reverse(item.view)) for item in _items() if item.role == role]
    here = max(
        (item.under or href for item, href in places if path.startswith(item.under or href)),
        key=len,
        default="",
    )
    return [
        Link(str(item.text), href, bool(here) and here == (item.under or href))
        for item, href in places
    ]


@cache
def _items() -> list[Item]:
    modules = [
        import_module(f"{config.name}.navigation")
        for config in apps.get_app_configs()
        if config.module and module_has_submodule(config.module, "navigation")
    ]
    found = [item for module in modules for item in getattr(module, "ITEMS", [])]
    return sorted(found, key=lambda item: item.order)
