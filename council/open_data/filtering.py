"""Filters, strictly: a mistyped one must not answer with everything."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

PAGING = {"limit", "offset"}


class StrictFilters(DjangoFilterBackend):
    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        self._refuse_unknown(request, queryset, view)
        filtered: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return filtered

    def _refuse_unknown(self, request: Request, queryset: QuerySet[Any], view: APIView) -> None:
        offered = set(PAGING) if getattr(view, "action", "") == "list" else set()
        filters = self.get_filterset_class(view, queryset)
        offered |= set(filters.base_filters) if filters and offered else set()
        unknown = sorted(set(request.query_params) - offered)
        if unknown:
            words = _("There is no such parameter here. Known: %(known)s.")
            known = ", ".join(sorted(offered)) or _("none")
            raise ValidationError({name: words % {"known": known} for name in unknown})
