"""Wards as open data."""

from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from places.geometry import bounding_box, centroid
from places.models import Ward, WardQuerySet

_POSITION = {"type": "array", "items": {"type": "number"}}
_RING = {"type": "array", "items": _POSITION}
_POLYGON = {"type": "array", "items": _RING}
_MULTIPOLYGON: dict[str, Any] = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"type": "string", "enum": ["MultiPolygon"], "description": "GeoJSON."},
        "coordinates": {
            "type": "array",
            "items": _POLYGON,
            "description": "Polygons of rings of positions, WGS 84, longitude first.",
        },
    },
}
_EXAMPLE: dict[str, Any] = {
    "code": "E05090001",
    "name": "Larkmead",
    "slug": "larkmead",
    "vintage": 2026,
    "population": 14200,
    "bounding_box": [-0.11, 51.44, -0.1, 51.45],
    "centre": [-0.105, 51.445],
    "boundary": {
        "type": "MultiPolygon",
        "coordinates": [
            [[[-0.11, 51.44], [-0.1, 51.44], [-0.1, 51.45], [-0.11, 51.45], [-0.11, 51.44]]]
        ],
    },
}


class WardSerializer(serializers.ModelSerializer[Ward]):
    """A ward in a list: `code` is its GSS code, `vintage` the year of its boundary."""

    class Meta:
        model = Ward
        fields = ["code", "name", "slug", "vintage", "population"]
        extra_kwargs = {
            "code": {"help_text": "GSS code."},
            "name": {"help_text": "Name of the ward."},
            "slug": {"help_text": "The name as it stands in addresses."},
            "vintage": {"help_text": "Year of the boundaries that the code belongs to."},
            "population": {"help_text": "People who live there, or null where unknown."},
        }


class WardWithBoundarySerializer(WardSerializer):
    """One ward with its boundary as a GeoJSON geometry: WGS 84, longitude first."""

    boundary = serializers.SerializerMethodField(help_text="A GeoJSON MultiPolygon.")
    bounding_box = serializers.SerializerMethodField(help_text="West, south, east, north.")
    centre = serializers.SerializerMethodField(help_text="Longitude, latitude.")

    class Meta(WardSerializer.Meta):
        fields = [*WardSerializer.Meta.fields, "bounding_box", "centre", "boundary"]

    @extend_schema_field(_MULTIPOLYGON)
    def get_boundary(self, ward: Ward) -> dict[str, Any]:
        return {"type": "MultiPolygon", "coordinates": ward.boundary}

    @extend_schema_field(serializers.ListField(child=serializers.FloatField()))
    def get_bounding_box(self, ward: Ward) -> tuple[float, ...]:
        return bounding_box(ward.boundary)

    @extend_schema_field(serializers.ListField(child=serializers.FloatField()))
    def get_centre(self, ward: Ward) -> tuple[float, float]:
        return centroid(ward.boundary)


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
        wards = Ward.objects.current()
        return wards.defer("boundary") if self.action == "list" else wards

    def get_serializer_class(self) -> type[WardSerializer]:
        return WardSerializer if self.action == "list" else WardWithBoundarySerializer
