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
    """Context processor: the links for this reader, `navigation` and below it `beside` (worked out only where a page shows them)."""
    return {
        "navigation": SimpleLazyObject(lambda: links(request)),
        "beside": SimpleLazyObject(lambda: links_beside(request)),
    }


def role_of(request: HttpRequest) -> Role:
    user = getattr(request, "user", None)
    return "officer" if user is not None and user.is_staff else "resident"


def links(request: HttpRequest) -> list[Link]:
    """The reader's menu; the item with the longest matching path, or the one it stands beside, is current."""
    here = _here(request)
    top = (here.beside or here.view) if here else ""
    return [_link(item, item.view == top) for item in _of_reader(request) if not item.beside]


def links_beside(request: HttpRequest) -> list[Link]:
    """The second row, of the item that is current and those beside it; empty where nothing stands beside it."""
    here = _here(request)
    if here is None:
        return []
    top = here.beside or here.view
    row = [item for item in _of_reader(request) if top in {item.view, item.beside}]
    return [_link(item, item is here) for item in row] if len(row) > 1 else []


def _link(item: Item, current: bool) -> Link:
    return Link(str(item.text), reverse(item.view), current)


def _of_reader(request: HttpRequest) -> list[Item]:
    role = role_of(request)
    return [item for item in _items() if item.role == role and _may_see(request, item)]


def _here(request: HttpRequest) -> Item | None:
    """The item whose pages the reader is on: that with the longest matching path."""
    matches = [
        (len(under), item)
        for item in _of_reader(request)
        for under in (item.under or reverse(item.view), *item.also)
        if request.path.startswith(under)
    ]
    return max(matches, key=lambda match: match[0])[1] if matches else None


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
