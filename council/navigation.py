"""The service navigation: what the rooms list in their modules `navigation`, for the reader's role."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
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
    menu = Menu(request)
    return {
        "navigation": SimpleLazyObject(lambda: menu.links),
        "beside": SimpleLazyObject(lambda: menu.beside),
    }


class Menu:
    """One reader's menu on one page: what both rows ask for is worked out once."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def links(self) -> list[Link]:
        """The item with the longest matching path, or the one it stands beside, is current."""
        return [self._link(item, item.view == self._top) for item in self._items if not item.beside]

    @cached_property
    def beside(self) -> list[Link]:
        """The second row, of the item that is current and those beside it; empty where nothing stands beside it."""
        if self._here is None:
            return []
        row = [item for item in self._items if self._top in {item.view, item.beside}]
        return [self._link(item, item is self._here) for item in row] if len(row) > 1 else []

    @cached_property
    def _items(self) -> list[Item]:
        role = role_of(self._request)
        return [item for item in _items() if item.role == role and self._may_see(item)]

    @cached_property
    def _here(self) -> Item | None:
        """The item whose pages the reader is on: that with the longest matching path."""
        matches = [
            (len(under), item)
            for item in self._items
            for under in (item.under or _address(item.view, get_script_prefix()), *item.also)
            if self._request.path.startswith(under)
        ]
        return max(matches, key=lambda match: match[0])[1] if matches else None

    @property
    def _top(self) -> str:
        return (self._here.beside or self._here.view) if self._here else ""

    def _may_see(self, item: Item) -> bool:
        return not item.permission or self._request.user.has_perm(item.permission)

    def _link(self, item: Item, current: bool) -> Link:
        return Link(str(item.text), _address(item.view, get_script_prefix()), current)


def role_of(request: HttpRequest) -> Role:
    user = getattr(request, "user", None)
    return "officer" if user is not None and user.is_staff else "resident"


@cache
def _address(view: str, script_prefix: str) -> str:
    """The same for everybody below one prefix, and asked for a dozen times on each page."""
    return reverse(view)


@cache
def _items() -> list[Item]:
    modules = [
        import_module(f"{config.name}.navigation")
        for config in apps.get_app_configs()
        if config.module and module_has_submodule(config.module, "navigation")
    ]
    found = [item for module in modules for item in getattr(module, "ITEMS", [])]
    return sorted(found, key=lambda item: item.order)
