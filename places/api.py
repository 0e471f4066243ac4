"""Wards as open data, to be mounted at /api/v1/wards/."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers, viewsets

from places.geometry import bounding_box, centroid
from places.models import Ward, WardQuerySet


class WardSerializer(serializers.ModelSerializer[Ward]):
    """A ward in a list: `code` is its GSS code, `vintage` the year of its boundary."""

    class Meta:
        model = Ward
        fields = ["code", "name", "slug", "vintage", "population"]


class WardWithBoundarySerializer(WardSerializer):
    """One ward with its boundary as a GeoJSON geometry: WGS 84, longitude first."""

    boundary = serializers.SerializerMethodField()
    bounding_box = serializers.SerializerMethodField(help_text="West, south, east, north.")
    centre = serializers.SerializerMethodField(help_text="Longitude, latitude.")

    class Meta(WardSerializer.Meta):
        fields = [*WardSerializer.Meta.fields, "bounding_box", "centre", "boundary"]

    @extend_schema_field({"type": "object", "description": "A GeoJSON MultiPolygon."})
    def get_boundary(self, ward: Ward) -> dict[str, Any]:
        return {"type": "MultiPolygon", "coordinates": ward.boundary}

    @extend_schema_field(serializers.ListField(child=serializers.FloatField()))
    def get_bounding_box(self, ward: Ward) -> tuple[float, ...]:
        return bounding_box(ward.boundary)

    @extend_schema_field(serializers.ListField(child=serializers.FloatField()))
    def get_centre(self, ward: Ward) -> tuple[float, float]:
        return centroid(ward.boundary)


@extend_schema_view(
    list=extend_schema(summary="The wards of the newest boundaries, by name"),
    retrieve=extend_schema(summary="One ward with its boundary"),
)
class WardViewSet(viewsets.ReadOnlyModelViewSet[Ward]):
    queryset = Ward.objects.current()
    lookup_field = "code"
    lookup_value_regex = "[EWSN][0-9]{8}"

    def get_queryset(self) -> WardQuerySet:
        wards = Ward.objects.current()
        return wards.defer("boundary") if self.action == "list" else wards

    def get_serializer_class(self) -> type[WardSerializer]:
        return WardSerializer if self.action == "list" else WardWithBoundarySerializer
