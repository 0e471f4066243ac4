"""Pots shared out between areas, as open data."""

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from look.api_fields import MomentField, MoneyField, money
from services.api.areas import AreaShareSerializer, kind_filter
from services.models import Split

_EXAMPLE = {
    "id": 3,
    "title": "Ward budgets 2026",
    "kind": "ward",
    "pot": money(10_000_000),
    "population_percent": 50,
    "decile_hundredths": [200, 180, 160, 150, 140, 130, 120, 110, 100, 100],
    "made_at": "2026-11-20T14:02:11Z",
    "shares": [
        {"code": "E05090001", "name": "Larkmead", "people": 9_120, "amount": money(450_012)}
    ],
}


class SplitShareSerializer(AreaShareSerializer):
    code = serializers.CharField(source="area_code", help_text="Code of the ward or neighbourhood.")
    name = serializers.CharField(source="area_name", help_text="Name of the area.")


class SplitSerializer(serializers.ModelSerializer[Split]):
    pot = MoneyField(source="pot_pence", help_text="What was shared out.")
    decile_hundredths = serializers.ListField(
        child=serializers.IntegerField(),
        help_text="How much a person counts in deciles 1 (most deprived) to 10, in hundredths.",
    )
    made_at = MomentField(help_text="When it was worked out.")

    class Meta:
        model = Split
        fields = [
            "id",
            "title",
            "kind",
            "pot",
            "population_percent",
            "decile_hundredths",
            "made_at",
        ]
        extra_kwargs = {
            "id": {"help_text": "Its number."},
            "title": {"help_text": "What was split."},
            "kind": {"help_text": "Between which areas."},
            "population_percent": {
                "help_text": "How many per cent go by people alone; the rest by people weighted by deprivation."
            },
        }


class SplitWithSharesSerializer(SplitSerializer):
    """One split with its shares: they add up to the pot."""

    shares = SplitShareSerializer(many=True, help_text="What each area gets.")

    class Meta(SplitSerializer.Meta):
        fields = [*SplitSerializer.Meta.fields, "shares"]


class SplitFilter(django_filters.FilterSet):
    kind = kind_filter()

    class Meta:
        model = Split
        fields = ["kind"]


@extend_schema(tags=["splits"])
@extend_schema_view(
    list=extend_schema(operation_id="list_splits", summary="Pots shared out, the newest first"),
    retrieve=extend_schema(
        operation_id="get_split",
        summary="One split with the share of each area",
        parameters=[OpenApiParameter("id", int, "path", description="Number of the split.")],
        examples=[OpenApiExample("A split", value=_EXAMPLE)],
    ),
)
class SplitViewSet(viewsets.ReadOnlyModelViewSet[Split]):
    """Sums shared out by people and deprivation, with the formula. Every step is in the file of its page."""

    queryset = Split.objects.none()
    filterset_class = SplitFilter
    lookup_value_regex = "[0-9]{1,9}"

    def get_queryset(self) -> QuerySet[Split]:
        found = Split.objects.defer("inputs").order_by("-made_at", "-pk")
        if self.action == "list":
            return found
        return found.prefetch_related("shares")

    def get_serializer_class(self) -> type[SplitSerializer]:
        return SplitSerializer if self.action == "list" else SplitWithSharesSerializer
