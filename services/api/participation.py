"""Services and how far residents decide them, as open data."""

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from look.api_fields import MoneyField, money
from services.models import BudgetLine, Level, Service

SLUG = "[-a-zA-Z0-9_]{1,80}"
_SPECTRUM = "How far residents decide: inform, consult, co-produce, devolve."
_EXAMPLE = {
    "slug": "parks",
    "name": "Parks",
    "summary": "Keeps parks and playgrounds.",
    "level": "co-produce",
    "on_table": True,
    "out_reason": "",
    "lines": [
        {"year": 2026, "title": "Grounds", "amount": money(40_000_000), "level": "consult", "on_table": False, "out_reason": "A contract until 2028."}
    ],
}  # fmt: skip
_STANDING = {
    "level": {"help_text": _SPECTRUM},
    "on_table": {
        "help_text": "Whether it is up for discussion; it is unless a reason leaves it out."
    },
    "out_reason": {"help_text": "Why it is left out, or empty."},
}


class BudgetLineSerializer(serializers.ModelSerializer[BudgetLine]):
    """A line of the budget, which stands on the spectrum by itself."""

    amount = MoneyField(source="amount_pence", help_text="Below nought for income.")

    class Meta:
        model = BudgetLine
        fields = ["year", "title", "amount", "level", "on_table", "out_reason"]
        extra_kwargs = {
            "year": {"help_text": "The year in which the financial year begins."},
            "title": {"help_text": "What the line is for."},
            **_STANDING,
        }


class ServiceSerializer(serializers.ModelSerializer[Service]):
    class Meta:
        model = Service
        fields = ["slug", "name", "summary", "level", "on_table", "out_reason"]
        extra_kwargs = {
            "slug": {"help_text": "The name as it stands in addresses."},
            "name": {"help_text": "Name of the service."},
            "summary": {"help_text": "What it does."},
            **_STANDING,
        }


class ServiceWithLinesSerializer(ServiceSerializer):
    """One service with the lines of its budget, newest year first."""

    lines = BudgetLineSerializer(many=True, help_text="The lines of its budget.")

    class Meta(ServiceSerializer.Meta):
        fields = [*ServiceSerializer.Meta.fields, "lines"]


class ServiceFilter(django_filters.FilterSet):
    level = django_filters.ChoiceFilter(choices=Level.choices, help_text=_SPECTRUM)

    class Meta:
        model = Service
        fields = ["level"]


@extend_schema(tags=["services"])
@extend_schema_view(
    list=extend_schema(operation_id="list_services", summary="Services, by name"),
    retrieve=extend_schema(
        operation_id="get_service",
        summary="One service with the lines of its budget",
        parameters=[OpenApiParameter("slug", str, "path", description="The service's slug.")],
        examples=[OpenApiExample("A service", value=_EXAMPLE)],
    ),
)
class ServiceViewSet(viewsets.ReadOnlyModelViewSet[Service]):
    """What the council does and pays for, where each stands on the participation spectrum, and what is left out and why."""

    queryset = Service.objects.none()
    filterset_class = ServiceFilter
    lookup_field = "slug"
    lookup_value_regex = SLUG

    def get_queryset(self) -> QuerySet[Service]:
        found = Service.objects.order_by("name", "slug")
        return found if self.action == "list" else found.prefetch_related("lines")

    def get_serializer_class(self) -> type[ServiceSerializer]:
        return ServiceSerializer if self.action == "list" else ServiceWithLinesSerializer
