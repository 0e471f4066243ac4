"""What a room says to be listed in the navigation, in its module `navigation`, as `ITEMS`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Role = Literal["resident", "officer"]


@dataclass(frozen=True)
class Item:
    """One link of the navigation.

    `view` is a url name without arguments; `under` is the path prefix whose pages it stands for (the view's own
    path when empty), `also` more such prefixes; items are sorted by `order`. With a `permission` only those who hold it see the item.
    `beside` is the `view` of another item: this one is then listed on that one's pages, in a second row, and not in the menu itself.
    """

    text: "str | _StrPromise"
    view: str
    role: Role = "resident"
    order: int = 50
    under: str = ""
    permission: str = ""
    also: tuple[str, ...] = ()
    beside: str = ""
