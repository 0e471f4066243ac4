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
from django.utils.translation import gettext_lazy as _

from look.navigation import Item, Role

ITEMS = [
    Item(
        _("Complaints"),
        "complaints_listed",
        role="officer",
        order=90,
        permission="council.answer_complaint",
    )
]


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation`, the links for this reader (worked out only where a page shows them)."""
    return {"navigation": SimpleLazyObject(lambda: links(request))}


def role_of(request: HttpRequest) -> Role:
    user = getattr(request, "user", None)
    return "officer" if user is not None and user.is_staff else "resident"


def links(request: HttpRequest) -> list[Link]:
    """The reader's items as links; the one with the longest matching path is current."""
    role = role_of(request)
    items = [item for item in _items() if item.role == role and _may_see(request, item)]
    prefixes = {item: (item.under or reverse(item.view), *item.also) for item in items}
    here = [one for under in prefixes.values() for one in under if request.path.startswith(one)]
    current = max(here, key=len, default=None)
    return [
        Link(str(item.text), reverse(item.view), current in under)
        for item, under in prefixes.items()
    ]


def _may_see(request: HttpRequest, item: Item) -> bool:
    return not item.permission or request.user.has_perm(item.permission)


@cache
def _items() -> list[Item]:
    modules = [
        import_module(f"{config.name}.navigation")
        for config in apps.get_app_configs()
        if config.module and module_has_submodule(config.module, "navigation")
    ]
    found = [item for module in modules for item in getattr(module, "ITEMS", [])]
    return sorted(found, key=lambda item: item.order)
