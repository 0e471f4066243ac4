"""Budgets broken down by area, as open data."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from look.api_fields import MomentField, MoneyField, money
from services import breakdown_page
from services.api.areas import AreaShareSerializer, kind_filter
from services.models import Disaggregation

_EXAMPLE = {
    "id": 7,
    "service": "parks",
    "year": 2026,
    "kind": "ward",
    "total": money(149_001),
    "made_at": "2026-11-20T14:02:11Z",
    "areas": [{"code": "E05090001", "name": "Larkmead", "people": 9_120, "amount": money(112_004)}],
    "lines_url": "https://council.example/services/parks/by-area/7/shares.csv",
}

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class DisaggregationSerializer(serializers.ModelSerializer[Disaggregation]):
    service = serializers.CharField(source="service.slug", help_text="Slug of the service.")
    total = MoneyField(source="total_pence", help_text="The whole budget.")
    made_at = MomentField(help_text="When it was worked out.")

    class Meta:
        model = Disaggregation
        fields = ["id", "service", "year", "kind", "total", "made_at"]
        extra_kwargs = {
            "id": {"help_text": "Its number."},
            "year": {"help_text": "The year in which the financial year begins."},
            "kind": {"help_text": "By which areas."},
        }


class DisaggregationWithAreasSerializer(DisaggregationSerializer):
    """One broken down budget: what falls to the areas adds up to the whole."""

    areas = serializers.SerializerMethodField(help_text="What falls to each area.")
    lines_url = serializers.SerializerMethodField(
        help_text="Where every line with its shares is, as CSV."
    )

    class Meta(DisaggregationSerializer.Meta):
        fields = [*DisaggregationSerializer.Meta.fields, "areas", "lines_url"]

    @extend_schema_field(AreaShareSerializer(many=True))
    def get_areas(self, made: Disaggregation) -> Any:
        pence = breakdown_page.by_area(made)
        rows = [{**area, "pence": pence.get(area["code"], 0)} for area in made.inputs["areas"]]
        return AreaShareSerializer(rows, many=True).data

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_lines_url(self, made: Disaggregation) -> str:
        address = reverse("services:disaggregation-csv", args=[made.service.slug, made.pk])
        return f"{settings.SITE_URL}{address}"


@extend_schema_field(
    {
        "type": "integer",
        "minimum": _FIRST_YEAR,
        "maximum": _LAST_YEAR,
        "description": "The year in which the financial year begins.",
    }
)
class YearFilter(django_filters.NumberFilter):
    """A year that a budget can be of."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=_FIRST_YEAR, max_value=_LAST_YEAR, decimal_places=0, **kwargs)


class DisaggregationFilter(django_filters.FilterSet):
    kind = kind_filter()
    year = YearFilter()

    class Meta:
        model = Disaggregation
        fields = ["kind", "year"]


@extend_schema(tags=["disaggregations"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_disaggregations", summary="Budgets broken down by area, the newest first"
    ),
    retrieve=extend_schema(
        operation_id="get_disaggregation",
        summary="One budget with what falls to each area",
        parameters=[OpenApiParameter("id", int, "path", description="Its number.")],
        examples=[OpenApiExample("A budget by ward", value=_EXAMPLE)],
    ),
)
class DisaggregationViewSet(viewsets.ReadOnlyModelViewSet[Disaggregation]):
    """Where the money of a service goes, by site, people and users, overheads by full cost."""

    queryset = Disaggregation.objects.none()
    filterset_class = DisaggregationFilter
    lookup_value_regex = "[0-9]{1,9}"

    def get_queryset(self) -> QuerySet[Disaggregation]:
        found = Disaggregation.objects.select_related("service").order_by("-made_at", "-pk")
        return found.defer("inputs", "by_area") if self.action == "list" else found

    def get_serializer_class(self) -> type[DisaggregationSerializer]:
        listed = self.action == "list"
        return DisaggregationSerializer if listed else DisaggregationWithAreasSerializer
