"""Lists in pages: `limit` rows from `offset`. A number that makes no sense is refused, never mended in silence."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request

_MEMBERS = {
    "count": "How many rows there are in all.",
    "next": "Address of the page after this one, or null.",
    "previous": "Address of the page before this one, or null.",
    "results": "The rows of this page.",
}


class Pages(LimitOffsetPagination):
    default_limit = 50
    max_limit = 200
    max_offset = 1_000_000

    def get_limit(self, request: Request) -> int:
        return _whole(request, "limit", least=1, most=self.max_limit, default=self.default_limit)

    def get_offset(self, request: Request) -> int:
        return _whole(request, "offset", least=0, most=self.max_offset, default=0)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        page: dict[str, Any] = super().get_paginated_response_schema(schema)
        page["required"] = list(page["properties"])
        for name, sentence in _MEMBERS.items():
            page["properties"][name]["description"] = sentence
        return page

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        limit = {"minimum": 1, "maximum": self.max_limit, "default": self.default_limit}
        offset = {"minimum": 0, "maximum": self.max_offset, "default": 0}
        return [
            _described("limit", "How many rows to send.", limit),
            _described("offset", "How many rows to leave out at the start.", offset),
        ]


def _whole(request: Request, name: str, *, least: int, most: int, default: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        raise _refused(name, least, most)
    if not least <= int(text) <= most:
        raise _refused(name, least, most)
    return int(text)


def _refused(name: str, least: int, most: int) -> ValidationError:
    values = {"least": least, "most": most}
    return ValidationError({name: _("Give a whole number from %(least)d to %(most)d.") % values})


def _described(name: str, description: str, limits: dict[str, int]) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": {"type": "integer", **limits},
    }
