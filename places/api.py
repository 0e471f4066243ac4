"""Wards as open data."""

from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from places.api_fields import SQUARE, WithBoundary, WithDeprivation
from places.models import Ward, WardQuerySet

_EXAMPLE: dict[str, Any] = {
    "code": "E05090001",
    "name": "Larkmead",
    "slug": "larkmead",
    "vintage": 2026,
    "population": 14200,
    "deprivation": {"population": 14150, "average_decile": 3.4218, "most_deprived": 8100},
    "bounding_box": [-0.11, 51.44, -0.1, 51.45],
    "centre": [-0.105, 51.445],
    "boundary": SQUARE,
}


class WardSerializer(WithDeprivation, serializers.ModelSerializer[Ward]):
    """A ward in a list: `code` is its GSS code, `vintage` the year of its boundary."""

    class Meta:
        model = Ward
        fields = ["code", "name", "slug", "vintage", "population", "deprivation"]
        extra_kwargs = {
            "code": {"help_text": "GSS code."},
            "name": {"help_text": "Name of the ward."},
            "slug": {"help_text": "The name as it stands in addresses."},
            "vintage": {"help_text": "Year of the boundaries that the code belongs to."},
            "population": {"help_text": "People who live there, or null where unknown."},
        }


class WardWithBoundarySerializer(WithBoundary, WardSerializer):
    """One ward with its boundary as a GeoJSON geometry: WGS 84, longitude first."""

    class Meta(WardSerializer.Meta):
        fields = [*WardSerializer.Meta.fields, "bounding_box", "centre", "boundary"]


@extend_schema(tags=["wards"])
@extend_schema_view(
    list=extend_schema(
        operation_id="list_wards", summary="The wards of the newest boundaries, by name"
    ),
    retrieve=extend_schema(
        operation_id="get_ward",
        summary="One ward with its boundary",
        parameters=[OpenApiParameter("code", str, "path", description="The ward's GSS code.")],
        examples=[OpenApiExample("A ward", value=_EXAMPLE)],
    ),
)
class WardViewSet(viewsets.ReadOnlyModelViewSet[Ward]):
    """Wards are known by their GSS code. A list leaves the boundaries out."""

    queryset = Ward.objects.current()
    lookup_field = "code"
    lookup_value_regex = "[EWSN][0-9]{8}"

    def get_queryset(self) -> WardQuerySet:
        wards = Ward.objects.current().with_deprivation()
        return wards.defer("boundary") if self.action == "list" else wards

    def get_serializer_class(self) -> type[WardSerializer]:
        return WardSerializer if self.action == "list" else WardWithBoundarySerializer
